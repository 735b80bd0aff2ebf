"""The adapters of the extension `clean`."""
