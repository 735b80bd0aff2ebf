"""A publication's folder in; settings, people, polls, books and manuscripts out."""
