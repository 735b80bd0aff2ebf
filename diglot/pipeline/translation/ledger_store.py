"""Compares texts with their ledgers: takes manuscripts and ledgers, returns what has changed since they were in step.

Touches the disk, the store and pandoc through their adapters only.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from diglot.adapters.databases.store import Store, cache_key, code_digest
from diglot.adapters.pandoc import pandoc_version
from diglot.core import ledger
from diglot.core.settings import KnownNames
from diglot.model.languages import Lang, other_languages
from diglot.model.problems import DamagedComment, DamagedLedger, Problem
from diglot.model.publication import Article, Edition, Staleness, TranslationDoubts
from diglot.model.translation.comments import Comment, article_of_comment, is_comment
from diglot.model.translation.ledger import (
    MACHINE,
    Assignee,
    Drift,
    FilledPassage,
    Ledger,
    LedgerEntry,
    ReviewRow,
    StatusRow,
    TextForm,
)
from diglot.pipeline.sources.load import LoadedSources
from diglot.pipeline.translation.ledger_files import article_stem, ledger_path, parse_ledger_source, read_ledger_source
from diglot.pipeline.translation.text_store import open_store
from diglot.pipeline.translation.units import AlignedEditions, EditionUnits, UnitReader, open_unit_reader
from diglot.queries.sources.source_files import read_comment

if TYPE_CHECKING:
    from diglot.pipeline.base.diagnostics import Diagnostics
    from diglot.pipeline.base.resources import Resources

# How many articles are read and compared at once: enough for every process, few enough to save memory.
_ARTICLES_AT_ONCE = 64


class NormalizedText(msgspec.Struct, frozen=True):
    """A text in the form of the ledger."""

    text: TextForm

    @property
    def words(self) -> int:
        """The number of words of the title block and the text."""
        return sum(map(ledger.count_words, (*self.text.fields.values(), *self.text.units)))


class TranslationStatus(msgspec.Struct, frozen=True):
    """The status of a translation. drift: None if the pair has no ledger, or a text is missing."""

    row: StatusRow
    drift: Drift | None


class LedgerStore:
    """A publication's ledgers, and its texts in the same form, which are cached by their content."""

    def __init__(self, reader: UnitReader, store: Store) -> None:
        self.reader = reader
        self._store = store
        self._texts: dict[str, NormalizedText | Problem] = {}
        # The ledger that was read last: several questions about an article follow each other.
        self._last_content: tuple[str, bytes | None] = ("", None)
        self._parsed: dict[str, tuple[str, Ledger | DamagedLedger]] = {}

    # ------------------------------------------------------------ texts

    def normalized(self, edition: Edition) -> NormalizedText | Problem:
        """Return an edition in the form of the ledger, or the problem that keeps it from being read."""
        path = edition.manuscript.path
        if path not in self._texts:
            self.prepare([edition])
        return self._texts[path]

    def prepare(self, editions: Sequence[Edition]) -> None:
        """Read the editions that are not cached, many at a time."""
        unread = []
        for edition in editions:
            stored = self._store.read(_text_key(edition), _StoredText)
            if stored is None:
                unread.append(edition)
            else:
                self._texts[edition.manuscript.path] = _from_stored(edition, stored)
        for edition, units in zip(unread, self.reader.texts(unread), strict=True):
            if isinstance(units, Problem):
                self._texts[edition.manuscript.path] = units
                continue
            text = _StoredText(*units)
            self._store.write(_text_key(edition), text)
            self._texts[edition.manuscript.path] = _from_stored(edition, text)

    def prepared(self, articles: Sequence[Article]) -> Iterator[Article]:
        """Yield the articles, with those texts read that are compared with a ledger, or whose words are counted.

        Many are read at a time. Earlier texts are forgotten: there may be many.
        """
        for start in range(0, len(articles), _ARTICLES_AT_ONCE):
            batch = articles[start : start + _ARTICLES_AT_ONCE]
            self._texts.clear()
            self._parsed.clear()
            self.prepare([edition for article in batch for edition in self._compared(article)])
            yield from batch

    def _compared(self, article: Article) -> Sequence[Edition]:
        """Return the editions that pandoc must read; those that say what was recorded are known then."""
        source = article.editions[0]
        compared: dict[Lang, Edition] = {}
        for lang in other_languages(source.lang, self.languages):
            recorded, target = self._recorded(article, lang), article.edition(lang)
            if isinstance(recorded, Ledger):
                pair = [source, target] if target else [source]
                compared |= {one.lang: one for one in pair if not self._is_as_recorded(one, recorded)}
            elif target is None or target.manuscript.is_stub_of(source.manuscript):
                compared[source.lang] = source
        return list(compared.values())

    def _is_as_recorded(self, edition: Edition, recorded: Ledger) -> bool:
        sides = [(entry.field, entry.minor.get(edition.lang) or entry.side(edition.lang)) for entry in recorded.entries]
        units = tuple(text for field, side in sides if not field for text in side)
        titles = () if edition.manuscript.front.title else (side for field, side in sides if field == "title")
        title = " ".join(text for side in titles for text in side)
        is_same = ledger.is_as_recorded(self.reader.body(edition), title, units)
        if is_same:
            self._texts[edition.manuscript.path] = _from_stored(edition, _StoredText(title, units))
        return is_same

    # ------------------------------------------------------------ ledgers

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages of the publication."""
        return self.reader.sources.settings.languages

    def path(self, article: Article, lang: Lang) -> str:
        """Return the path of the ledger of an article and its translation into a language."""
        return ledger_path(article, lang, self.languages)

    def ledger(self, article: Article, lang: Lang) -> Ledger | DamagedLedger | None:
        """Return the ledger of a translation, the problem of a damaged one, or None if nothing was ever in step."""
        recorded = self._recorded(article, lang)
        return None if isinstance(recorded, Ledger) and not recorded.entries else recorded

    def filled(self, article: Article, lang: Lang) -> tuple[FilledPassage, ...]:
        """Return the passages of a translation that were filled in, and that nobody has passed."""
        recorded = self._recorded(article, lang)
        return recorded.filled if isinstance(recorded, Ledger) else ()

    def _recorded(self, article: Article, lang: Lang) -> Ledger | DamagedLedger | None:
        """Return what the ledger of a translation has now. It is parsed again only if it has changed."""
        path = self.path(article, lang)
        source = read_ledger_source(self.reader.folder, path)
        if not isinstance(source, str):
            return source
        if path not in self._parsed or self._parsed[path][0] != source:
            self._parsed[path] = source, parse_ledger_source(source, path, (article.original, lang))
        return self._parsed[path][1]

    def unpassed(self, article: Article, edition: Edition) -> tuple[FilledPassage, ...]:
        """Return the filled passages that are still in a text as they were filled."""
        filled = self.filled(article, edition.lang)
        text = self.normalized(edition) if filled else None
        if not isinstance(text, NormalizedText):
            return ()
        now = set(map(ledger.normalize_text, (*text.text.units, *text.text.fields.values())))
        return tuple(one for one in filled if ledger.normalize_text(one.texts.get(edition.lang, "")) in now)

    @cached_property
    def comment_paths(self) -> Mapping[str, Sequence[str]]:
        """The files of comments by the stem of their article."""
        paths: dict[str, list[str]] = {}
        for path in filter(is_comment, self.reader.sources.files):
            paths.setdefault(article_of_comment(path), []).append(path)
        return paths

    def comments(self, article: Article, lang: Lang = "") -> tuple[list[Comment], list[Problem]]:
        """Return the comments on an article, the oldest first, and the problems of damaged ones.

        lang: without those that are on translations into other languages.
        """
        paths = self.comment_paths.get(article_stem(article), ())
        found = [read_comment(self.reader.folder, path) for path in sorted(paths)]
        damaged: list[Problem] = [one for one in found if isinstance(one, DamagedComment)]
        comments = (one for one in found if isinstance(one, Comment))
        return [one for one in comments if not (lang and one.lang) or one.lang == lang], damaged

    # ------------------------------------------------------------ status

    def statuses(self, article: Article) -> Iterator[TranslationStatus | Problem]:
        """Yield the status of the article in each language that it should be in."""
        source = article.editions[0]
        recorded = {lang: self.ledger(article, lang) for lang in other_languages(source.lang, self.languages)}
        damaged = [one for one in recorded.values() if isinstance(one, DamagedLedger)]
        yield from damaged
        if len(damaged) < max(1, len(recorded)):
            yield from self.comments(article)[1]
        if not damaged and _is_orphan(article, recorded.values()):
            yield TranslationStatus(
                self._status_row(article, source, source.lang, "orphan", self.normalized(source)), None
            )
            return
        promised = source.manuscript.front.languages
        for lang, one in recorded.items():
            is_wanted = promised is None or lang in promised or article.edition(lang)
            if is_wanted and not isinstance(one, DamagedLedger):
                yield self._status(article, lang, one)

    def _status(self, article: Article, lang: Lang, recorded: Ledger | None) -> TranslationStatus | Problem:
        source, target = article.editions[0], article.edition(lang)
        declared = [entry for entry in recorded.entries if entry.side(lang)] if recorded else []
        is_stub = target is not None and target.manuscript.is_stub_of(source.manuscript)
        if target and not declared and not is_stub:
            return TranslationStatus(self._status_row(article, target, lang, "untracked", None), None)
        source_text = self.normalized(source)
        if isinstance(source_text, Problem):
            return source_text
        if target is None:
            return TranslationStatus(self._status_row(article, source, lang, "missing", source_text), None)
        target_text = self.normalized(target)
        if isinstance(target_text, Problem):
            return target_text
        drift = (
            ledger.find_drift(recorded, source_text.text, target_text.text, (source.lang, lang))
            if recorded and declared
            else None
        )
        if recorded is None or drift is None or (is_stub and not _is_mostly_recorded(drift, declared)):
            return TranslationStatus(self._status_row(article, target, lang, "stub", source_text), None)
        row = replace(
            self._with_reviews(
                self._status_row(article, target, lang, drift.state, source_text),
                self._reviews(article, target, recorded, drift, (source_text.text, target_text.text)),
            ),
            units=drift.units,
            changed=drift.changed,
            share=round(drift.share, 3),
            words=sum(_new_words(change.before, change.after, change.kind) for change in drift.source.changes),
            by=max(recorded.entries, key=lambda entry: entry.on).by,
            since=drift.since,
        )
        return TranslationStatus(row, drift)

    def is_declared(self, article: Article, target: Edition) -> bool:
        """Return whether somebody has declared a translation whole that does not look like one."""
        recorded = self.ledger(article, target.lang)
        status = self._status(article, target.lang, recorded) if isinstance(recorded, Ledger) else None
        return isinstance(status, TranslationStatus) and status.row.state != "stub"

    def staleness(self, article: Article, target: Edition) -> Staleness | Problem | None:
        """Return how much older a translation is than its original, or None if it is not known to be older."""
        source, content = article.editions[0], self._content(article, target.lang)
        if content is None:
            return None
        titles = (repr(_fields(edition, "")) for edition in (source, target))
        key = cache_key("stale", code_digest(), content, *titles, _text_key(source), _text_key(target))
        stored = self._store.read(key, _StoredStaleness)
        if stored is not None:
            return stored.staleness
        recorded = self.ledger(article, target.lang)
        source_text, target_text = self.normalized(source), self.normalized(target)
        if isinstance(recorded, DamagedLedger):
            return recorded
        staleness = None
        if (
            recorded
            and recorded.original == source.lang
            and isinstance(source_text, NormalizedText)
            and isinstance(target_text, NormalizedText)
        ):
            drift = ledger.find_drift(recorded, source_text.text, target_text.text, (source.lang, target.lang))
            staleness = _staleness(recorded, drift)
        self._store.write(key, _StoredStaleness(staleness))
        return staleness

    def has_drafts(self, article: Article, target: Edition) -> bool:
        """Return whether a translation has passages that a machine drafted and nobody has passed."""
        content = self._content(article, target.lang)
        if content is None or MACHINE.encode() not in content:
            return False
        return any(passage.is_by_machine for passage in self.unpassed(article, target))

    def _content(self, article: Article, lang: Lang) -> bytes | None:
        """Return the bytes of the ledger of a translation, if it has one."""
        path = self.path(article, lang)
        if self._last_content[0] != path:
            try:
                self._last_content = path, self.reader.folder.read(path)
            except OSError:
                self._last_content = path, None
        return self._last_content[1]

    def _status_row(
        self, article: Article, edition: Edition, lang: Lang, state: str, source: NormalizedText | Problem | None
    ) -> StatusRow:
        """Return the row of a text without any comparison with its original. source: None where it need not be read."""
        front = edition.manuscript.front
        # Those of an orphan are not counted, and those of a pair in its ledger are counted where they changed.
        is_whole = state in ("missing", "stub")
        source_front = article.editions[0].manuscript.front
        is_missing, translators = state == "missing", self._assignees(front.translators or ())
        return StatusRow(
            article=article.key,
            title=source.text.fields.get("title", "")
            if isinstance(source, NormalizedText)
            else self.reader.title(article.editions[0]),
            original=self._other(lang) if state == "orphan" else article.original,
            lang=lang,
            state=state,  # type: ignore[arg-type]
            units=len(source.text.units) + len(source.text.fields) if isinstance(source, NormalizedText) else 0,
            changed=0,
            share=0.0 if is_whole else None,
            words=source.words if is_whole and isinstance(source, NormalizedText) else 0,
            by="" if is_missing else ", ".join(each.name(lang) for each in translators),
            since=article.date if is_missing else edition.updated or edition.date,
            is_draft=edition.is_draft,
            is_machine_translated=edition.is_machine_translated and not is_missing,
            path=edition.manuscript.path,
            translators=() if is_missing else translators,
            reviewers=self._assignees(front.reviewers or source_front.reviewers or ()),
            due=front.due or source_front.due,
            filled=0 if is_missing else len(self.unpassed(article, edition)),
            comments=sum(not comment.resolved for comment in self.comments(article, lang)[0]),
            expires=edition.expires,
        )

    def _other(self, lang: Lang) -> Lang:
        return next((code for code in self.reader.sources.settings.languages if code != lang), lang)

    def _with_reviews(self, row: StatusRow, rows: Sequence[ReviewRow]) -> StatusRow:
        if not (row.reviewers or self.reader.sources.settings.review.required):
            return row
        states = Counter(each.state for each in rows)
        return replace(row, reviewed=states["reviewed"], to_review=states["to-review"])

    # ------------------------------------------------------------ reviews

    def reviews(
        self, article: Article, target: Edition, recorded: Ledger
    ) -> tuple[Drift, tuple[ReviewRow, ...]] | Problem:
        """Return the rows of a translation that its ledger keeps, each with its review, and its drift."""
        source = article.editions[0]
        texts = [self.normalized(edition) for edition in (source, target)]
        for text in texts:
            if isinstance(text, Problem):
                return text
        forms = tuple(text.text for text in texts if isinstance(text, NormalizedText))
        drift = ledger.find_drift(recorded, forms[0], forms[1], (source.lang, target.lang))
        return drift, self._reviews(article, target, recorded, drift, (forms[0], forms[1]))

    def _reviews(
        self, article: Article, target: Edition, recorded: Ledger, drift: Drift, texts: tuple[TextForm, TextForm]
    ) -> tuple[ReviewRow, ...]:
        langs = (article.original, target.lang)
        return ledger.find_reviews(recorded, drift, texts, langs, own_reviewers(self.reader.sources, target))

    def unreviewed(self, article: Article, target: Edition) -> int | Problem:
        """Return how many rows of a translation have words that nobody has reviewed."""
        source, path = article.editions[0], self.path(article, target.lang)
        try:
            content = self.reader.folder.read(path)
        except OSError:
            content = b""
        eyes = sorted(own_reviewers(self.reader.sources, target) or ()), self.reader.sources.settings.review.four_eyes
        titles = (repr(_fields(edition, "")) for edition in (source, target))
        key = cache_key("unreviewed", code_digest(), content, repr(eyes), *titles, _text_key(source), _text_key(target))
        stored = self._store.read(key, int)
        if stored is not None:
            return stored
        recorded = self.ledger(article, target.lang) or Ledger(source.lang, ())
        if isinstance(recorded, DamagedLedger):
            return recorded
        reviews = self.reviews(article, target, recorded)
        if isinstance(reviews, Problem):
            return reviews
        drift, rows = reviews
        count = ledger.count_unpassed(rows, drift)
        self._store.write(key, count)
        return count

    def _assignees(self, keys: Iterable[str]) -> tuple[Assignee, ...]:
        people = self.reader.sources.people
        return tuple(Assignee(key, dict(people[key].name.by_lang) if key in people else {}) for key in keys)


def ledgers_of_build(
    sources: LoadedSources, articles: Sequence[Article], resources: Resources, diagnostics: Diagnostics
) -> LedgerStore:
    """Return the ledgers of a publication that is being built."""
    folder, pandoc, store = resources.folder, resources.pandoc, resources.store
    problems = tuple(diagnostics.problems)
    return LedgerStore(UnitReader(folder, sources, tuple(articles), problems, pandoc, store.get), store)


def own_reviewers(sources: LoadedSources, target: Edition) -> frozenset[str] | None:
    """Return every name of a translation's translators if four eyes are wanted, else None."""
    if not sources.settings.review.four_eyes:
        return None
    people, keys = sources.people, target.translators
    names = (name for key in keys if key in people for name in people[key].name.by_lang.values())
    return frozenset([*keys, *names])


def find_doubts(
    ledgers: LedgerStore, articles: Iterable[Article], from_percent: int
) -> tuple[TranslationDoubts, list[Problem]]:
    """Return what the ledgers say against translations.

    Only certain cases count: none without a ledger, and no paragraph that the translator has changed since, too.
    from_percent: the share of changed units, in percent, from which a translation is reported.
    """
    stale: dict[tuple[str, Lang], Staleness] = {}
    drafted: set[tuple[str, Lang]] = set()
    problems: list[Problem] = []
    for article in articles:
        for target in article.translations:
            staleness = ledgers.staleness(article, target)
            if isinstance(staleness, Problem):
                problems.append(staleness)
            elif staleness and 100 * staleness.changed >= from_percent * staleness.units:
                stale[article.key, target.lang] = staleness
            if ledgers.has_drafts(article, target):
                drafted.add((article.key, target.lang))
    return TranslationDoubts(stale, frozenset(drafted)), problems


def _staleness(recorded: Ledger, drift: Drift) -> Staleness | None:
    touched = {number for change in drift.target.changes for number in change.entries}
    has_more = any(change.kind == "added" for change in drift.target.changes)
    changes = [
        change
        for change in drift.source.changes
        if not touched & set(change.entries) and not (change.kind == "added" and has_more)
    ]
    if not changes:
        return None
    days = [recorded.entries[number].on for change in changes for number in change.entries]
    since = min(days) if days else max(entry.on for entry in recorded.entries)
    return Staleness(len(changes), drift.units, since)


def _is_mostly_recorded(drift: Drift, declared: Sequence[LedgerEntry]) -> bool:
    """Return whether most of a translation is as it was declared in step: then it is deliberate, and not a stub."""
    unchanged = {number for number in drift.target.entry_of if number is not None}
    return 2 * len(unchanged) >= sum(not entry.field for entry in declared)


def _is_orphan(article: Article, recorded: Iterable[Ledger | DamagedLedger | None]) -> bool:
    """Return whether the only text of the article is a translation whose original is missing."""
    if len(article.editions) > 1:
        return False
    edition = article.editions[0]
    front = edition.manuscript.front
    named = front.original or next((one.original for one in recorded if isinstance(one, Ledger)), None)
    return named != edition.lang if named else bool(front.translators)


def _new_words(before: Sequence[str], after: Sequence[str], kind: str) -> int:
    if kind == "added":
        return sum(map(ledger.count_words, after))
    return ledger.count_new_words(" ".join(before), " ".join(after)) if kind == "changed" else 0


def count_doubtful(pair: AlignedEditions) -> int:
    """Return the number of pairs of units that do not seem to say the same, by structure and numbers."""
    return sum(
        len(units.original) != len(units.translation)
        or {number for unit in units.original for number in unit.seen.numbers}
        != {number for unit in units.translation for number in unit.seen.numbers}
        for units in pair.pairs
    )


def _text_key(edition: Edition) -> bytes:
    # Whether the heading that a text begins with is its title depends on the title of its front matter.
    return cache_key("form", code_digest(), pandoc_version(), edition.manuscript.digest, edition.manuscript.front.title)


class _StoredText(msgspec.Struct, frozen=True):
    """A text in the form of the ledger, without what its front matter says."""

    heading: str
    units: tuple[str, ...]


class _StoredStaleness(msgspec.Struct, frozen=True):
    """How far a translation is behind; None where it is not."""

    staleness: Staleness | None


def _from_stored(edition: Edition, stored: _StoredText) -> NormalizedText:
    return NormalizedText(TextForm(_fields(edition, stored.heading), stored.units))


def text_form(units: EditionUnits) -> TextForm:
    """Return a text in the form of the ledger."""
    return TextForm(_fields(units.edition, units.heading), tuple(unit.text for unit in units.units))


def _fields(edition: Edition, heading: str) -> Mapping[str, str]:
    return {**({"title": heading} if heading else {}), **edition.manuscript.front.translated}


@contextmanager
def open_ledgers(
    root: Path, known: KnownNames, today: dt.date, jobs: int, only: Collection[str] | None = None
) -> Iterator[LedgerStore]:
    """Open the ledgers and texts of a publication. only: the stems of the articles to read, None for all."""
    with open_store(root) as store, open_unit_reader(root, known, today, jobs, only) as reader:
        yield LedgerStore(reader, store)


@contextmanager
def open_ledgers_at(
    ledgers: LedgerStore, root: Path, known: KnownNames, today: dt.date, jobs: int
) -> Iterator[LedgerStore]:
    """Open the ledgers and texts of the same publication at another time, unpacked into a folder of its own."""
    with open_unit_reader(root, known, today, jobs) as reader:
        yield LedgerStore(reader, ledgers._store)
