"""Set the texts of a volume as a book: prelims, chapters, an index of people, an imprint."""
