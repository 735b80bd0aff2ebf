"""Frozen types that every other layer uses. Imports the standard library and msgspec only."""
