"""Configure servers, and what runs builds every night."""
