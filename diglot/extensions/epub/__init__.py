"""Make e-books: of a text or of a volume, in one language or in both."""
