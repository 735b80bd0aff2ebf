"""The core of the extension `numbering`."""
