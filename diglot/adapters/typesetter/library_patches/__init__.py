"""Patches for WeasyPrint: what they mend, and how they are applied."""
