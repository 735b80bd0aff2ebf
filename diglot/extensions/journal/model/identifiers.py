"""The numbers and names by which articles, scholars and journals are known: as fields, with their check digits.

Touches nothing.
"""

from __future__ import annotations

from diglot.model.fields import Field, matching
from diglot.model.messages import N_

ORCID_URL = "https://orcid.org/"


def _digits(text: str) -> list[int]:
    return [10 if sign == "X" else int(sign) for sign in text if sign.isdigit() or sign == "X"]


def has_orcid_check_digit(text: str) -> bool:
    """Return whether the last digit of an ORCID iD is right. Source: ISO/IEC 7064, MOD 11-2.

    >>> has_orcid_check_digit("https://orcid.org/0000-0002-1825-0097"), has_orcid_check_digit("0000-0002-1825-0079")
    (True, False)
    """
    rest = 0
    for digit in _digits(text):
        rest = (rest * 2 + digit) % 11
    return rest == 1


def has_issn_check_digit(text: str) -> bool:
    """Return whether the last digit of an ISSN is right. Source: ISO 3297.

    >>> has_issn_check_digit("2049-3630"), has_issn_check_digit("2049-3603"), has_issn_check_digit("2434-561X")
    (True, False, True)
    """
    return sum(weight * digit for weight, digit in zip(range(8, 0, -1), _digits(text), strict=False)) % 11 == 0


ISSN = Field(
    {"type": "string", "pattern": r"^[0-9]{4}-[0-9]{3}[0-9X]$"},
    N_("an ISSN whose last digit is right, such as 2049-3630"),
    is_sound=has_issn_check_digit,
)
ORCID = Field(
    {"type": "string", "pattern": r"^(?:https://orcid\.org/)?[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"},
    N_("an ORCID iD whose last digit is right, such as 0000-0002-1825-0097"),
    is_sound=has_orcid_check_digit,
)
ROR = matching(
    r"^https://ror\.org/0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$", N_("an address such as https://ror.org/04xfq0f34")
)
SPIN = matching(r"^[0-9]{4}-[0-9]{4}$", N_("a SPIN code such as 1234-5678"))
E_MAIL = matching(r"^[^\s@<>\"]+@[^\s@<>\".]+(?:\.[^\s@<>\".]+)+$", N_("an address such as anna@journal.example"))
DOI_PREFIX = matching(r"^10\.[0-9]{4,9}$", N_("the beginning of the journal's DOIs, such as 10.5555"))
# Source: ISO 26324; what Crossref takes in a new one: https://www.crossref.org/documentation/member-setup/constructing-your-dois/
DOI = matching(r"^10\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]+$", N_("a DOI without its address, such as 10.5555/notes.2026.1"))
EDN = matching(r"^[A-Z]{6}$", N_("an EDN: six Latin capitals, such as ABCDEF"))
UDC = Field(
    {
        "type": ["string", "number"],
        "minimum": 0,
        "pattern": r"^[0-9(=\"\[][0-9A-Za-z\u00c0-\uffff.:+/()=\[\]\"'*, –-]*$",
    },
    N_("a class of the UDC, such as 327(091) or 81'25"),
)
PAGES = Field(
    {
        "type": ["string", "integer"],
        "minimum": 0,
        "maximum": 999_999_999,
        "pattern": r"^[A-Za-z]?[0-9]{1,9}(?:[–-][A-Za-z]?[0-9]{1,9})?$",
    },
    N_("pages such as 5–18"),
)


def codes_of(pattern: str, expected: str) -> Field:
    """Return a list of codes of a form."""
    return Field({"type": "array", "items": {"type": "string", "pattern": pattern}}, expected)


JEL = codes_of(r"^[A-Z][0-9]{0,2}$", N_("a list of JEL codes, such as [F50, N45]"))
MSC = codes_of(r"^[0-9]{2}(?:-[0-9X]{2}|[A-Z](?:[0-9X]{2}|xx))$", N_("a list of MSC codes, such as [01A70]"))


def orcid_of(written: str) -> str:
    """Return an ORCID iD without its address; "" for ""."""
    return written.removeprefix(ORCID_URL)


def orcid_url(written: str) -> str:
    """Return the address of an ORCID iD, with or without its address; "" for "".

    >>> orcid_url("0000-0002-1825-0097") == orcid_url("https://orcid.org/0000-0002-1825-0097"), orcid_url("")
    (True, '')
    """
    return f"{ORCID_URL}{orcid_of(written)}" if written else ""
