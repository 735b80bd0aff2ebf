"""The extension `translators`."""
