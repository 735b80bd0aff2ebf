"""The model of the extension `datasets`."""
