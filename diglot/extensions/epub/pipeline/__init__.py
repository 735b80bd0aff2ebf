"""The pipeline of the extension `epub`."""
