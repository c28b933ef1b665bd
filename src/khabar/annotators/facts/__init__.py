"""Standing facts: what belongs to what, who stands where, under whom, by which name."""
