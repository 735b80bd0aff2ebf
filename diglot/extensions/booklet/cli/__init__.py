"""The command line of the extension `booklet`."""
