"""Take over a bilingual site of another program."""
