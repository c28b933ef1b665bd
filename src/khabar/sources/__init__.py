"""The outside as it comes in: files, encodings, lines of JSON."""
