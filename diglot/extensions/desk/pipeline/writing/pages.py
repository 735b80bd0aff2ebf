"""The pages on which articles are begun and originals written: what they say. Reads the disk through its adapter."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from diglot.adapters.extension_packages import own_hooks
from diglot.extensions.desk.model.desk import Choice, DeskPage, NewPage, NoticePage, WritePage
from diglot.extensions.desk.pipeline.desk import Desk
from diglot.extensions.desk.pipeline.wording import Wording
from diglot.extensions.desk.pipeline.writing.originals import read_original
from diglot.model.messages import N_
from diglot.model.problems import Problem
from diglot.model.translation.team import Visitor
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.sources.load import read_settings
from diglot.pipeline.translation.units import open_unit_reader


def new_page(desk: Desk, formatter: Wording, visitor: Visitor) -> NewPage:
    """Return the page on which an article is begun."""
    say = formatter.say
    with open_unit_reader(desk.root, KNOWN, desk.today(), 1, pandoc=desk.pandoc) as reader:
        languages, articles = reader.sources.settings.languages, reader.articles
    blogs = sorted(
        (article.key, (article.edition(formatter.lang) or article.editions[0]).manuscript.front.title)
        for article in articles
        if article.kind == "blog"
    )
    return NewPage(
        "new.html",
        formatter.lang,
        say(N_("A new article")),
        visitor,
        tuple(Choice(lang, formatter.words.language(lang), lang == formatter.lang) for lang in languages),
        tuple(Choice(key, title or key, False) for key, title in blogs),
        bool(own_hooks("text-import")),
    )


def write_page(desk: Desk, formatter: Wording, visitor: Visitor, query: Mapping[str, str]) -> DeskPage:
    """Return the page on which the original of an article is written, or the notice that there is none."""
    key = query.get("name", "")
    found = read_original(desk, key)
    if isinstance(found, Problem):
        what = f"{found.printed_place}: {formatter.what(found)}"
        fix = formatter.fix(found)
        return NoticePage("notice.html", formatter.lang, key or "/", visitor, key, what, fix, "", is_unknown=True)
    settings, _ = read_settings(desk.folder, KNOWN)
    others = [lang for lang in settings.languages if lang != found.lang]
    wrong = found.problem
    return WritePage(
        "write.html",
        formatter.lang,
        found.title or key or "/",
        visitor,
        key,
        found.lang,
        found.file.path,
        found.file.text,
        f"{wrong.printed_place}: {formatter.what(wrong)}. {formatter.fix(wrong)}" if wrong else "",
        tuple(
            Choice(f"/article?{urlencode({'name': key, 'to': lang})}", formatter.words.language(lang), False)
            for lang in others
        ),
        f"/-/page?{urlencode({'name': key, 'lang': found.lang, 'version': found.file.digest})}",
        bool(own_hooks("text-import")),
    )
