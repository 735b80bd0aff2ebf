"""The pipeline of the extension `translators`."""
