"""The pipeline of the extension `booklet`."""
