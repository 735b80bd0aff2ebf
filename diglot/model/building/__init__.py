"""What a build keeps and asks: what pages depend on, rows of pages. Touches nothing."""
