"""How a message is marked for the catalogues. Touches nothing."""


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark an entry of the catalogue."""
    return msgid
