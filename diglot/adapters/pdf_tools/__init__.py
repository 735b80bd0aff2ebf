"""PDFs in, PDFs and facts about them out. The only package that imports pikepdf.

`pressing` makes a PDF ready for a print shop, `examining` reads the facts that a preflight judges, `imposing` lays
pages on sheets to be folded.
"""
