"""The pipeline of the extension `makeup`."""
