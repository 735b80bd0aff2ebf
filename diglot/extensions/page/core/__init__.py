"""The core of the extension `page`."""
