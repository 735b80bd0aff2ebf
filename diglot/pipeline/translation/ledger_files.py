"""The ledgers of articles on the disk."""

from __future__ import annotations

from diglot.adapters.disk import Folder
from diglot.core import ledger
from diglot.core.toml_reader import TomlError, read_toml
from diglot.model.problems import DamagedLedger
from diglot.model.publication import Article
from diglot.model.translation.ledger import Ledger, ledger_place
from diglot.model.wording.system_reasons import system_reason


def ledger_path(article: Article) -> str:
    """Return the path of an article's ledger: beside the languages, under the same name.

    The folder part is that of the manuscript: "content/ledger/asia/seoul-1990.toml".
    """
    return ledger_place(article_stem(article))


def article_stem(article: Article) -> str:
    """Return the stem of an article, under which its ledger and its comments are kept."""
    return {"home": "index", "blog": f"{article.key}/index"}.get(article.kind, article.key)


def read_ledger(folder: Folder, path: str) -> Ledger | DamagedLedger | None:
    """Return the ledger of a path, the problem of a damaged one, or None if there is none."""
    source = read_ledger_source(folder, path)
    return parse_ledger_source(source, path) if isinstance(source, str) else source


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


def parse_ledger_source(source: str, path: str) -> Ledger | DamagedLedger:
    """Return the ledger that a file contains, or the problem of a damaged one."""
    conflict = ledger.find_conflict(source, path)
    if conflict:
        return conflict
    try:
        table = read_toml(source)
    except TomlError as error:
        return DamagedLedger(path, error.line, error.reason)
    return ledger.parse_ledger(table, source, path)
