"""Rename an article with everything that refers to it: the command `mv`."""
