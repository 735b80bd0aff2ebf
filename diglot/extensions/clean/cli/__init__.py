"""The command line of the extension `clean`."""
