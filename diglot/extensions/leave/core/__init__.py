"""Where texts, pictures and settings of a publication belong in another program. Pure functions."""
