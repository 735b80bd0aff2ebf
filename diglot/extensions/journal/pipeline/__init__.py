"""From a compiled site to facts of pages and files for deposits."""
