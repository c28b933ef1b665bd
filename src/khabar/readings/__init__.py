"""What is read in an article: the value types, and through them JSON and its schema."""
