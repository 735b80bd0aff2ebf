"""Show what changed since the texts were in step: the command `diff`."""
