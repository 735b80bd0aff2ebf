"""The pipeline of the extension `exchange`."""
