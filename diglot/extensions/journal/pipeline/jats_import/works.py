"""The references of an article in, their keys and the bibliography with those that are new out.

Reads the disk and runs pandoc through adapters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from diglot.adapters.disk import Folder
from diglot.adapters.pandoc import PandocFailure, PandocPool, Verb
from diglot.core import citations, encoding
from diglot.core.links.slugs import make_slug
from diglot.extensions.exchange.model.problems import RefusedFile
from diglot.extensions.exchange.pipeline.proposals import ImportRefused
from diglot.extensions.journal.core.jats_import.references import choose_keys
from diglot.extensions.journal.model.jats import CitedItem
from diglot.extensions.journal.pipeline.article_records import metadata_value
from diglot.model.markup.citations import BIBLIOGRAPHIES
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.typeset.markdown_writer import UnreadableMarkdown

_BIBTEX, _CSL = BIBLIOGRAPHIES
_READERS: Mapping[str, Verb] = {_BIBTEX: "bibtex", _CSL: "csljson"}
# What BibLaTeX would write with capitals, as English titles have them.
_TITLES = frozenset(["title", "container-title", "collection-title", "publisher", "publisher-place", "event-title"])
_SIGN = re.compile(r"\W")


class WorksImport:
    """Finds the works of an article in the bibliography, by their DOI or title, and describes those that are new."""

    def __init__(self, items: Sequence[CitedItem], folder: Folder, sources: LoadedSources, pandoc: PandocPool) -> None:
        self.items, self._folder, self._sources, self._pandoc = items, folder, sources, pandoc

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """The key of each work, by the id of its reference. Raises: ImportRefused."""
        return choose_keys(self.items, self.known, make_slug)

    def keys_in_translation(self, items: Sequence[CitedItem], prefix: str) -> Mapping[str, str]:
        """Return the keys by the ids of a translation, which may have a list of its own. prefix: of its ids."""
        bare = {_SIGN.sub("", one.id): self.keys[one.id] for one in self.items}
        own = {one.id: bare.get(_SIGN.sub("", one.id.removeprefix(prefix)), "") for one in items}
        if len(items) == len(self.items):
            in_order = zip(items, self.items, strict=True)
            own = {one.id: own[one.id] or self.keys[other.id] for one, other in in_order}
        return {**self.keys, **{identifier: key for identifier, key in own.items() if key}}

    def edits(self, cited: set[str]) -> Iterator[FileEdit]:
        """Yield the bibliography with the works that it lacks, in the form in which the publication keeps it.

        cited: the keys that the texts cite. Raises: ImportRefused, UnreadableMarkdown.
        """
        new = {key: one for one in self.items if (key := self.keys[one.id]) in cited and key not in self.known}
        if not new:
            return
        described = [{"id": key, **one.item, **({"note": one.rest} if one.rest else {})} for key, one in new.items()]
        csl = self._source(_CSL)
        if csl is not None and self._source(_BIBTEX) is None:
            together = [*json.loads(csl), *described]
            yield self._edit(_CSL, f"{json.dumps(together, ensure_ascii=False, indent=2)}\n")
            return
        answer = self._pandoc.one("biblatex", json.dumps([_as_printed(one) for one in described]).encode())
        if isinstance(answer, PandocFailure):
            raise UnreadableMarkdown(answer.reason)
        before = (self._source(_BIBTEX) or "").rstrip()
        yield self._edit(_BIBTEX, f"{before}\n\n{answer.decode()}".lstrip())

    def _edit(self, path: str, text: str) -> FileEdit:
        entry = self._sources.files.get(path)
        before = self._folder.read(entry.name_on_disk) if entry else None
        return FileEdit(entry.name_on_disk if entry else path, before, encode_like(before, text))

    def _source(self, path: str) -> str | None:
        entry = self._sources.files.get(path)
        return encoding.decode(self._folder.read(entry.name_on_disk), path)[0] if entry else None

    @cached_property
    def known(self) -> Mapping[str, Mapping[str, str]]:
        """The title and the DOI of each work of the bibliography, by its key. Raises: ImportRefused."""
        known = {}
        for path, verb in _READERS.items():
            source = self._source(path)
            if source is None:
                continue
            payload = citations.protect_titles(source) if path == _BIBTEX else source
            answer = self._pandoc.one(verb, payload.encode())
            if isinstance(answer, PandocFailure):
                raise ImportRefused(RefusedFile(path, None, answer.reason))
            for item in json.loads(answer)["meta"].get("references", {}).get("c", ()):
                work = metadata_value(item)
                known[work["id"]] = {"title": work.get("title", ""), "DOI": work.get("doi") or work.get("DOI", "")}
        return known


def _as_printed(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an item whose titles keep their letters as they are."""
    return {name: f'<span class="nocase">{value}</span>' if name in _TITLES else value for name, value in item.items()}
