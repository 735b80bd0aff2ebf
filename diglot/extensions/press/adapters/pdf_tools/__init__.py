"""PDFs in, PDFs for a print shop and facts about them out: `pdfx` converts, `inspection` reads for a preflight."""
