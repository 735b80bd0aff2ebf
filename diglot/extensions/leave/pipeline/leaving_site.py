"""A publication in, the files of a site of another program out: texts, pictures, settings and ledgers, in one archive.

Reads the disk and writes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from diglot.adapters import yaml_reader
from diglot.adapters.disk import Folder
from diglot.core.front_matter import split_manuscript
from diglot.core.ledger import format_ledger
from diglot.core.links.address_edits import find_addresses
from diglot.core.links.link_resolution import asset_candidates, neutral_address, split_address
from diglot.core.toml_reader import TomlError, read_toml
from diglot.extensions.exchange.adapters.archives import archive
from diglot.extensions.exchange.pipeline.editions import ExportedFile
from diglot.extensions.leave.core.leaving_texts import Named, with_fields
from diglot.extensions.leave.core.program_sites import PROGRAM_SITES, LeavingSite, ProgramSite
from diglot.model.languages import Lang
from diglot.model.places import SETTINGS_PATH, is_ledger
from diglot.model.publication import Article, Edition
from diglot.model.translation.ledger import Ledger
from diglot.model.wording.toml_values import toml_value
from diglot.pipeline.outputs.known_names import KNOWN
from diglot.pipeline.outputs.pdf import newest_day
from diglot.pipeline.sources.articles import pair_some
from diglot.pipeline.sources.load import GLOSSARY_PATH, LoadedSources, read_sources
from diglot.pipeline.translation.ledger_files import parse_ledger_source

# What `status` and `sync` know of a site that stays with its program, and what that program has no place for.
_OURS = ".diglot"


def export_site(root: Path, program: str, today: dt.date) -> ExportedFile:
    """Return an archive with the site of a program. today: for texts that are for a time.

    Its bytes are the same as long as the publication is. Raises: OSError.
    """
    folder = Folder(root)
    sources, problems = read_sources(folder, KNOWN)
    articles, more = pair_some(sources.manuscripts, sources, sources.settings, today, with_drafts=True)
    files = _Leaving(folder, sources, articles, PROGRAM_SITES[program](sources.settings.languages)).files()
    day = dt.datetime.combine(newest_day(articles), dt.time(), dt.UTC)
    return ExportedFile(f"{root.name}.{program}.zip", archive(dict(sorted(files.items())), day), (*problems, *more))


class _Leaving:
    def __init__(
        self, folder: Folder, sources: LoadedSources, articles: Sequence[Article], program: ProgramSite
    ) -> None:
        self.folder = folder
        self.sources = sources
        self.articles = articles
        self.program = program
        self.settings = sources.settings

    def files(self) -> Mapping[str, bytes]:
        """Return all files."""
        files = {
            path: text.encode()
            for path, text in {
                **self.program.settings(self._site()),
                f"{_OURS}/{SETTINGS_PATH}": f"languages = {toml_value([*self.settings.languages])}\n",
            }.items()
        }
        named: set[str] = {SETTINGS_PATH}
        for article in self.articles:
            for edition in article.editions:
                files |= self._text(article, edition, named)
        for entry in self.folder.list("content"):
            if entry.path not in named:
                place, content = self._kept(entry.path, self.folder.read(entry.name_on_disk))
                files[f"{_OURS}/{place}"] = content
        return files

    def _kept(self, path: str, content: bytes) -> tuple[str, bytes]:
        """Return where a file of `content/` belongs that is no part of the other program's site, and what it says."""
        if not is_ledger(path):
            return path if path == GLOSSARY_PATH else f"left/{path.removeprefix('content/')}", content
        ledger = parse_ledger_source(content.decode(errors="replace"), path)
        if isinstance(ledger, Ledger):
            entries = tuple(entry for entry in ledger.entries if self.program.compares(entry.field))
            content = format_ledger(replace(ledger, entries=entries)).encode()
        return self.program.ledger_place(path), content

    def _text(self, article: Article, edition: Edition, named: set[str]) -> dict[str, bytes]:
        """Return the file of an edition, and those that it names; `named` gets their paths."""
        path = edition.manuscript.path
        inner = path.removeprefix(f"content/{edition.lang}/")
        try:
            parts = split_manuscript(self.folder.read(self.sources.files[path].name_on_disk).decode())
            reads_toml = parts.syntax == "toml"
            written = read_toml(parts.front) if reads_toml else yaml_reader.read_mapping(parts.front)[0]
        except (UnicodeDecodeError, TomlError, yaml_reader.YamlError):
            return {}  # which is a problem already; as nothing names it, it is kept as it is
        named.add(path)
        addresses = find_addresses(parts.body)
        files, own = {}, {**self.program.fields(edition)}
        if edition.image:
            own["image"] = self.program.picture_address(edition.image.path, edition)
            addresses.append(edition.image.path)
        for address in addresses:
            if there := self._file(address, path):
                named.add(there)
                place = self.program.file_place(address, edition, inner)
                files[place] = self.folder.read(self.sources.files[there].name_on_disk)
        text = with_fields(parts.body, written, edition, self._names(article, edition), own)
        return {self.program.text_place(edition, inner): text.encode(), **files}

    def _file(self, address: str, path: str) -> str:
        """Return the path of the file in `content/` that a text means by an address; "" for anything else."""
        kind, target, _ = split_address(neutral_address(address, path) or "")
        candidates = asset_candidates(target, self.settings.languages) if kind == "asset" else ()
        return next((one for one in candidates if one in self.sources.files), "")

    def _names(self, article: Article, edition: Edition) -> Named:
        people, lang = self.sources.people, edition.lang

        def named(keys: Iterable[str]) -> list[str]:
            return [people[key].name.best(lang)[0] if key in people else key for key in keys]

        labels = self.settings.tags
        tags = [labels[tag.key].best(lang)[0] if tag.key in labels else tag.name for tag in article.tags]
        return Named(named(article.authors), named(edition.translators), named(edition.editors), tags)

    def _site(self) -> LeavingSite:
        languages = self.settings.languages
        editions = [edition for article in self.articles for edition in article.editions]
        return LeavingSite(
            languages,
            self.settings.base_url,
            {lang: self.settings.title.best(lang)[0] for lang in languages},
            {lang: [*self._menu(lang)] for lang in languages},
            any(edition.href == f"/{edition.lang}/" for edition in editions),
            [(alias, edition.href) for edition in editions for alias in edition.aliases],
        )

    def _menu(self, lang: Lang) -> Iterator[tuple[str, str]]:
        """Yield the entries of the menu: those of the settings, or else the blogs."""
        homes = {article.key: article for article in self.articles}
        for link in self.settings.menu:
            kind, target, _ = split_address(neutral_address(link.address, f"content/{lang}/index.md") or "")
            article = homes.get(target.removeprefix(f"{lang}/").removeprefix(lang)) if kind == "article" else None
            edition = (article.edition(lang) or article.editions[0]) if article else None
            yield link.label.best(lang)[0], edition.href if edition else link.address
        for blog in self.settings.blogs if not self.settings.menu else ():
            if edition := homes[blog].edition(lang) if blog in homes else None:
                yield str(edition.manuscript.front.title or blog), edition.href
