"""The model of the extension `epub`."""
