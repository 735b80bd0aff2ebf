"""The pipeline of the extension `check`."""
