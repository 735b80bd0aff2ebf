"""What the site is made of, by key: what pages show of articles, lists, tasks, what was published."""
