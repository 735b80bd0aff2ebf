"""The model of the extension `books`."""
