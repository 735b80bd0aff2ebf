"""What is harvested, listed and kept of a journal, as its standards have it. Pure functions."""
