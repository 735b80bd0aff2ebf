"""The pipeline of the extension `media`."""
