"""The documentation of diglot as a publication made by diglot itself."""
