"""The command line, and later the desk: the edge where flags become values."""
