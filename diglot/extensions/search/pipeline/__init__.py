"""The pipeline of the extension `search`."""
