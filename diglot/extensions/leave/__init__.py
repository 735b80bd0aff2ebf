"""Take a publication to another program."""
