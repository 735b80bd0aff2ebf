"""Find how words and passages were translated before: the command `find`."""
