"""The model of the extension `page`."""
