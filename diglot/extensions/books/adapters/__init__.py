"""The adapters of the extension `books`."""
