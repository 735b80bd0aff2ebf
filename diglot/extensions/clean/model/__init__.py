"""The model of the extension `clean`."""
