"""Reviews: they hold for the words that were read, and for no others."""

from __future__ import annotations

import datetime as dt
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.core.ledger import (
    SyncUpdate,
    acknowledge,
    count_unpassed,
    find_drift,
    find_reviews,
    format_ledger,
    normalize_text,
    parse_ledger,
    record_reviews,
    record_sync,
    record_units,
)
from diglot.core.ledger.reviewing import digest_row
from diglot.model.translation.alignment import Alignment, Bead
from diglot.model.translation.ledger import Ledger, LedgerEntry, Review, ReviewRow, TextForm

LANGS = ("en", "ru")
DAY, LATER = dt.date(2026, 3, 12), dt.date(2026, 4, 1)
Texts = tuple[TextForm, TextForm]


def texts_of(pairs: Sequence[tuple[str, str]], title: tuple[str, str] = ("Seoul", "Сеул")) -> Texts:
    source, target = (
        TextForm({"title": title[side]}, tuple(pair[side] for pair in pairs if pair[side])) for side in (0, 1)
    )
    return source, target


def update_of(texts: Texts, on: dt.date = DAY, by: str = "Nina Ash") -> SyncUpdate:
    beads = tuple(Bead(range(number, number + 1), range(number, number + 1)) for number in range(len(texts[0].units)))
    return SyncUpdate(LANGS, *texts, Alignment(beads), on, by)


def rows_of(ledger: Ledger, texts: Texts) -> tuple[ReviewRow, ...]:
    return find_reviews(ledger, find_drift(ledger, *texts, LANGS), texts, LANGS)


def states(ledger: Ledger, texts: Texts) -> list[str]:
    return [row.state for row in rows_of(ledger, texts)]


def reviewed(texts: Texts, by: str = "Ivan Hale") -> Ledger:
    ledger = record_sync(None, update_of(texts))
    return record_reviews(ledger, rows_of(ledger, texts), LANGS, by, LATER).ledger


PAIRS = [(f"Sentence {word} of the port.", f"Предложение {word} о порте.") for word in ("one", "two", "three", "four")]
ROWS = ["title", *range(len(PAIRS))]
# What a typesetter may change, and what is another text.
SET_DIFFERENTLY = st.sampled_from([("of the", "of the"), ("Sentence", "\u00adSentence"), (" of", "  of")])
WORDS = st.text("abcде 1", min_size=1, max_size=12).filter(str.strip)


@given(st.integers(0, len(PAIRS) - 1), st.integers(0, 1), st.integers(0, 45), WORDS)
def test_a_review_falls_away_exactly_when_the_words_of_its_row_change(row: int, side: int, at: int, words: str) -> None:
    ledger = reviewed(texts_of(PAIRS))
    before = PAIRS[row][side]
    after = f"{before[:at]}{words}{before[at:]}"
    pair = (after, PAIRS[row][1]) if side == 0 else (PAIRS[row][0], after)
    edited = texts_of([pair if number == row else other for number, other in enumerate(PAIRS)])
    found = states(ledger, edited)
    is_changed = normalize_text(before) != normalize_text(after)
    assert [number for number, state in enumerate(found) if state != "reviewed"] == ([row + 1] if is_changed else [])
    # Whoever takes the change back has the text again that was read.
    assert set(states(ledger, texts_of(PAIRS))) == {"reviewed"}
    # Declaring the new text in step is no review of it, and takes none away from the others.
    synced = record_sync(ledger, update_of(edited, LATER, "Tom"))
    assert states(synced, edited) == ["to-review" if state == "behind" else state for state in found]


@given(st.integers(0, len(PAIRS) - 1), SET_DIFFERENTLY)
def test_typography_takes_no_review_away(row: int, change: tuple[str, str]) -> None:
    ledger = reviewed(texts_of(PAIRS))
    pairs = [(en.replace(*change), ru) if number == row else (en, ru) for number, (en, ru) in enumerate(PAIRS)]
    assert set(states(ledger, texts_of(pairs))) == {"reviewed"}
    assert set(states(record_sync(ledger, update_of(texts_of(pairs))), texts_of(pairs))) == {"reviewed"}


def test_a_title_is_a_row_like_others() -> None:
    ledger = reviewed(texts_of(PAIRS))
    assert states(ledger, texts_of(PAIRS, ("Seoul", "Сеул и порт")))[0] == "behind"


def test_a_moved_paragraph_is_behind_until_it_is_in_step_and_then_reviewed_as_before() -> None:
    ledger = reviewed(texts_of(PAIRS))
    moved = texts_of([PAIRS[3], *PAIRS[:3]])
    assert "behind" in states(ledger, moved)
    assert set(states(record_sync(ledger, update_of(moved)), moved)) == {"reviewed"}


def test_a_minor_change_is_to_be_reviewed_like_any_other() -> None:
    ledger = reviewed(texts_of(PAIRS))
    edited = texts_of([("Sentence one, of the port.", PAIRS[0][1]), *PAIRS[1:]])
    minor, _ = acknowledge(ledger, find_drift(ledger, *edited, LANGS), LANGS, {0}, ())
    assert states(minor, edited)[:3] == ["reviewed", "to-review", "reviewed"]
    again = record_reviews(minor, rows_of(minor, edited), LANGS, "Ivan Hale", LATER).ledger
    assert set(states(again, edited)) == {"reviewed"}
    # In step with the new wording: the words that were reviewed are the same.
    assert set(states(record_sync(again, update_of(edited)), edited)) == {"reviewed"}


def test_a_row_declared_in_step_again_keeps_its_review() -> None:
    texts = texts_of(PAIRS)
    ledger = reviewed(texts)
    drift = find_drift(ledger, *texts, LANGS)
    again = record_units(ledger, drift, update_of(texts, LATER, "Tom"), {1}, {"title"})
    assert [entry.by for entry in again.entries][:3] == ["Tom", "Nina Ash", "Tom"]
    assert set(states(again, texts)) == {"reviewed"}


def test_of_two_rows_that_say_the_same_each_keeps_its_own_review() -> None:
    texts = texts_of([("The same.", "То же.")] * 2)
    ledger = review_rows(review_rows(record_sync(None, update_of(texts)), texts, "Ivan", {1}), texts, "Olga", {2})
    again = record_units(ledger, find_drift(ledger, *texts, LANGS), update_of(texts, LATER, "Tom"), {1}, ())
    assert [entry.review.by for entry in again.entries if entry.review] == ["Ivan", "Olga"]


def test_readers_see_words_that_were_reviewed_when_only_the_original_changed_since() -> None:
    """Once, then acknowledged as minor, reviewed with that, and once more."""
    ledger = reviewed(texts_of(PAIRS))
    edited, again = (
        texts_of([(words, PAIRS[0][1]), *PAIRS[1:]]) for words in ("Quite another sentence.", "Another sentence again.")
    )
    minor = acknowledge(ledger, find_drift(ledger, *edited, LANGS), LANGS, (), ())[0]
    signed = review_rows(minor, edited, "Ivan", {1})
    for known, texts, state in (
        (ledger, edited, "behind"),
        (minor, edited, "to-review"),
        (signed, edited, "reviewed"),
        (signed, again, "behind"),
    ):
        rows = rows_of(known, texts)
        assert ([row.state for row in rows][1], count_unpassed(rows, find_drift(known, *texts, LANGS))) == (state, 0)


def test_a_row_that_lost_its_original_stays_where_it_was_when_another_is_declared_in_step() -> None:
    ledger = record_sync(None, update_of(texts_of(PAIRS)))
    source, target = texts_of(PAIRS)
    texts = (TextForm(source.fields, source.units[1:]), target)
    beads = tuple(Bead(range(number - 1, number), range(number, number + 1)) for number in range(1, 4))
    update = SyncUpdate(LANGS, *texts, Alignment(beads), LATER, "Tom")
    again = record_units(ledger, find_drift(ledger, *texts, LANGS), update, {0}, ())
    assert [entry.side("en") for entry in again.entries[1:]] == [(en,) for en, _ in PAIRS]
    source = TextForm(source.fields, (*source.units[:1], *source.units[2:]))
    texts = (source, target)
    beads = (Bead(range(1), range(1)), Bead(range(1, 2), range(2, 3)), Bead(range(2, 3), range(3, 4)))
    update = SyncUpdate(LANGS, *texts, Alignment(beads), LATER, "Tom")
    again = record_units(ledger, find_drift(ledger, *texts, LANGS), update, {2}, ())
    assert [entry.side("en") for entry in again.entries[1:]] == [(en,) for en, _ in PAIRS]


def test_rows_behind_are_refused_and_the_others_reviewed() -> None:
    texts = texts_of(PAIRS)
    ledger = record_sync(None, update_of(texts))
    edited = texts_of([("Quite another sentence.", PAIRS[0][1]), *PAIRS[1:]])
    outcome = record_reviews(ledger, rows_of(ledger, edited), LANGS, "Ivan", LATER)
    assert (outcome.behind, outcome.reviewed) == ((1,), (0, 2, 3, 4))
    some = record_reviews(ledger, rows_of(ledger, texts), LANGS, "Ivan", LATER, only={2})
    assert [entry.review is not None for entry in some.ledger.entries] == [False, False, True, False, False]


@pytest.mark.parametrize("name", ["nina ash", "Tom Hale"])
def test_four_eyes_are_not_those_of_the_translator(name: str) -> None:
    texts = texts_of(PAIRS)
    ledger = record_sync(None, update_of(texts))
    rows = rows_of(ledger, texts)
    outcome = record_reviews(ledger, rows, LANGS, name, LATER, translators={"tom hale"})
    assert (len(outcome.own), outcome.ledger) == (5, ledger)
    assert record_reviews(ledger, rows, LANGS, "Ivan", LATER, translators={"tom hale"}).own == ()


# ---------------------------------------------------------------- the file


def read(source: str) -> Ledger:
    ledger = parse_ledger(tomllib.loads(source), source, "x.toml")
    assert isinstance(ledger, Ledger), ledger
    return ledger


def test_a_ledger_without_reviews_is_as_older_versions_wrote_it() -> None:
    ledger = record_sync(None, update_of(texts_of(PAIRS)))
    assert "format = 1\n" in format_ledger(ledger)
    assert "format = 2\n" in format_ledger(reviewed(texts_of(PAIRS)))


def test_a_review_is_read_as_it_was_written() -> None:
    ledger = reviewed(texts_of(PAIRS), 'Ivan "Hale"\n')
    assert read(format_ledger(ledger)) == ledger
    # A merge may bring reviews into a ledger whose head says the older format.
    assert read(format_ledger(ledger).replace("format = 2", "format = 1")) == ledger


@pytest.mark.parametrize(
    "review", ["1", "{}", '{ on = 2026-01-01, by = "I" }', '{ on = "x", by = "I", text = "0" }',
               '{ on = 2026-01-01, by = 1, text = "0" }', '{ on = 2026-01-01T00:00:00, by = "I", text = "0" }',
               '{ on = 2026-01-01, by = "I", text = "0", more = 1 }'],
)  # fmt: skip
def test_a_damaged_review_is_reported_at_its_row(review: str) -> None:
    source = format_ledger(record_sync(None, update_of(texts_of(PAIRS)))) + f"review = {review}\n"
    problem = parse_ledger(tomllib.loads(source), source, "x.toml")
    assert not isinstance(problem, Ledger)
    assert source.splitlines()[problem.position[1] - 1 :][:2] == ["[[unit]]", f'en = "{PAIRS[3][0]}"']


@pytest.mark.parametrize("number", [0, 3, '"2"'])
def test_a_format_of_the_future_is_not_read(number: object) -> None:
    source = format_ledger(reviewed(texts_of(PAIRS))).replace("format = 2", f"format = {number}")
    assert not isinstance(parse_ledger(tomllib.loads(source), source, "x.toml"), Ledger)


# ---------------------------------------------------------------- merges


class Repository:
    """A git repository with one ledger, which several people change at once."""

    def __init__(self, folder: Path, source: str) -> None:
        self.folder, self.file = folder, folder / "ledger.toml"
        self.git("init", "--quiet", "--initial-branch", "main")
        self.file.write_text(source, encoding="utf-8")
        self.git("add", "ledger.toml")
        self.git("commit", "--quiet", "-m", "begin")

    def git(self, *words: str) -> int:
        names = ["-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
        return subprocess.run(["git", *names, *words], cwd=self.folder, capture_output=True, check=False).returncode

    def branch(self, name: str, ledger: Ledger) -> None:
        assert self.git("checkout", "--quiet", "-b", name, "main") == 0
        self.file.write_text(format_ledger(ledger), encoding="utf-8")
        assert self.git("commit", "--quiet", "-am", name) == 0

    def merged(self, *names: str) -> Ledger | None:
        """Return the merged ledger; None for a conflict."""
        assert self.git("checkout", "--quiet", "main") == 0
        for name in names:
            if self.git("merge", "--quiet", "--no-edit", name):
                return None
        return read(self.file.read_text(encoding="utf-8"))


def review_rows(ledger: Ledger, texts: Texts, by: str, rows: set[int]) -> Ledger:
    return record_reviews(ledger, rows_of(ledger, texts), LANGS, by, LATER, only=rows).ledger


@pytest.mark.parametrize(("one", "other"), [({0, 2, 4}, {1, 3}), ({0}, {1}), ({1, 2}, {3, 4}), ({4}, {0})])
def test_reviews_of_different_rows_merge(tmp_path: Path, one: set[int], other: set[int]) -> None:
    texts = texts_of(PAIRS)
    begun = record_sync(None, update_of(texts))
    repository = Repository(tmp_path, format_ledger(begun))
    repository.branch("ivan", review_rows(begun, texts, "Ivan", one))
    repository.branch("olga", review_rows(begun, texts, "Olga", other))
    merged = repository.merged("ivan", "olga")
    assert merged is not None
    by = [entry.review.by if entry.review else "" for entry in merged.entries]
    assert by == ["Ivan" if row in one else "Olga" if row in other else "" for row in range(5)]
    assert [state == "reviewed" for state in states(merged, texts)] == [row in one | other for row in range(5)]


@pytest.mark.parametrize("translator", ["Nina Ash", "Tom"])
def test_a_review_merged_with_a_change_of_its_row_holds_for_nothing(tmp_path: Path, translator: str) -> None:
    texts = texts_of(PAIRS)
    begun = record_sync(None, update_of(texts))
    repository = Repository(tmp_path, format_ledger(begun))
    edited = texts_of([PAIRS[0], (PAIRS[1][0], "Совсем другой текст."), *PAIRS[2:]])
    repository.branch("ivan", review_rows(begun, texts, "Ivan", {2, 3}))
    repository.branch("tom", record_sync(begun, update_of(edited, DAY, translator)))
    merged = repository.merged("ivan", "tom")
    # The same name and day leave the line between both changes as it was: git merges them, and the digest tells.
    assert (merged is None) == (translator == "Tom")
    if merged:
        assert merged.entries[2].review
        assert states(merged, edited) == ["to-review", "to-review", "to-review", "reviewed", "to-review"]


def test_a_review_is_one_line_of_a_difference(tmp_path: Path) -> None:
    texts = texts_of(PAIRS)
    begun = format_ledger(review_rows(record_sync(None, update_of(texts)), texts, "Ivan", {0})).splitlines()
    more = format_ledger(review_rows(read("\n".join(begun)), texts, "Ivan", {0, 3})).splitlines()
    assert len(more) == len(begun) + 1
    assert next(line for line in more if line not in begun).startswith("review = { on = 2026-04-01, by =")


def test_an_entry_of_one_side_is_reviewed_too() -> None:
    entry = LedgerEntry({"en": ("Only here.",)}, DAY, "Nina")
    texts = (TextForm({}, ("Only here.",)), TextForm({}, ()))
    ledger = Ledger("en", (entry,))
    done = record_reviews(ledger, rows_of(ledger, texts), LANGS, "Ivan", LATER).ledger
    assert isinstance(done.entries[0].review, Review)
    assert states(done, texts) == ["reviewed"]


def test_what_is_changed_and_what_is_added_in_a_translation_is_unreviewed() -> None:
    ledger = reviewed(texts_of(PAIRS))
    source, target = texts_of([*PAIRS[:3], (PAIRS[3][0], "Совсем другие слова.")])
    texts = (source, TextForm(target.fields, ("Здесь переводчик прибавил свое.", *target.units)))
    assert count_unpassed(rows_of(ledger, texts), find_drift(ledger, *texts, LANGS)) == 2


def test_the_digest_of_a_row_stays_what_ledgers_have() -> None:
    """Another one would let all reviews lapse that are recorded."""
    assert digest_row(("en", "ru"), (["One."], ["Раз."])) == "b4486105413c7a84"


def test_a_review_from_before_descriptions_were_kept_holds_until_the_words_of_its_row_change() -> None:
    before = texts_of([("![Quay](q.svg)", "![Пристань](q.svg)")])
    now = texts_of([('![Quay](q.svg){alt="A boat"}', '![Пристань](q.svg){alt="Лодка"}')])
    ledger = reviewed(before)
    assert states(ledger, now) == ["reviewed"] * 2
    kept = record_sync(ledger, update_of(now, LATER))
    assert [entry.texts["en"] for entry in kept.entries][1] == now[0].units
    assert states(kept, now) == ["reviewed"] * 2
    again = record_reviews(ledger, rows_of(ledger, now), LANGS, "Ivan Hale", LATER).ledger
    assert again == ledger


def test_a_review_falls_away_when_a_description_changes() -> None:
    texts = texts_of([('![Quay](q.svg){alt="A boat"}', '![Пристань](q.svg){alt="Лодка"}')])
    other = texts_of([('![Quay](q.svg){alt="Two boats"}', '![Пристань](q.svg){alt="Две лодки"}')])
    assert states(reviewed(texts), texts) == ["reviewed"] * 2
    assert states(record_sync(reviewed(texts), update_of(other, LATER)), other) == ["reviewed", "to-review"]
