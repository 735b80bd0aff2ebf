"""Places of pages and files that several parts of the program must know. Touches nothing."""

MANUSCRIPT_SUFFIXES = (".md", ".markdown")
LEDGER_FOLDER = "content/ledger"

MANIFEST_PLACE = "site.webmanifest"
SECURITY_PLACE = ".well-known/security.txt"
OPENSEARCH_NAME = "opensearch.xml"
"""The description of the search of a language, beside its page."""
GONE_NAME = "410.html"
"""What servers answer at the addresses of texts that are no longer published: one for each language."""
GONE_MARK = "_gone"
"""The name of an empty file beside the page at such an address."""


def parallel_place(place: str) -> str:
    """Return the place of the page with both texts in the language of an edition at this place.

    >>> parallel_place("/en/asia/seoul-1990/")
    '/en/asia/seoul-1990/parallel/'
    """
    return f"{place}parallel/"


def stem_of(path: str) -> str:
    """Return the stem that all files of an article share: the path below the language, without suffix.

    >>> stem_of("content/ru/asia/seoul-1990.md"), stem_of("content/ledger/asia/index.toml")
    ('asia/seoul-1990', 'asia/index')
    """
    stem = path.split("/", 2)[2].rpartition(".")[0]
    return f"{stem.removesuffix('_index')}index" if stem == "_index" or stem.endswith("/_index") else stem
