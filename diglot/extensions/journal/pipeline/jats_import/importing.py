"""An article in JATS and what to do with it in, the files that would be written out, with what is lost as problems."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import msgspec

from diglot.adapters.disk import Folder, read_outside
from diglot.adapters.pandoc import PandocPool
from diglot.core import encoding, front_matter, markdown_writing
from diglot.core.links.slugs import is_slug, make_slug
from diglot.core.markdown_writing.front_matter_fields import Value
from diglot.extensions.exchange.model.problems import FieldLeft, NotCarriedOver, RefusedFile
from diglot.extensions.exchange.pipeline.proposals import ImportRefused, Proposal, find_article
from diglot.extensions.journal.adapters.jats_file import MAX_BYTES, JatsRefused, read_jats
from diglot.extensions.journal.core.jats_import.elements import Losses, lang_of
from diglot.extensions.journal.core.jats_import.front import place_in_journal
from diglot.extensions.journal.core.jats_import.references import read_references
from diglot.extensions.journal.core.jats_import.running_text import as_html
from diglot.extensions.journal.model.jats import MATH
from diglot.extensions.journal.pipeline.jats_import.editions import EditionReader, ImportedText
from diglot.extensions.journal.pipeline.jats_import.parts import find_parts, text_of
from diglot.extensions.journal.pipeline.jats_import.people import PeopleImport
from diglot.extensions.journal.pipeline.jats_import.pictures import PictureImport
from diglot.extensions.journal.pipeline.jats_import.works import WorksImport
from diglot.model.languages import Lang
from diglot.model.messages import N_
from diglot.model.problems import FileUnreadable, Problem, no_such_blog
from diglot.model.publication import Manuscript
from diglot.model.tree import Math, Para, Plain, find, plain_text, walk
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.base.file_edits import FileEdit, encode_like
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.typeset.markdown_reader import TOO_COMPLEX
from diglot.pipeline.typeset.markdown_writer import MarkdownWriter, UnreadableMarkdown, is_same_text

Fields: TypeAlias = Mapping[str, Value]

# The fields of front matter in the order in which they are written.
_ORDER = (
    "title", "standfirst", "original", "slug", "date", "authors", "corresponding", "translators", "doi", "edn", "udk",
    "bbk", "jel", "msc", "article_type", "received", "revised", "accepted", "pages", "corrects", "license", "abstract",
    "keywords", "funding", "conflicts", "acknowledgements", "data", "image", "alt", "caption", "credit",
    "contributions",
)  # fmt: skip


class JatsOrder(msgspec.Struct, frozen=True):
    """What to import, and as what. lang: of the article, None where the file says it. pair: the article that it is.

    blog: where a new one goes.
    """

    file: Path
    lang: Lang | None = None
    pair: str = ""
    blog: str = ""


def open_article(file: Path) -> Element:
    """Return the root of an article.

    Raises: ImportRefused.
    """
    try:
        root = read_jats(read_outside(file, MAX_BYTES))
    except OSError as error:
        raise ImportRefused(FileUnreadable(str(file), None, system_reason(error))) from None
    except JatsRefused as refusal:
        raise ImportRefused(RefusedFile(str(file), refusal.line, refusal.reason)) from None
    if root.tag != "article":
        raise ImportRefused(RefusedFile(str(file), 1, N_("its first element is not <article>, as that of JATS is")))
    return root


def import_jats(
    order: JatsOrder, root: Element, folder: Folder, sources: LoadedSources, pandoc: PandocPool
) -> Proposal:
    """Return what importing an article would write: a manuscript for each of its languages.

    Raises: ImportRefused.
    """
    try:
        return _Importer(order, root, folder, sources, pandoc).proposal()
    except (UnreadableMarkdown, RecursionError) as failure:
        reason = failure.reason if isinstance(failure, UnreadableMarkdown) else TOO_COMPLEX
        raise ImportRefused(RefusedFile(str(order.file), None, reason)) from None


class _Importer:
    def __init__(
        self, order: JatsOrder, root: Element, folder: Folder, sources: LoadedSources, pandoc: PandocPool
    ) -> None:
        self.order, self.root, self.folder, self.sources, self.pandoc = order, root, folder, sources, pandoc
        self.writer, self.losses = MarkdownWriter(pandoc), Losses()
        self.key = _article_key(order, self.sources)
        self.people = PeopleImport(self.sources)
        self.left: list[Problem] = []

    def proposal(self) -> Proposal:
        """Return what would be written. Raises: ImportRefused, UnreadableMarkdown."""
        stem = self.key.rpartition("/")[2]
        pictures = PictureImport(self.folder, self.sources, self.order.file.parent, stem, self.losses)
        items = tuple(read_references(text_of(self.root)))
        works = WorksImport(items, self.folder, self.sources, self.pandoc)
        original, *others = self._texts(EditionReader(
            self.root, works, pictures, self._formulas(), _headings(self.sources), self.losses
        ))  # fmt: skip
        texts = [(original, self._fields_of_original(original, others))]
        texts += [(one, self._fields_of_translation(one, original)) for one in others]
        drafts = [self._draft(text, fields) for text, fields in texts]
        misread = [
            problem for (text, _), draft in zip(texts, drafts, strict=True) for problem in self._misread(text, draft)
        ]
        cited = {key for text, _ in texts for key in text.cited}
        edits = (*drafts, *self.people.edits(), *works.edits(cited), *pictures.edits())
        file = str(self.order.file)
        losses = (NotCarriedOver(file, one.line, one.thing, one.excerpt, one.count) for one in self.losses.found())
        return Proposal(self.key, original.lang, edits, (*losses, *self.left, *misread))

    def _texts(self, reader: EditionReader) -> list[ImportedText]:
        """Return the texts of all languages, the original first, and what is said in a language without a text."""
        languages = self.sources.settings.languages
        main = self.order.lang or lang_of(self.root)
        parts = list(find_parts(self.root, main, languages, self.losses))
        original = reader.read(parts[0], None)
        texts = [original, *(reader.read(part, original.labels) for part in parts[1:])]
        missing = [lang for lang in languages if lang not in {text.lang for text in texts}]
        return [*texts, *(text for lang in missing if (text := reader.front_alone(parts[0], lang)))]

    def _formulas(self) -> Mapping[Element, str]:
        """Return the TeX of formulas that are in MathML alone; those that pandoc cannot write in TeX are left out."""
        forms = (one for one in self.root.iter() if one.tag in ("alternatives", "inline-formula", "disp-formula"))
        with_tex = {math for form in forms if next(form.iter("tex-math"), None) is not None
                    for math in form.iter(f"{MATH}math")}  # fmt: skip
        found = [node for node in self.root.iter(f"{MATH}math") if node not in with_tex]
        if not found:
            return {}
        blocks = self.writer.tree("html", "".join(f"<p>{as_html(node)}</p>" for node in found).encode())
        if len(blocks) != len(found):
            return {}
        formulas = (find((block,), Math) for block in blocks)
        return {
            node: each[0].content[1]
            for node, block, each in zip(found, blocks, formulas, strict=True)
            if len(each) == 1 and isinstance(block, Para | Plain) and len(block.inlines) == 1
        }

    # ------------------------------------------------------------ fields

    def _fields_of_original(self, text: ImportedText, translations: Sequence[ImportedText]) -> Fields:
        front = text.front
        keys = self.people.keys(front.authors, [one.front.authors for one in translations], text.lang)
        corresponding = [key for key, one in zip(keys, front.authors, strict=True) if one.is_corresponding]
        return {
            **front.fields,
            "contributions": {key: one.roles for key, one in zip(keys, front.authors, strict=True) if one.roles},
            "authors": tuple(keys),
            "corresponding": corresponding[0] if len(corresponding) == 1 else "",
        }

    def _fields_of_translation(self, text: ImportedText, original: ImportedText) -> Fields:
        names = tuple(self.people.name_or_key(person, text.lang) for person in text.front.translators)
        return {**text.front.fields, "translators": names, "original": original.lang}

    # ------------------------------------------------------------ drafts

    def _draft(self, text: ImportedText, found: Fields) -> FileEdit:
        found = {**found, "slug": self._slug(text)}
        fields = {name: value for name in _ORDER if (value := found.get(name))}
        if fields.get("license") == self.sources.settings.license:
            del fields["license"]
        editions = (one for one in self.sources.manuscripts if one.key == self.key and one.lang == text.lang)
        if existing := next(editions, None):
            return self._revised(existing, text, fields)
        if not text.blocks:
            fields["status"] = "draft"
        head = markdown_writing.format_front_matter(fields)
        body = f"\n{self.writer.write(text.blocks, text.lang)}" if text.blocks else ""
        return FileEdit(f"content/{text.lang}/{self.key}.md", None, (head + body).encode())

    def _slug(self, text: ImportedText) -> str:
        """Return the end of the address that an article of our own has said, "" for that of its file."""
        site = self.sources.settings.base_url
        slug = (
            unquote(text.front.url.rstrip("/").rpartition("/")[2]) if site and text.front.url.startswith(site) else ""
        )
        return slug if slug != self.key.rpartition("/")[2] and is_slug(slug) else ""

    def _revised(self, existing: Manuscript, text: ImportedText, fields: Fields) -> FileEdit:
        """Return an existing edition with the fields and the text that differ; all else stays byte for byte."""
        name = self.sources.files[existing.path].name_on_disk
        before = self.folder.read(name)
        whole, _ = encoding.decode(before, existing.path)
        body = front_matter.split_manuscript(whole).body
        head = whole[: len(whole) - len(body)]
        for field, value in fields.items():
            if _written(existing, field) == value:
                continue
            line = existing.front.line(field)
            changed = markdown_writing.set_field(head, line, field, value)
            if changed is None:
                self.left.append(FieldLeft(existing.path, line, field))
            else:
                head = changed
        if text.blocks and not is_same_text(self.writer.read(body).blocks, text.blocks):
            body = f"\n{self.writer.write(text.blocks, text.lang)}"
        return FileEdit(name, before, encode_like(before, head + body))

    def _misread(self, text: ImportedText, draft: FileEdit) -> Iterator[Problem]:
        """Yield the first passage that Markdown cannot say as JATS has said it."""
        written, _ = encoding.decode(draft.after, draft.path)
        block = self.writer.misread(front_matter.split_manuscript(written).body, text.blocks)
        if block is not None:
            words = " ".join(plain_text(one.inlines) for one in walk((block,)) if isinstance(one, Para | Plain))
            thing = N_("passage that cannot be written the same way in Markdown")
            yield NotCarriedOver(draft.path, None, thing, words[:40], 1)


def _article_key(order: JatsOrder, sources: LoadedSources) -> str:
    """Return the key of the article that a file becomes. Raises: ImportRefused."""
    if order.pair:
        return find_article(order.pair, sources).key
    blog = order.blog.strip("/")
    blogs = {one.key for one in sources.manuscripts if one.kind == "blog"} | {one.folder for one in sources.manuscripts}
    if blog and blog not in blogs:
        raise ImportRefused(no_such_blog(blog, blogs))
    return "/".join(filter(None, (blog, make_slug(order.file.stem, latin_only=True) or "article")))


def _headings(sources: LoadedSources) -> frozenset[str]:
    """Return the titles and the numbers of all issues, and the headings of their sections."""
    issues = sources.issues.values()
    titles = [title for issue in issues for title in (issue.title, *(section.title for section in issue.sections))]
    places = (place_in_journal(str(issue.volume or ""), str(issue.number)) for issue in issues)
    return frozenset([*(text for title in titles for text in title.by_lang.values()), *places])


def _written(manuscript: Manuscript, field: str) -> object:
    """Return the value of a field of front matter as it would be written anew."""
    front = manuscript.front
    if field in ("image", "alt", "caption", "credit"):
        return getattr(front.image, "path" if field == "image" else field, "")
    value = getattr(front, field, None) or front.added.get(field)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: tuple(one) for key, one in value.items()}
    return tuple(value) if isinstance(value, list) else value
