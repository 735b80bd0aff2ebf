"""The extension `numbering`."""
