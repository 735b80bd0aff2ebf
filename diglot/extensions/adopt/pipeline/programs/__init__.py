"""The readers of sites: a folder in, what its program says of it out, or None if it is of another one."""
