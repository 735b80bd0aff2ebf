"""The core of the extension `epub`."""
