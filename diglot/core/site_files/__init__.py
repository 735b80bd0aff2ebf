"""Files of a site beside its pages: feeds, sitemaps, what search engines and browsers read. Pure functions."""
