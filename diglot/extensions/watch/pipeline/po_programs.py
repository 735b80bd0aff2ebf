"""The folder of a site in, where its PO files are out, as each program keeps them. Writes nothing.

Sources: https://www.sphinx-doc.org/en/master/usage/advanced/intl.html,
https://github.com/google/mdbook-i18n-helpers/blob/main/i18n-helpers/USAGE.md, https://po4a.org/man/man1/po4a.1.php
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

import msgspec

from diglot.extensions.adopt.core.site_layout import DEFAULT_LANGUAGE, table, text_of
from diglot.extensions.adopt.pipeline.foreign_files import ForeignFolder
from diglot.extensions.watch.model.po_programs import PO_PROGRAMS

_LOCALE_DIRS = re.compile(r"^locale_dirs\s*=\s*[\[(]([^\])]*)", re.MULTILINE)
_LANGUAGE = re.compile(r"^language\s*=\s*[\"']([\w-]+)[\"']", re.MULTILINE)
_STRING = re.compile(r"[\"']([^\"'\n]+)[\"']")
# The places of PO files in the configuration of po4a, for each language or one after another.
_PATHS = re.compile(r"^\[po4a_paths\][ \t]+(\S+(?:[ \t]+\S+)+)", re.MULTILINE)
_FOLDER = re.compile(r"^\[po_directory\][ \t]+(\S+)", re.MULTILINE)
_MASTER_LANGUAGE = re.compile(r"--master-language[= ]([\w-]+)")


class PoLayout(msgspec.Struct, frozen=True):
    """Where a site has its PO files. default: the language of its documents, as the program names it.

    root: the folder of the documents. files: of each PO file its language, its path, and what the program calls it.
    """

    default: str
    root: str
    files: tuple[tuple[str, str, str], ...]


def read_sphinx(folder: ForeignFolder) -> PoLayout | None:
    """Return where the PO files of Sphinx are: in `locale_dirs`, by language."""
    path = folder.named(*PO_PROGRAMS["sphinx"].files)
    text = folder.text(path) if path else None
    if text is None:
        return None
    root, named = posixpath.dirname(path), _LOCALE_DIRS.search(text)
    # What Sphinx takes without a setting, and what its tool for translators makes.
    locales = _STRING.findall(named[1]) if named else ["locales", "locale"]
    patterns = [("", f"{re.escape(_inside(root, one))}/(?P<code>[^/]+)/LC_MESSAGES/(?P<name>.+)") for one in locales]
    language = _LANGUAGE.search(text)
    return _layout(folder, language[1] if language else DEFAULT_LANGUAGE, root, patterns)


def read_mdbook(folder: ForeignFolder) -> PoLayout | None:
    """Return where the PO files of mdBook are: one for each language, for all chapters."""
    path = folder.named(*PO_PROGRAMS["mdbook-po"].files)
    if not path:
        return None
    settings = folder.site_settings(path)
    book, gettext = table(settings.get("book")), table(table(settings.get("preprocessor")).get("gettext"))
    at = re.escape(text_of(gettext.get("po-dir")) or "po")
    root = text_of(book.get("src")) or "src"
    return _layout(folder, text_of(book.get("language")) or DEFAULT_LANGUAGE, root, [("", f"{at}/(?P<code>[^/]+)")])


def read_po4a(folder: ForeignFolder) -> PoLayout | None:
    """Return where the PO files of po4a are. Paths are from the folder of its configuration, or from the site's."""
    path = folder.named(*PO_PROGRAMS["po4a"].files)
    text = folder.text(path) if path else None
    if text is None:
        return None
    named = [one.partition(":") for match in _PATHS.findall(text) for one in match.split()[1:]]
    places = [(code, name) for code, _, name in named] + [("$lang", f"{one}/$lang.po") for one in _FOLDER.findall(text)]
    language = _MASTER_LANGUAGE.search(text)
    patterns = [
        (code, _po4a_pattern(_inside(root, name)))
        for root in dict.fromkeys((posixpath.dirname(path), ""))
        for code, name in places
    ]
    return _layout(folder, language[1] if language else DEFAULT_LANGUAGE, "", patterns)


def _po4a_pattern(path: str) -> str:
    """Return the pattern of a path with variables, without its suffix."""
    escaped = re.escape(path.removesuffix(".po")).replace(re.escape("$master"), "(?P<name>.+)")
    return escaped.replace(re.escape("$lang"), "(?P<code>[^/]+)", 1).replace(re.escape("$lang"), "(?P=code)")


def _inside(root: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(root, path))


def _layout(folder: ForeignFolder, default: str, root: str, patterns: Sequence[tuple[str, str]]) -> PoLayout | None:
    """Return the layout with the PO files that match a pattern; None for none.

    patterns: each with its language, for paths without suffix, with the groups `code` and `name` where they vary.
    """
    files = []
    for path in folder.paths:
        stem, suffix = posixpath.splitext(path)
        found = ((code, re.fullmatch(pattern, stem)) for code, pattern in patterns if suffix == ".po")
        if named := next(((code, match) for code, match in found if match), None):
            parts = named[1].groupdict()
            files.append((parts.get("code", named[0]), path, parts.get("name") or posixpath.basename(stem)))
    return PoLayout(default, root, tuple(files)) if files else None
