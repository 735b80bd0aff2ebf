"""A publication in; everything an editor should look at out."""
