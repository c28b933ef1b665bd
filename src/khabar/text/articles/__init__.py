"""Articles in a file, and the parts of each: titles, datelines, and what carries no news."""
