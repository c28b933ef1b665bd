"""Numbers: counts, measures and tolls, with what they count."""
