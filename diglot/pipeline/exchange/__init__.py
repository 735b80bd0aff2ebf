"""Word files and translators' files in and out: export, import and review."""
