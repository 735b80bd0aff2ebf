"""The commands that build, publish, explain and maintain, a module each."""
