"""An archive read by many hands: cut into chunks, each read and written by itself."""
