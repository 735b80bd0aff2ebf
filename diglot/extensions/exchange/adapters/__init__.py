"""Archives of what is exported."""
