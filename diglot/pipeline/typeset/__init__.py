"""Manuscripts in, sanitised HTML with its metadata out, set by the rules of its language."""
