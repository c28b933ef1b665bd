"""Finding what was kept: by words in any of their forms, and by what was read in them."""
