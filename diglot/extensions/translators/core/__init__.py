"""The core of the extension `translators`."""
