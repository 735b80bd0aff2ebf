"""The dictionary of Russian."""
