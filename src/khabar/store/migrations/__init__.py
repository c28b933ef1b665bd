"""How a store's file came to its present tables, step by step, by Alembic."""
