"""Pure functions: checks, and what pages and deposits say."""
