"""Checks a publication: build options in, all problems that an editor should look at out."""
