"""Words for what diglot reports: reasons, needs, near names, what the preview says. Touches nothing."""
