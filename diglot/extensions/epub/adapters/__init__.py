"""The adapters of the extension `epub`."""
