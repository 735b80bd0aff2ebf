"""What the files of a publication say: manuscripts, tables, comments, and which files there are."""
