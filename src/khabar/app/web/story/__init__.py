"""A story as its screen shows it: origins, figures, the matrix, copies, names."""
