"""The contract of extensions: what one declares. Touches nothing.

Apart from `extension_calls`, what its functions are given and return, which a list of commands need not load.
`diglot.extensions.api` is the public name of both; `docs/extensions.md` is the tutorial.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import msgspec

from diglot.model.fields import Fields
from diglot.model.languages import Lang

API = 1
"""The number of this contract. An extension names the one that it was written for, and another one is refused."""

GROUP = "diglot.extensions"
"""The entry points of extensions: the name of each is that of the extension, its value an `Extension`."""

Options = Mapping[str, Any]
"""What `[extensions.NAME]` in the settings says: the values of the fields that the extension declares."""

Policy: TypeAlias = Mapping[str, tuple[str, ...]]
"""Sources that pages may use besides the files of the site, by the directive of the Content-Security-Policy."""

Hook: TypeAlias = Literal[
    "texts",
    "site-files",
    "site-pages",
    "site-places",
    "markup",
    "checks",
    "policy",
    "publish-words",
    "desk-actions",
    "desk-provider",
    "text-import",
    "executor",
    "other-site",
    "site-languages",
    "site-lens",
    "print-shop",
    "source-checks",
    "tables",
    "template-values",
    "article-facts",
    "feed-terms",
    "pages",
    "paper",
]
"""A place where diglot asks the extensions that come along, which may use its layers; others have none.

texts: from a `WrittenText` and its original, or None, to a `TextChange`, or None; asked of every text.
site-files: from `Settings` to files of the site by place.
site-pages: from the `PageBuilder`s of all languages to more `PageTask`s.
site-places: from a `Publication` to addresses of such pages to which texts and menus may link.
markup: from the markup of a page, or of a part of a document, its `Medium` and a `CompiledSite`, to the markup.
checks: from a `CompiledSite`, the paths of texts and the disk to problems that only `check` reports.
policy: from the tables of extensions in the settings to what pages may use besides the files of the site.
publish-words: from `Settings` to options of `publish`, for jobs that run it at night.
desk-actions: what the script of the desk may order, each a `DeskAction`, by its path.
desk-provider: from a `Desk` and its `Wording` to who may be asked for a draft of a row, and problems.
text-import: from a `TextFile`, the publication's folder and pandoc to an `ImportedText`, or why there is none.
executor: from an address, and the dotted name of a function that returns the versions of tools, to an `Executor`.
other-site: from a folder to what reads the `WatchedSite` in it, or a problem, or None; asked where no settings are.
site-languages: from such a folder to the languages that only this site needs, as `Extension.languages` has them.
site-lens: from the folder of a publication to the `SiteLens` of the site that it has copies of, or None.
print-shop: from a compiled site and its resources to a `PrintShop`, or None, and problems.
source-checks: from the `LoadedSources` to problems of the fields that extensions have added.
tables: no function, but the `Query` of the tables of a kind, and their `TableFiles`.
template-values: from a `Publication` and `SiteServices` to what returns more values of templates for a language.
article-facts: from a `PageBuilder`, an article and its compiled edition to `JournalFacts`, or None.
feed-terms: from a `Publication`, an article and its edition to `FeedEntry.terms`.
pages: from the pages that the typesetter has laid out, which it may add to, to `PrintFault`s.
paper: from `Settings` and a `PrintStyle` to the style with which PDFs of texts and books are set.
"""


Medium: TypeAlias = Literal["screen", "paper", "e-book", "feed"]
"""What a page, a document or a text is shown on; a feed is whatever takes the markup of a text and sets it itself."""


class Output(msgspec.Struct, frozen=True):
    """A format of texts: a file beside the page of each, at `<slug>.<suffix>`.

    function: "module:function", from `Text` to the bytes of the file, or None for a text that has none.
    label: what pages call it.
    """

    function: str
    suffix: str
    mime: str
    label: str


class SiteFile(msgspec.Struct, frozen=True):
    """A file or a page that is made of all texts of a language, in the folder of that language.

    function: "module:function", from `SiteTexts` to the bytes of a file or, with a template, to what this shows as
    `page.values`, a mapping of plain values. title: of the page, an entry of the extension's catalogue.
    """

    function: str
    template: str = ""
    title: str = ""


class AddedFormat(msgspec.Struct, frozen=True):
    """A format of diglot's own, or of an extension that comes along. order: those with lower numbers are made before.

    function: from a compiled site and resources to outputs and problems; of a "text" or "book", from a site and an
    overlay to the jobs of its PDFs; of a "site", from a site, the digest of what the page of each text and person
    shows, by its address, the stage and resources to `SiteFiles` and problems. kind: pages can be published before slow
    ones and PDFs are made; PDFs of texts are typeset together, and so are those of books; what is of the "site" is
    written when its pages are. of: the format of which a `PrintShop` makes this one, laid out once with it; without an
    extension that has it, this one is not there. assets: files of the theme that only this format needs, by their paths
    in assets/.
    """

    order: int
    function: str = ""
    kind: Literal["quick", "slow", "text", "book", "site"] = "slow"
    of: str = ""
    assets: tuple[str, ...] = ()


class Service(msgspec.Struct, frozen=True):
    """What answers readers of a finished site, beside the votes that `polls serve` takes.

    place: of the file with which a site has it. function: from the folders of the publication and of the site, the time
    and what is given problems, to what answers a request, or a problem.
    """

    place: str
    function: str


class FindingKind(msgspec.Struct, frozen=True):
    """A kind of finding. what, fix: entries of the extension's catalogue; what was found is quoted after `what`."""

    what: str
    fix: str


class Extension(msgspec.Struct, frozen=True):
    """What an extension adds. Everything that runs is a dotted name, "module:name", which is imported when it is used.

    summary: what it is for, in a line. commands: the name of a tuple of `Command`.
    outputs, shortcodes, findings: by the names of formats, of classes of divisions and spans, and of codes.
    files: what shows a file in the place of a picture, by suffix (".mp3").
    site_files: by their places, "words.json" or, of pages, "words/".
    transforms: of whole texts, before shortcodes. checks: of an edition, and of a translation and its original.
    options: the fields of `[extensions.NAME]`; of `[NAME]`, of an extension that comes along. fields: of front matter.
    languages: by their codes, the dotted name of each `Language`.
    folder: a package beside whose code `templates/`, `assets/`, `locales/`, `style.css` and `print.css` are found.
    hooks, problems, queries, formats, assets, policies, services, exports, imports, needs, front_matter, person: of one
    that comes along. assets: files of the theme that are published where a page asks for them, by their paths in
    assets/.
    front_matter, person: structs of the fields that front matter, and files of people, may have besides: texts, lists,
    dates and, of people, tables. problems: the module of its kinds of problems. queries: the name of a tuple of
    `Query`, with numbers of their own. policies: what pages may do besides, where a site has a file or a folder that
    begins so. services: by their paths in a site. needs: others that come along, without which this one is not there.
    exports, imports: what `export` and `import` call, from their options and the formatter of messages: by formats, to
    an `ExportedFile`; by suffixes of files ("": any other), to an exit code.
    """

    api: int
    summary: str = ""
    commands: str = ""
    outputs: Mapping[str, Output] = {}
    site_files: Mapping[str, SiteFile] = {}
    shortcodes: Mapping[str, str] = {}
    files: Mapping[str, str] = {}
    transforms: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    findings: Mapping[str, FindingKind] = {}
    options: Fields = {}
    fields: Fields = {}
    folder: str = ""
    hooks: Mapping[Hook, str] = {}
    problems: str = ""
    queries: str = ""
    formats: Mapping[str, AddedFormat] = {}
    assets: tuple[str, ...] = ()
    policies: Mapping[str, Policy] = {}
    services: Mapping[str, Service] = {}
    languages: Mapping[Lang, str] = {}
    exports: Mapping[str, str] = {}
    imports: Mapping[str, str] = {}
    needs: tuple[str, ...] = ()
    front_matter: type[msgspec.Struct] | None = None
    person: type[msgspec.Struct] | None = None

    @property
    def changes_texts(self) -> bool:
        """Whether it does something to texts while they are compiled."""
        return bool(self.shortcodes or self.files or self.transforms or self.languages)


class NamedExtension(msgspec.Struct, frozen=True):
    """An extension that the settings name. line: of its table; digest: of its code and of these options."""

    name: str
    extension: Extension
    options: Options
    digest: bytes
    line: int | None = None


class TextExtension(msgspec.Struct, frozen=True):
    """What an extension does to texts while they are compiled: a part of `NamedExtension` that has a hash.

    shortcodes, files: names or suffixes, and functions. options: as JSON.
    """

    name: str
    digest: bytes
    shortcodes: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    transforms: tuple[str, ...]
    options: bytes

    @classmethod
    def of(cls, named: NamedExtension) -> TextExtension:
        """Return what an extension does to texts."""
        extension = named.extension
        options = msgspec.json.encode(named.options, order="deterministic")
        shortcodes, files = tuple(extension.shortcodes.items()), tuple(extension.files.items())
        return cls(named.name, named.digest, shortcodes, files, extension.transforms, options)
