"""What is seen at once on map, timeline and network: one choice of statements, in the address."""
