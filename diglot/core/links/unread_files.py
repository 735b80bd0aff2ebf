"""Find files that look like texts or settings, but are not read. Pure functions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator

from diglot.model.languages import LANGUAGES, Lang
from diglot.model.markup.citations import BIBLIOGRAPHIES
from diglot.model.places import MANUSCRIPT_SUFFIXES, SETTINGS_PATH, is_ledger_folder, ledger_folders
from diglot.model.problems import N_, Problem, UnreadFile

# Suffixes of files that people write texts or settings in.
_DOCUMENTS = (*MANUSCRIPT_SUFFIXES, ".txt", ".docx", ".doc", ".odt", ".rtf")
_TABLES = (".yml", ".yaml", ".json")
_BIBLIOGRAPHY_SUFFIXES = (".bib", ".bibtex", "/bibliography.json")
_ATTACHED = (".txt", ".docx", ".doc", ".odt", ".rtf")
SETTINGS_ELSEWHERE = N_("settings are read only from content/site.toml")
_SETTINGS_ALIKE = re.compile(r"content/site\.(?:toml|ya?ml|json)", re.IGNORECASE)


def find_unread(files: Iterable[str], languages: Collection[Lang]) -> Iterator[Problem]:
    """Yield a problem for each file that looks like a text or settings, but is not read."""
    for path in files:
        reason = _why_unread(path, languages)
        if reason:
            yield UnreadFile(path, None, reason)


def is_document(path: str) -> bool:
    """Return whether a file in the folder of a language is a document that may be meant as a text.

    >>> [is_document(f"content/en/{name}") for name in ("paper.docx", "paper.md.txt", "~paper.docx", "paper.png")]
    [True, False, False, False]
    """
    name = path.lower()
    is_attached = name.endswith(_ATTACHED) and not name.endswith((".md.txt", ".markdown.txt"))
    return is_attached and not posixpath.basename(path).startswith("~")


def find_unlinked(documents: Iterable[str], used: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each document among the manuscripts that no text links to: it may be meant as a text."""
    for path in documents:
        if path not in used:
            yield UnreadFile(path, None, N_("its name does not end in .md, and no text links to it"))


def _why_unread(path: str, languages: Collection[Lang]) -> str:
    if path != SETTINGS_PATH and _SETTINGS_ALIKE.fullmatch(path):
        return SETTINGS_ELSEWHERE
    _, top, *rest = path.split("/")
    suffix = posixpath.splitext(path)[1].lower()
    if rest and top in languages:
        is_text = path.lower().endswith((".md.txt", ".markdown.txt"))
        return N_("its name ends in .txt, which many systems hide") if is_text else ""
    if top != "media" and path.lower().endswith(_BIBLIOGRAPHY_SUFFIXES) and path not in BIBLIOGRAPHIES:
        return N_("a bibliography is read only from content/bibliography.bib and content/bibliography.json")
    if rest and top.startswith("ledger-") and f"content/{top}" not in ledger_folders(languages):
        return N_("no two of the publication’s languages have their ledgers in this folder")
    if top in ("people", "polls", "volumes", "issues", "comments") and suffix in (*_DOCUMENTS, *_TABLES):
        return N_("only files that end in .toml are read in this folder")
    if rest and top == "data" and (len(rest) > 1 or suffix not in (".toml", ".csv")):
        return N_("only files that end in .toml or .csv, directly in this folder, are read here")
    is_other_data = rest and (top == "media" or is_ledger_folder(top))
    is_for_colleagues = not rest and re.match(r"(?:readme|license|contributing|changelog)\b", top, re.IGNORECASE)
    if suffix in MANUSCRIPT_SUFFIXES and not is_other_data and top not in LANGUAGES and not is_for_colleagues:
        return N_("it is not in the folder of one of the publication's languages")
    return ""
