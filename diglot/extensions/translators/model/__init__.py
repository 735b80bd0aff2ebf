"""The model of the extension `translators`."""
