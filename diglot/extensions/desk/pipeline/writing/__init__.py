"""Writes what is no row: whole originals, new articles, pictures and files that people send in."""
