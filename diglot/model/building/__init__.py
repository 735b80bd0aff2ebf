"""What a build keeps and asks: what pages depend on, rows of pages, the input of the search. Touches nothing."""
