"""Manuscripts and ledgers in, how each translation stands to its original out; and the ledgers written.

Touches the disk, the store and pandoc through their machines only. Git is not asked how texts stand: it knows when a
file was touched, not whether two texts say the same.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from msgspec.structs import replace

from diglot.adapters.disk import Folder, locked, working_folder
from diglot.adapters.pandoc import pandoc_version
from diglot.adapters.store import Store, cache_key, code_digest
from diglot.core import ledger
from diglot.core.ledger import LetterCounts
from diglot.core.settings import KnownNames
from diglot.model.file_stats import FileStat
from diglot.model.languages import LANGUAGES, Lang
from diglot.model.ledger import Drift, Ledger, LedgerEntry, StatusRow, TextForm, ledger_place
from diglot.model.problems import (
    DamagedLedger,
    NoContent,
    Problem,
    StrayLedger,
    UnknownArticle,
    nearest,
    problem_from,
    problem_to,
)
from diglot.model.publication import SETTINGS_PATH, Article, Edition, Staleness
from diglot.pipeline.base.build_options import cache_folder
from diglot.pipeline.sources.load import TomlError, read_toml, stem_of
from diglot.pipeline.translation.units import AlignedEditions, EditionUnits, UnitReader, open_unit_reader


class NormalizedText(msgspec.Struct, frozen=True):
    """A text on the ledger's form, and how much of it is in its own language's script."""

    text: TextForm
    letters: LetterCounts

    @property
    def words(self) -> int:
        """The words of the title block and of the text."""
        return sum(map(ledger.count_words, (*self.text.fields.values(), *self.text.units)))


class TranslationStatus(msgspec.Struct, frozen=True):
    """How a translation stands to its original. drift: None where the pair has no ledger, or no pair is there."""

    row: StatusRow
    drift: Drift | None


class LedgerStore:
    """A publication's texts and ledgers on the ledger's form. What pandoc read once is kept by its content."""

    def __init__(self, room: UnitReader, store: Store) -> None:
        self.room = room
        self._store = store
        self._forms: dict[str, NormalizedText | Problem] = {}

    # ------------------------------------------------------------ texts

    def form(self, edition: Edition) -> NormalizedText | Problem:
        """An edition on the ledger's form."""
        path = edition.manuscript.path
        if path not in self._forms:
            self.prepare([edition])
        return self._forms[path]

    def prepare(self, editions: Sequence[Edition]) -> None:
        """Read those that are not kept, many at a time."""
        unread = []
        for edition in editions:
            kept = self._store.get(_form_key(edition))
            if kept is None:
                unread.append(edition)
            else:
                self._forms[edition.manuscript.path] = _thawed(edition, json.loads(kept))
        for edition, units in zip(unread, self.room.editions(unread), strict=True):
            if isinstance(units, Problem):
                self._forms[edition.manuscript.path] = units
                continue
            row = _frozen(units)
            self._store.put(_form_key(edition), json.dumps(row, ensure_ascii=False).encode())
            self._forms[edition.manuscript.path] = _thawed(edition, row)

    # ------------------------------------------------------------ ledgers

    def ledger(self, article: Article) -> Ledger | DamagedLedger | None:
        """What the article's texts were declared to be; what is wrong with the file; None where there is none."""
        return read_ledger(self.room.folder, ledger_path(article))

    # ------------------------------------------------------------ standing

    def standings(self, article: Article) -> Iterator[TranslationStatus | Problem]:
        """How the article stands in each language that it should be in."""
        kept = self.ledger(article)
        if isinstance(kept, DamagedLedger):
            yield kept
            return
        source = article.editions[0]
        if _is_orphan(article, kept):
            yield TranslationStatus(self._row(article, source, source.lang, "orphan", self.form(source)), None)
            return
        promised = source.manuscript.front.languages
        for lang in self.room.sources.settings.languages:
            if lang != source.lang and (promised is None or lang in promised or article.edition(lang)):
                yield self._standing(article, lang, kept)

    def _standing(self, article: Article, lang: Lang, kept: Ledger | None) -> TranslationStatus | Problem:
        source, target = article.editions[0], article.edition(lang)
        mine = self.form(source)
        if isinstance(mine, Problem):
            return mine
        if target is None:
            return TranslationStatus(self._row(article, source, lang, "missing", mine), None)
        theirs = self.form(target)
        if isinstance(theirs, Problem):
            return theirs
        declared = [entry for entry in kept.entries if entry.side(lang)] if kept else []
        drift = ledger.find_drift(kept, mine.text, theirs.text, (source.lang, lang)) if kept and declared else None
        if ledger.is_stub(theirs.letters, mine.letters) and not (drift and _is_still_there(drift, declared)):
            return TranslationStatus(self._row(article, target, lang, "stub", mine), None)
        if kept is None or drift is None:
            return self._untracked(article, target, mine)
        row = replace(
            self._row(article, target, lang, drift.state, mine),
            units=drift.units,
            changed=drift.changed,
            share=round(drift.share, 3),
            words=sum(_new_words(change.before, change.after, change.kind) for change in drift.source.changes),
            by=max(kept.entries, key=lambda entry: entry.on).by,
            since=drift.since,
        )
        return TranslationStatus(row, drift)

    def _untracked(self, article: Article, target: Edition, mine: NormalizedText) -> TranslationStatus | Problem:
        pair = next(
            (
                pair
                for pair in self.room.aligned([article])
                if isinstance(pair, Problem) or pair.translation.edition is target
            ),
            None,
        )
        if pair is None or isinstance(pair, Problem):
            return pair or UnknownArticle(article.key, "")
        row = self._row(article, target, target.lang, "untracked", mine)
        units = len(pair.pairs) + len(mine.text.fields)
        return TranslationStatus(replace(row, units=units, changed=count_doubtful(pair), words=0), None)

    def staleness(self, article: Article, target: Edition) -> Staleness | Problem | None:
        """How much older a translation is than its original; None where nothing says that it is."""
        source, path = article.editions[0], ledger_path(article)
        try:
            written = self.room.folder.read(path)
        except OSError:
            return None
        titles = (repr(_fields(edition, "")) for edition in (source, target))
        key = cache_key("stale", code_digest(), written, *titles, _form_key(source), _form_key(target))
        known = self._store.get(key)
        if known is not None:
            changed, units, since = json.loads(known)
            return Staleness(changed, units, dt.date.fromisoformat(since)) if changed else None
        kept, mine, theirs = self.ledger(article), self.form(source), self.form(target)
        if isinstance(kept, DamagedLedger):
            return kept
        found = None
        if (
            kept
            and kept.original == source.lang
            and isinstance(mine, NormalizedText)
            and isinstance(theirs, NormalizedText)
        ):
            drift = ledger.find_drift(kept, mine.text, theirs.text, (source.lang, target.lang))
            found = _staleness(kept, drift)
        row = [found.changed, found.units, found.since.isoformat()] if found else [0, 0, ""]
        self._store.put(key, json.dumps(row).encode())
        return found

    def _row(
        self, article: Article, edition: Edition, lang: Lang, state: str, source: NormalizedText | Problem
    ) -> StatusRow:
        """A row for a text of which nothing is known but that it is there, or not."""
        front = edition.manuscript.front
        words = source.words if isinstance(source, NormalizedText) else 0
        fields = self.form(article.editions[0])
        is_missing = state == "missing"
        return StatusRow(
            article=article.key,
            title=fields.text.fields.get("title", "") if isinstance(fields, NormalizedText) else "",
            original=_other(lang) if state == "orphan" else article.original,
            lang=lang,
            state=state,  # type: ignore[arg-type]
            units=len(source.text.units) + len(source.text.fields) if isinstance(source, NormalizedText) else 0,
            changed=0,
            share=0.0 if state in ("missing", "stub") else None,
            words=0 if state == "orphan" else words,
            by="" if is_missing else ", ".join(self._names(front.translators or (), lang)),
            since=article.date if is_missing else edition.updated or edition.date,
            is_draft=edition.is_draft,
            is_machine_translated=edition.is_machine_translated and not is_missing,
            path=edition.manuscript.path,
        )

    def _names(self, keys: Iterable[str], lang: Lang) -> Iterator[str]:
        people = self.room.sources.people
        return (people[key].name.best(lang)[0] if key in people else key for key in keys)


def find_stale(
    archive: LedgerStore, articles: Iterable[Article], from_percent: int
) -> tuple[dict[tuple[str, Lang], Staleness], list[Problem]]:
    """Translations that are older than their originals, by article key and language.

    Only what is true for certain: nothing without a ledger, and nothing of a paragraph that the translator touched
    too since. from_percent: of all units, what is not worth telling.
    """
    stale: dict[tuple[str, Lang], Staleness] = {}
    problems: list[Problem] = []
    for article in articles:
        for target in article.editions[1:]:
            found = archive.staleness(article, target)
            if isinstance(found, Problem):
                problems.append(found)
            elif found and 100 * found.changed >= from_percent * found.units:
                stale[article.key, target.lang] = found
    return stale, problems


def _staleness(kept: Ledger, drift: Drift) -> Staleness | None:
    touched = {number for change in drift.target.changes for number in change.entries}
    has_more = any(change.kind == "added" for change in drift.target.changes)
    changes = [
        change
        for change in drift.source.changes
        if not touched & set(change.entries) and not (change.kind == "added" and has_more)
    ]
    if not changes:
        return None
    days = [kept.entries[number].on for change in changes for number in change.entries]
    since = min(days) if days else max(entry.on for entry in kept.entries)
    return Staleness(len(changes), drift.units, since)


def _is_still_there(drift: Drift, declared: Sequence[LedgerEntry]) -> bool:
    """Is most of a translation that somebody declared in step still what they saw? Then it is no stub: they knew it."""
    known = {number for number in drift.target.entry_of if number is not None}
    return 2 * len(known) >= sum(not entry.field for entry in declared)


def _other(lang: Lang) -> Lang:
    return next(code for code in LANGUAGES if code != lang)


def _is_orphan(article: Article, kept: Ledger | None) -> bool:
    """Is the one text that is there a translation, whose original is gone?"""
    if len(article.editions) > 1:
        return False
    edition = article.editions[0]
    front = edition.manuscript.front
    named = front.original or (kept.original if kept else None)
    return named != edition.lang if named else bool(front.translators)


def _new_words(before: Sequence[str], after: Sequence[str], kind: str) -> int:
    if kind == "added":
        return sum(map(ledger.count_words, after))
    return ledger.count_new_words(" ".join(before), " ".join(after)) if kind == "changed" else 0


def count_doubtful(pair: AlignedEditions) -> int:
    """Return how many pairs of units do not look as if they said the same: by structure and numbers."""
    return sum(
        one.original[:1] == ()
        or one.translation[:1] == ()
        or len(one.original) != len(one.translation)
        or {number for unit in one.original for number in unit.seen.numbers}
        != {number for unit in one.translation for number in unit.seen.numbers}
        for one in pair.pairs
    )


# ---------------------------------------------------------------- how forms are kept


def _form_key(edition: Edition) -> bytes:
    return cache_key("form", code_digest(), pandoc_version(), edition.manuscript.digest)


def _frozen(units: EditionUnits) -> dict[str, object]:
    texts = [unit.text for unit in units.units]
    letters = ledger.count_letters(texts, LANGUAGES[units.edition.lang].script)
    return {"heading": units.heading, "units": texts, "letters": msgspec.structs.asdict(letters)}


def _thawed(edition: Edition, row: Mapping[str, object]) -> NormalizedText:
    units: list[str] = row["units"]  # type: ignore[assignment]
    letters = LetterCounts(**row["letters"])  # type: ignore[arg-type]
    return NormalizedText(TextForm(_fields(edition, str(row["heading"])), tuple(units)), letters)


def _fields(edition: Edition, heading: str) -> Mapping[str, str]:
    front = edition.manuscript.front
    fields = {
        "title": front.title or heading,
        "kicker": front.kicker,
        "standfirst": front.standfirst,
        "alt": front.image.alt if front.image else "",
        "caption": front.image.caption if front.image else "",
    }
    return {name: text for name, text in fields.items() if text}


# ---------------------------------------------------------------- ledgers on disk


def ledger_path(article: Article) -> str:
    """Where an article's ledger stands: beside the languages, under the same name.

    The folder part is that of the manuscript: "content/ledger/asia/seoul-1990.toml".
    """
    inside = {"home": "index", "blog": f"{article.key}/index"}.get(article.kind, article.key)
    return ledger_place(inside)


def read_ledger(folder: Folder, path: str) -> Ledger | DamagedLedger | None:
    """The ledger under that path; what is wrong with it; None where there is none."""
    try:
        source = folder.read(path).decode("utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        return DamagedLedger(path, None, error.strerror or str(error))
    except UnicodeDecodeError as error:
        return DamagedLedger(path, error.object.count(b"\n", 0, error.start) + 1, "not UTF-8")
    conflict = ledger.find_conflict(source, path)
    if conflict:
        return conflict
    try:
        table = read_toml(source)
    except TomlError as error:
        return DamagedLedger(path, error.line, error.reason)
    return ledger.parse_ledger(table, source, path)


# ---------------------------------------------------------------- status


class StatusReport(msgspec.Struct, frozen=True):
    """Every row, and what was wrong on the way."""

    rows: tuple[StatusRow, ...]
    problems: tuple[Problem, ...]


@contextmanager
def open_ledgers(
    root: Path, known: KnownNames, today: dt.date, jobs: int, only: Collection[str] | None = None
) -> Iterator[LedgerStore]:
    """The texts of a publication, or those of some articles. only: their stems, such as "asia/seoul-1990"."""
    with _open_store(root) as store, open_unit_reader(root, known, today, jobs, only) as room:
        yield LedgerStore(room, store)


@contextmanager
def open_archive_of(
    archive: LedgerStore, root: Path, known: KnownNames, today: dt.date, jobs: int
) -> Iterator[LedgerStore]:
    """Open what the publication of an archive was at another time, unpacked into a folder of its own."""
    with open_unit_reader(root, known, today, jobs) as room:
        yield LedgerStore(room, archive._store)


@contextmanager
def _open_store(root: Path) -> Iterator[Store]:
    # A store of its own: a build neither waits for `status` nor forgets what only `status` asks for.
    with (
        working_folder(cache_folder(root)) as (cache, _),
        locked(cache / "texts.lock"),
        Store(cache / "texts.sqlite") as store,
    ):
        yield store


def find_status(root: Path, known: KnownNames, today: dt.date, jobs: int) -> StatusReport:
    """How every article stands. What did not change on disk since the last time is not read again."""
    folder = Folder(root)
    stats = folder.stats("content")
    groups = _groups(stats)
    if not groups:
        return StatusReport((), (NoContent("content", ", ".join(LANGUAGES)),))
    with _open_store(root) as store:
        key = cache_key("status", code_digest(), pandoc_version(), str(stats.get(SETTINGS_PATH)))
        kept: dict[str, list[object]] = json.loads(store.get(key) or b"{}")
        fresh = {stem: marks for stem, marks in groups.items() if kept.get(stem, [None])[0] != marks}
        if fresh or kept.keys() != groups.keys():
            found = _judged(root, known, today, jobs, store, fresh.keys()) if fresh else {}
            kept = {stem: [marks, found[stem]] if stem in found else kept[stem] for stem, marks in groups.items()}
            store.put(key, json.dumps(kept, ensure_ascii=False).encode())
    rows: list[StatusRow] = []
    problems: list[Problem] = []
    for _, results in kept.values():
        for result in results:  # type: ignore[attr-defined]
            if "problem" in result:
                problems.append(problem_from(result))
            else:
                since = dt.date.fromisoformat(result["since"]) if result["since"] else None
                rows.append(StatusRow(**{**result, "since": since}))
    return StatusReport(tuple(rows), tuple(_with_suggestions(problems, rows)))


def find_stems(folder: Folder, names: Iterable[str]) -> tuple[frozenset[str], list[Problem]]:
    """The stems of the articles that somebody named, by key or by one of their files."""
    known = _groups(folder.stats("content"))
    found: set[str] = set()
    problems: list[Problem] = []
    for name in names:
        bare = name.strip("/")
        stem = stem_of(bare) if bare.startswith("content/") and bare.count("/") > 1 else bare.removesuffix(".md")
        stems = [one for one in (stem, f"{stem}/index" if stem else "index") if one in known]
        found.update(stems[:1])
        if not stems:
            like = nearest(stem, known)
            problems.append(UnknownArticle(name, f" ({like}?)" if like else ""))
    return frozenset(found), problems


def _with_suggestions(problems: Iterable[Problem], rows: Sequence[StatusRow]) -> Iterator[Problem]:
    """For a ledger whose article is gone, the name that it may have now."""
    untracked = [row.article for row in rows if row.state == "untracked"]
    for problem in problems:
        like = nearest(problem.article, untracked) if isinstance(problem, StrayLedger) else ""
        yield problem.with_facts(suggestion=f" ({like}?)") if like else problem


def _judged(
    root: Path, known: KnownNames, today: dt.date, jobs: int, store: Store, stems: Collection[str]
) -> dict[str, list[dict[str, object]]]:
    """The rows and problems of some articles, by stem."""
    found: dict[str, list[dict[str, object]]] = {stem: [] for stem in stems}
    with open_unit_reader(root, known, today, jobs, stems) as room:
        archive = LedgerStore(room, store)
        archive.prepare([edition for article in room.articles for edition in article.editions])
        seen = set()
        for article in room.articles:
            stem = stem_of(article.editions[0].manuscript.path)
            # `x.md` that is the edition of `x/index.md` counts under the latter's name.
            stem = stem if stem in found else f"{stem}/index"
            seen.add(stem)
            for standing in archive.standings(article):
                found[stem].append(
                    dict(problem_to(standing)) if isinstance(standing, Problem) else _row_values(standing.row)
                )
        for stem in stems:
            path = ledger_place(stem)
            if stem not in seen and path in room.sources.files:
                found[stem].append(dict(problem_to(StrayLedger(path, None, stem, ""))))
    return found


def _row_values(row: StatusRow) -> dict[str, object]:
    return {**msgspec.structs.asdict(row), "since": row.since.isoformat() if row.since else ""}


_SUFFIXES = (".md", ".markdown")


def _groups(stats: Mapping[str, FileStat]) -> dict[str, list[object]]:
    """Return for each article the stats of its files: manuscripts in every language, and the ledger."""
    groups: dict[str, list[object]] = {}
    for path, stat in stats.items():
        _, top, *rest = path.split("/", 2)
        if not rest:
            continue
        is_ledger = top == "ledger" and path.endswith(".toml")
        if is_ledger or (top in LANGUAGES and path.lower().endswith(_SUFFIXES)):
            groups.setdefault(stem_of(path), []).append([path, *msgspec.structs.astuple(stat)])
    for stem in [stem for stem in groups if f"{stem}/index" in groups]:
        groups[f"{stem}/index"] += groups.pop(stem)
    return groups
