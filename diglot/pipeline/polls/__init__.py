"""Takes readers' votes on open polls, counts them, and writes them into the files of polls that close."""
