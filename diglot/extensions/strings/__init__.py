"""Keep the words of the interface up to date in each language: the command `strings`."""
