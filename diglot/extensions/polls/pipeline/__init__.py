"""The pipeline of the extension `polls`."""
