"""The pipeline of the extension `facing`."""
