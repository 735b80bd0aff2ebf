"""Types of what is translated: passages, ledgers, the memory, comments, people. Touches nothing."""
