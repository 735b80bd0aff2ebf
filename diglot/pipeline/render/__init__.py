"""Renders the site: compiled editions in; pages, feeds, sitemaps and theme files out, written to the staged site."""
