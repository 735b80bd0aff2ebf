"""Reads a publication's folder: settings, people, polls, books and manuscripts out."""
