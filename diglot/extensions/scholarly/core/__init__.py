"""The core of the extension `scholarly`."""
