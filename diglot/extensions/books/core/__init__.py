"""The core of the extension `books`."""
