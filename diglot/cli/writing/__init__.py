"""The commands for those who write and translate, a module each."""
