"""Readers search the site: an index in each language, the page that asks it, and what browsers are told of it."""
