"""The queries of the extension `check`."""
