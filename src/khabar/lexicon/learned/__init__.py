"""What was learned from marked text: the tagger of names and the transliterator."""
