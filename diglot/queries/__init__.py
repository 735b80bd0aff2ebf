"""What can be asked of a publication: a key in, a value out, made again only when what it read has changed."""
