"""The extension `exchange`."""
