"""The model of the extension `scholarly`."""
