"""The pipeline of the extension `clean`."""
