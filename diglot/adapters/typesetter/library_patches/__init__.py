"""Patches of WeasyPrint: what they mend, and how they are applied."""
