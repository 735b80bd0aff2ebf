"""One module for each outside library or resource; no other module imports that library."""
