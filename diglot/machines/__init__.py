"""One module for each outside library or thing; no other module imports that library."""
