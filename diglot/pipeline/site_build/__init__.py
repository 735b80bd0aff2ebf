"""Build options in, a published folder and a report out."""
