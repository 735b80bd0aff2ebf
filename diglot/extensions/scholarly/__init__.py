"""The extension `scholarly`."""
