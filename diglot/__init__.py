"""A bilingual publishing house in a folder: manuscripts in two languages in, a published site and PDFs out."""

__version__ = "0.1.0"
