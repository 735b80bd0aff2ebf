"""Word files and translators' files in and out: import, export and review."""
