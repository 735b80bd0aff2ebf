"""The pipeline of the extension `scholarly`."""
