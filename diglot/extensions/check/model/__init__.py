"""The model of the extension `check`."""
