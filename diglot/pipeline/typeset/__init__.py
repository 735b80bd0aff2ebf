"""Compiles manuscripts: Markdown in, sanitised HTML with its metadata out, typeset by the rules of its language."""
