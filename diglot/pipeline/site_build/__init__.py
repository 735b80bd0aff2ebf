"""Builds a publication: build options in, a published folder and a report out."""
