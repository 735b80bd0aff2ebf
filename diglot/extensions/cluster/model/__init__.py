"""The model of the extension `cluster`."""
