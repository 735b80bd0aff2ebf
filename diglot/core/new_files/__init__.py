"""Files that people go on writing: of a publication, of persons, of translations. Pure functions."""
