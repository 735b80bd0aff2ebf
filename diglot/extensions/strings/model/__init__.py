"""The model of the extension `strings`."""
