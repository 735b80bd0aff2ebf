"""The package that asks for what only some systems have: open folders, locks of files, limits of processes, forks.

Each module has a fallback for systems without it, such as Windows, and is the only one that imports or names it.
"""
