"""The command line of the extension `translators`."""
