"""The extension `makeup`."""
