"""Addresses in texts: find, resolve, judge and change them, and make slugs. Pure functions."""
