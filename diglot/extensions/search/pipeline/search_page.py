"""The page of each language on which readers search. Touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec.structs import asdict, replace

from diglot.core.page_models import PageBuilder, PageTask
from diglot.extensions.search.model.pages import SearchPage
from diglot.extensions.search.model.search_text import SEARCH_FOLDER
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.messages import N_

# As many as fit a line or two.
_EXAMPLES = 6


def search_page_tasks(builders: Sequence[PageBuilder]) -> Iterator[PageTask]:
    """Yield the tasks for the search pages; none where the site has no search."""
    yield from (_task(builder) for builder in builders if builder.frame.search_href)


def _task(builder: PageBuilder) -> PageTask:
    return PageTask(f"{builder.lang} search", lambda: [_search_page(builder)], lambda: [builder.card])


def _search_page(builder: PageBuilder) -> SearchPage:
    title = builder.say(N_("Search"))
    return SearchPage(
        template="search.html",
        lang=builder.lang,
        head=replace(builder.head(builder.place("search"), title, builder.frame.tagline, {}), is_indexed=False),
        frame=builder.frame,
        switches=builder.switches({lang: f"/{lang}/search/" for lang in builder.settings.languages}),
        title=title,
        index_href=builder.href(f"/{SEARCH_FOLDER}/"),
        search_style_href=builder.services.asset("styles/search.css"),
        search_script_href=builder.services.asset("scripts/search.js"),
        synonyms=builder.settings.tables.get("search", {}).get("synonyms", ()),
        words_of_languages=msgspec.json.encode(list(map(_words_of, builder.settings.languages))).decode(),
        examples=[builder.tag(builder.named_tag(key)) for key in _frequent_tags(builder)],
    )


def _words_of(lang: Lang) -> Mapping[str, object]:
    language = LANGUAGES[lang]
    words = asdict(language.search())
    # Shorter ones are taken for abbreviations in any language; patterns have no sign that is its own in these.
    inner = sorted(word for word in language.sentences().inner if len(word) > 2 and word.isalpha())
    return {**words, "abbreviations": " ".join(inner)}


def _frequent_tags(builder: PageBuilder) -> list[str]:
    """Return the keys of the tags that most texts have, the most frequent first."""
    texts = builder.structure.by_tag
    return sorted(texts, key=lambda key: (-len(texts[key]), key))[:_EXAMPLES]
