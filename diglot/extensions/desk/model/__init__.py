"""The model of the extension `desk`."""
