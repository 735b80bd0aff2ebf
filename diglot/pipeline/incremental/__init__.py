"""The last build's state in; what must be made again, and why, out."""
