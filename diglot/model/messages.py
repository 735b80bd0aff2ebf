"""Marks for the catalogues, and quotations of what other programs report. Touches nothing."""

# Between the name of a program and its words; no message of the catalogues contains it.
_QUOTED = "\x1f"


def N_(msgid: str) -> str:  # noqa: N802 - gettext's own name for "mark, do not translate yet"
    """Mark a string as an entry of the catalogue, and return it unchanged."""
    return msgid


def quotation(program: str, words: str) -> str:
    """Return what another program reports as a fact of a problem: its name and its own words, in its own language.

    >>> quoted(quotation("pagefind", "no pages found"))
    ('pagefind', 'no pages found')
    """
    return f"{program}{_QUOTED}{words}"


def quoted(fact: str) -> tuple[str, str] | None:
    """Return the program and the words that a fact quotes; None for a message of the catalogues."""
    program, mark, words = fact.partition(_QUOTED)
    return (program, words) if mark else None
