"""The model of the extension `facing`."""
