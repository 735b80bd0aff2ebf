"""Remove what builds keep: the command `clean`."""
