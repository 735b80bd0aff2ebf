"""The model of the extension `booklet`."""
