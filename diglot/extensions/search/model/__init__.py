"""The model of the extension `search`."""
