"""Lay out a PDF as a booklet to fold and stitch."""
