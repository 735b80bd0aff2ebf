"""The core of the extension `datasets`."""
