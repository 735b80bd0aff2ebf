"""The ledgers of articles on the disk."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from diglot.adapters.disk import Folder
from diglot.core import ledger
from diglot.core.toml_reader import TomlError, read_toml
from diglot.model.languages import LANGUAGES, Lang, pair_name
from diglot.model.places import ledger_place
from diglot.model.problems import N_, DamagedLedger
from diglot.model.publication import Article
from diglot.model.translation.ledger import Ledger
from diglot.model.wording.system_reasons import system_reason


def ledger_path(article: Article, lang: Lang, languages: tuple[Lang, ...]) -> str:
    """Return the path of the ledger of an article and its translation into a language of the publication.

    The folder part is that of the manuscript: "content/ledger/asia/seoul-1990.toml".
    """
    return ledger_place(article_stem(article), pair_name(article.original, lang, languages))


def article_stem(article: Article) -> str:
    """Return the stem of an article, under which its ledger and its comments are kept."""
    return {"home": "index", "blog": f"{article.key}/index"}.get(article.kind, article.key)


def read_ledger(
    folder: Folder, article: Article, lang: Lang, languages: tuple[Lang, ...]
) -> Ledger | DamagedLedger | None:
    """Return the ledger of an article and its translation into a language; the problem of a damaged one; or None."""
    path = ledger_path(article, lang, languages)
    source = read_ledger_source(folder, path)
    return parse_ledger_source(source, path, (article.original, lang)) if isinstance(source, str) else source


def read_ledger_source(folder: Folder, path: str) -> str | DamagedLedger | None:
    """Return the text of a ledger, the problem of one that cannot be read, or None if there is none."""
    try:
        return folder.read(path).decode("utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        return DamagedLedger(path, None, system_reason(error))
    except UnicodeDecodeError as error:
        return DamagedLedger(path, error.object.count(b"\n", 0, error.start) + 1, "not UTF-8")


def parse_ledger_source(source: str, path: str, langs: Collection[Lang] = LANGUAGES) -> Ledger | DamagedLedger:
    """Return the ledger that a file contains, or the problem of a damaged one. langs: those that it may have."""
    conflict = ledger.find_conflict(source, path)
    if conflict:
        return conflict
    try:
        table = read_toml(source)
    except TomlError as error:
        return DamagedLedger(path, error.line, error.reason)
    parsed = ledger.parse_ledger(table, source, path)
    if isinstance(parsed, Ledger) and any(texts.keys() - langs for texts in _texts(parsed)):
        # As where somebody has changed the order of the languages: to write it would lose another pair's.
        return DamagedLedger(path, None, N_("its folder is for other languages: the first two have content/ledger"))
    return parsed


def _texts(recorded: Ledger) -> Iterator[Mapping[Lang, object]]:
    yield from (entry.texts for entry in recorded.entries)
    yield from (passage.texts for passage in recorded.filled)
