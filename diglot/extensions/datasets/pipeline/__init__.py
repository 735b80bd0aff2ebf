"""The pipeline of the extension `datasets`."""
