"""The extension `page`."""
