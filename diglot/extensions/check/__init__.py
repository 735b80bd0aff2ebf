"""Compare translations with their originals, and look at each text by itself: the command `check`."""
