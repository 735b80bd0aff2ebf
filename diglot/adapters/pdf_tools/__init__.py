"""PDFs in, measures of their pages out. With extensions, the only package that imports pikepdf."""
