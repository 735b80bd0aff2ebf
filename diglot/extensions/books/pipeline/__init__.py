"""The pipeline of the extension `books`."""
