"""The core of the extension `booklet`."""
