"""The model of the extension `numbering`."""
