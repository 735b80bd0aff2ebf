"""Types of what is printed: pages and their boxes, lines, spreads, books, covers. Touches nothing."""
