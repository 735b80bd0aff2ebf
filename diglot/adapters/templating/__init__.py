"""Templates and what they are filled with: the sandbox, styles, sanitised markup, reports."""
