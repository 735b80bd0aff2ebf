"""PDFs in, PDFs out, and what is in them. Touches pikepdf, which no other module imports.

`pressing` makes a PDF ready for a print shop, `examining` reads the facts that a preflight judges, `imposing` lays
pages on sheets to be folded.
"""
