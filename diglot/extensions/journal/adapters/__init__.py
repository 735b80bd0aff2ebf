"""Archives of files for deposits."""
