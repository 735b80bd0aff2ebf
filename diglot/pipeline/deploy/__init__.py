"""A finished site in; releases and server configurations out. Removing the cache and the site is here too."""
