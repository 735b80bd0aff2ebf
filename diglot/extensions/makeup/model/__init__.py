"""The model of the extension `makeup`."""
