"""A journal for libraries and archives: what they harvest, list and keep of it."""
