"""Article and book pages in; PDFs, EPUBs, parallel editions and the search index out."""
