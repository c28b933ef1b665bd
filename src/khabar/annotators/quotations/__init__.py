"""Quotations: what stands between marks of any kind, turned round or left open."""
