"""The stages of a build and of every other command: they introduce adapters and core to each other."""
