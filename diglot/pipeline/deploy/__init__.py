"""Removes the cache and the site."""
