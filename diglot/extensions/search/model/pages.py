"""What the template of the search page shows. Touches nothing."""

from __future__ import annotations

from collections.abc import Sequence

from diglot.model.pages import Page, Reference


class SearchPage(Page, frozen=True):
    """The search page: `search.html`. It searches by script, and says what to do without one.

    index_href: the folder of the index. synonyms: groups of words that readers type for each other.
    words_of_languages: what is known of the languages of the site, as JSON: fields of `SearchWords`, and abbreviations.
    examples: the tags that most texts have.
    """

    index_href: str
    search_style_href: str
    search_script_href: str
    synonyms: Sequence[str]
    words_of_languages: str
    examples: Sequence[Reference]
