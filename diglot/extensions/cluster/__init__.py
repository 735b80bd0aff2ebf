"""The extension `cluster`."""
