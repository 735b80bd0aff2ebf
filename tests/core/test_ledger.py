"""Which differences count as a change of a text, and which are only typography."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diglot.adapters.pandoc import PandocPool
from diglot.core.alignment import contents_of
from diglot.core.ledger import acknowledge, find_drift, normalize_text, parse_ledger, render_canonical_text
from diglot.core.ledger.word_diff import diff_words
from diglot.model.translation.ledger import Ledger, LedgerEntry, SideDrift, TextForm
from diglot.model.tree import decode_tree

# The same words set differently: nothing has to be translated again.
SAME = [
    ("quotation marks", "He said “yes” and ‘no’.", "He said \"yes\" and 'no'."),
    ("English and Russian marks", "Он сказал «да».", 'Он сказал "да".'),
    ("apostrophes", "The king’s ship", "The king's ship"),
    ("a dash for two hyphens", "late -- too late", "late—too late"),
    ("a dash with spaces and without", "late – too late", "late—too late"),
    ("a free hyphen for a dash", "Сеул - столица", "Сеул — столица"),
    ("years", "1990–1995", "1990-1995"),
    ("a minus", "at −5 degrees", "at -5 degrees"),
    ("no-break spaces", "в\u00a0Праге 31\u202f%", "в Праге 31%"),
    ("groups of digits", "1\u202f200 вагонов", "1200 вагонов"),
    ("initials", "А. С. Пушкин", "А.\u00a0С.\u00a0Пушкин"),
    ("the sign of a number", "№\u00a05, §\u00a02", "№5, §2"),
    ("an ellipsis", "And then…", "And then..."),
    ("the letter ё", "все", "всё"),
    ("composed accents", "cafe\u0301", "café"),
    ("soft hyphens", "trans\u00adlation", "translation"),
    ("how lines are wrapped", "one\ntwo", "one two"),
]

# Other words: somebody must check the translation.
OTHER = [
    ("a digit", "in 1990", "in 1991"),
    ("a comma", "late, too late", "late too late"),
    ("a letter", "receive", "recieve"),
    ("a capital", "the Council", "the council"),
    ("a sentence's end", "Why?", "Why."),
    ("a word cut in two", "in deed", "indeed"),
    ("emphasis", "so *late*", "so late"),
    ("where a link leads", "[ports](a.md)", "[ports](b.md)"),
    ("code", "```\nprint('a')\n```", '```\nprint("a")\n```'),
    ("a hyphen between words", "re-sign", "resign"),
    ("a description", '![Quay](quay.svg){alt="A boat"}', '![Quay](quay.svg){alt="Two boats"}'),
]


@pytest.mark.parametrize(("what", "one", "other"), SAME, ids=[row[0] for row in SAME])
def test_typography_is_no_change(what: str, one: str, other: str) -> None:
    assert normalize_text(one) == normalize_text(other)


@pytest.mark.parametrize(("what", "one", "other"), OTHER, ids=[row[0] for row in OTHER])
def test_words_are_a_change(what: str, one: str, other: str) -> None:
    assert normalize_text(one) != normalize_text(other)


TEXT = st.text(alphabet=" \n\u00a0-—–\"'«»1234.,;%№АB аё()[", max_size=16)


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert normalize_text(normalize_text(text)) == normalize_text(text)


@given(st.lists(st.text("abcде1", min_size=1, max_size=5), min_size=1, max_size=6), st.data())
def test_the_form_of_spaces_and_quotes_never_matters(words: list[str], data: st.DataObject) -> None:
    def some(choices: str) -> str:
        return "".join(
            f"{data.draw(st.sampled_from(choices))}{word}{data.draw(st.sampled_from(choices))}" for word in words
        )

    assert normalize_text(some("«»“”„\"'’")) == normalize_text(some("«»“”„\"'’"))


# ---------------------------------------------------------------- the form that the ledger keeps


@pytest.fixture(scope="module")
def pool() -> Iterator[PandocPool]:
    with PandocPool(1) as pool:
        yield pool


def text(markdown: str, pool: PandocPool) -> str:
    answer = pool.one("read", f"{markdown}\n".encode())
    assert isinstance(answer, bytes)
    return render_canonical_text(decode_tree(answer).blocks)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("_late_ and __too late__", "*late* and **too late**"),
        ("One line\nand another.", "One line and another."),
        ("[a][x]\n\n[x]: b.md", "[a](b.md)"),
        ("A note[^1].\n\n[^1]: Here.", "A note[^other].\n\n[^other]:\n    Here."),
        ("* a\n* b", "- a\n- b"),
        ("Ports\n-----", "## Ports"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "|a|b|\n|:-|-:|\n|1|2|"),
    ],
)
def test_two_ways_to_write_one_thing_have_one_form(one: str, other: str, pool: PandocPool) -> None:
    assert text(one, pool) == text(other, pool)


def test_the_form_shows_all_that_a_translator_must_do(pool: PandocPool) -> None:
    source = "## A *port*\n\n![Quay](quay.svg)\n\nText[^1] with `code`, $x$ and [a link](b.md).\n\n[^1]: Why.\n"
    assert text(source, pool).splitlines() == [
        "## A *port*",
        "![Quay](quay.svg)",
        "Text^[Why.] with `code`, $x$ and [a link](b.md).",
    ]


@pytest.mark.parametrize(
    ("markdown", "form"),
    [
        ('![Quay](q.svg){.wide alt="A boat" width=90%}', '![Quay](q.svg){alt="A boat"}'),
        (
            '![Quay](q.svg){alt="A &quot;boat&quot;" credit="N. Ash"}',
            '![Quay](q.svg){alt="A \'boat\'" credit="N. Ash"}',
        ),
        ('![Quay](q.svg){alt=""}', "![Quay](q.svg)"),
        ('```{#lst:wait caption="Waiting"}\nls\n```', '```\nls\n```\n{caption="Waiting"}'),
        ('```{.sh caption="Waiting"}\nls\n```', "```\nls\n```"),
    ],
    ids=["a description", "with quotation marks", "an empty one", "of code", "of code without a number"],
)
def test_the_form_has_the_words_of_attributes(markdown: str, form: str, pool: PandocPool) -> None:
    assert text(markdown, pool) == form


def test_the_name_of_a_theorem_belongs_to_its_first_paragraph(pool: PandocPool) -> None:
    answer = pool.one("read", b'::: {#thm:euler .theorem name="Euler"}\nOne.\n\nTwo.\n:::\n')
    assert isinstance(answer, bytes)
    units = contents_of(decode_tree(answer).blocks)
    assert [*map(render_canonical_text, units)] == ['One.\n{name="Euler"}', "Two."]


# ---------------------------------------------------------------- which unit a changed one was

COMMON = "alpha beta gamma delta epsilon zeta eta"


def drift_of(before: Sequence[str], now: Sequence[str]) -> SideDrift:
    """Return how an original differs from its units as they were declared in step."""
    entries = tuple(LedgerEntry({"en": (unit,), "ru": ("слова",)}, dt.date(2020, 1, 1), "") for unit in before)
    translation = TextForm({}, ("слова",) * len(before))
    return find_drift(Ledger("en", entries), TextForm({}, tuple(now)), translation, ("en", "ru")).source


def changes_of(before: Sequence[str], now: Sequence[str]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Return the changes of an original since its units were declared in step: kind, units before, units now."""
    return [(change.kind, change.before, change.after) for change in drift_of(before, now).changes]


def test_ledgers_without_descriptions_say_nothing_of_them() -> None:
    """Ledgers were such before descriptions were texts: nobody knows then what was translated."""
    before, now = "![Quay](q.svg)", '![Quay](q.svg){alt="A boat"}'
    assert changes_of([before, "Coal went first."], [now, "Coal went first."]) == []
    assert changes_of([before], [now.replace("Quay", "Port")]) == [
        ("changed", (before,), (now.replace("Quay", "Port"),))
    ]
    other = now.replace("A boat", "Two boats")
    assert changes_of([now], [other]) == [("changed", (now,), (other,))]
    assert changes_of([now], [before]) == [("changed", (now,), (before,))]


def words_beside(shared: int, mark: str) -> str:
    """Return twenty words, of which so many are common."""
    own = (f"{mark}{letter}" for letter in "abcdefghijklmnopqrst")
    return " ".join([*COMMON.split()[:shared], *own][:20])


@pytest.mark.parametrize(("shared", "kinds"), [(7, ["changed", "added"]), (6, ["removed", "added", "added"])])
def test_two_units_with_a_third_of_their_words_in_common_are_versions(shared: int, kinds: list[str]) -> None:
    """Seven words of twenty are 35 %, the least: fewer, and a paragraph was replaced."""
    before, now, other = words_beside(7, "b"), words_beside(shared, "n"), "Something else altogether stands here."
    found = changes_of([before], [now, other])
    assert sorted(kind for kind, _, _ in found) == sorted(kinds)
    assert (("changed", (before,), (now,)) in found) == (shared == 7)


def test_of_units_that_are_equally_alike_the_first_is_the_version() -> None:
    before, first, second = words_beside(7, "b"), words_beside(7, "f"), words_beside(7, "s")
    assert changes_of([before], [first, second]) == [("changed", (before,), (first,)), ("added", (), (second,))]
    assert changes_of([first, second], [before]) == [("changed", (first,), (before,)), ("removed", (second,), ())]


def test_of_units_that_stand_together_the_one_that_is_like_the_old_is_its_version() -> None:
    before, now, other = words_beside(7, "b"), words_beside(7, "n"), "Something else altogether stands here."
    assert changes_of([before], [other, now]) == [("added", (), (other,)), ("changed", (before,), (now,))]
    assert changes_of([other, before], [now]) == [("removed", (other,), ()), ("changed", (before,), (now,))]


def test_of_units_that_are_alike_the_one_that_is_more_so_is_the_version() -> None:
    """Also where the other stands before it."""
    before, alike, more = words_beside(7, "b"), words_beside(7, "n"), f"{words_beside(7, 'b')} more"
    assert changes_of([before], [alike, more]) == [("added", (), (alike,)), ("changed", (before,), (more,))]


def test_versions_that_stand_together_are_each_found_beside_an_added_one() -> None:
    olds = [" ".join(f"{letter}{n}" for n in range(9)) for letter in "abc"]
    news = [f"{old} more" for old in olds]
    added = "Something else altogether stands here."
    changed = [("changed", (old,), (new,)) for old, new in zip(olds, news, strict=True)]
    assert changes_of(olds, [*news, added]) == [*changed, ("added", (), (added,))]
    assert changes_of([*olds, added], news) == [*changed, ("removed", (added,), ())]


def test_in_a_text_that_was_rewritten_throughout_each_version_is_found_once() -> None:
    """Beyond 200 units a gap is compared in parts."""
    olds = [" ".join(f"w{unit}x{n}" for n in range(9)) for unit in range(250)]
    found = changes_of(olds, [f"{old} more" for old in olds] + ["Something else altogether stands here."])
    assert sum(kind == "changed" for kind, _, _ in found) >= 248
    for texts in ([old for _, old, _ in found if old], [new for _, _, new in found if new]):
        assert len(set(texts)) == len(texts)


def test_what_went_to_another_place_is_found_behind_what_went_for_good() -> None:
    stays = ["Coal went first.", "Ships left.", "Nobody waited for tea."]
    gone, moved = "The quay was sold in June.", "Salt came by rail."
    assert changes_of([gone, moved, *stays], [*stays, moved]) == [
        ("removed", (gone,), ()),
        ("moved", (moved,), (moved,)),
    ]


def test_of_two_equal_paragraphs_one_was_divided_and_the_other_removed() -> None:
    """The parts are there once."""
    parts = ("Coal went first.", "Salt came by rail.")
    whole, beside = " ".join(parts), "Ships left."
    found = changes_of([whole, whole, beside], [*parts, beside])
    assert sorted(kind for kind, _, _ in found) == ["removed", "split"]


def test_a_paragraph_divided_into_three_is_one_that_was_split_and_three_joined_one_that_was_merged() -> None:
    parts = ("Coal went first.", "Salt came by rail.", "Nobody waited for tea.")
    whole, beside = " ".join(parts), "Ships left."
    assert changes_of([beside, whole], [beside, *parts]) == [("split", (whole,), parts)]
    assert changes_of([*parts, beside], [whole, beside]) == [("merged", parts, (whole,))]
    assert changes_of([whole, beside], [*parts, "A ship.", beside]) == [
        ("split", (whole,), parts),
        ("added", (), ("A ship.",)),
    ]


def test_a_paragraph_divided_after_a_word_of_one_letter_is_one_that_was_split() -> None:
    assert changes_of(["Ships left.", "I stay."], ["Ships left.", "I", "stay."]) == [
        ("split", ("I stay.",), ("I", "stay."))
    ]


def test_a_paragraph_divided_into_forty_is_still_one_that_was_split() -> None:
    parts = tuple(f"Ship {number} left at noon." for number in range(40))
    whole, beside = " ".join(parts), "Coal went first."
    assert changes_of([beside, whole], [beside, *parts]) == [("split", (whole,), parts)]


def test_in_a_long_litany_a_verse_is_compared_with_itself() -> None:
    verses = [f"Verse {number % 5}." for number in range(250)]
    assert changes_of(verses, ["A psalm.", *verses]) == [("added", (), ("A psalm.",))]


def test_a_refrain_between_other_lines_was_neither_divided_nor_merged() -> None:
    """A text that repeats itself so much is compared roughly; but what is one paragraph still is one."""
    refrain, olds, news = (["Amen."] * 60, *([f"{word} {n}" for n in range(10)] for word in ("Old", "New")))
    drift = drift_of([*refrain, *olds], [*news, *refrain])
    assert {change.kind for change in drift.changes} == {"moved", "changed"}
    assert set(drift.entry_of) <= set(range(70)), "each paragraph has its entry"


def test_what_there_was_is_told_as_it_was_written() -> None:
    before, now = "Coal — “black gold” — went first.", "Salt — “white gold” — went first."
    assert changes_of([before], [now]) == [("changed", (before,), (now,))]


def test_what_was_acknowledged_and_went_to_another_place_is_acknowledged_still() -> None:
    day, stays = dt.date(2020, 1, 1), ("Ships left.", "Nobody waited for tea.", "Salt came by rail.")
    moved = LedgerEntry({"en": ("Coal goes first.",), "ru": ("слово",)}, day, "", minor={"en": ("Coal went first.",)})
    entries = (moved, *(LedgerEntry({"en": (unit,), "ru": ("слово",)}, day, "") for unit in stays))
    now = TextForm({}, (*stays, "Coal went first."))
    drift = find_drift(Ledger("en", entries), now, TextForm({}, ("слово",) * 4), ("en", "ru"))
    assert (drift.state, drift.source.changes, drift.source.minor) == ("minor-drift", (), {0})
    assert drift.source.entry_of == (1, 2, 3, 0)


def test_what_was_removed_is_told_where_it_was() -> None:
    one, two, three, four = "Coal went first.", "Salt came by rail.", "Nobody waited for tea.", "Ships left."
    found = changes_of([one, two, three, four], [one, "Ships have not left."])
    assert found == [
        ("removed", (two,), ()),
        ("removed", (three,), ()),
        ("changed", (four,), ("Ships have not left.",)),
    ]


def test_the_share_that_is_in_step_counts_what_was_added_with_what_there_was() -> None:
    entries = tuple(
        LedgerEntry({"en": (unit,), "ru": ("слово",)}, dt.date(2020, 1, 1), "") for unit in ("A b.", "C d.")
    )
    now = TextForm({}, ("A b.", "C d.", "Nobody waited for tea.", "Ships left."))
    drift = find_drift(Ledger("en", entries), now, TextForm({}, ("слово", "слово")), ("en", "ru"))
    assert (drift.share, drift.units) == (0.5, 4)


def test_a_unit_beyond_the_last_is_acknowledged_by_nobody() -> None:
    ledger = Ledger("en", (LedgerEntry({"en": ("A b.",), "ru": ("слово",)}, dt.date(2020, 1, 1), ""),))
    drift = find_drift(ledger, TextForm({}, ("A c.",)), TextForm({}, ("слово",)), ("en", "ru"))
    assert acknowledge(ledger, drift, ("en", "ru"), {1}, set()) == (ledger, ())
    assert acknowledge(ledger, drift, ("en", "ru"), {0}, set())[0].entries[0].minor == {"en": ("A c.",)}


def test_a_field_is_acknowledged_by_its_name_and_no_other() -> None:
    day = dt.date(2020, 1, 1)
    entries = tuple(
        LedgerEntry({"en": (f"{field} one",), "ru": ("слово",)}, day, "", field) for field in ("title", "description")
    )
    fields = {"title": "title two", "description": "description two"}
    drift = find_drift(
        Ledger("en", entries), TextForm(fields, ()), TextForm(dict.fromkeys(fields, "слово"), ()), ("en", "ru")
    )
    after, refused = acknowledge(Ledger("en", entries), drift, ("en", "ru"), (), {"title"})
    assert refused == ()
    assert {entry.field: entry.minor for entry in after.entries} == {"title": {"en": ("title two",)}, "description": {}}


def test_of_several_fields_each_is_told_for_itself() -> None:
    """One is as it was, one was acknowledged, one changed, one removed, one added."""
    day = dt.date(2020, 1, 1)
    entries = (
        LedgerEntry({"en": ("A quay",), "ru": ("слово",)}, day, "", "alt"),
        LedgerEntry({"en": ("A title",), "ru": ("слово",)}, day, "", "title", {"en": ("The title",)}),
        LedgerEntry({"en": ("A kicker",), "ru": ("слово",)}, day, "", "kicker"),
        LedgerEntry({"en": ("A standfirst",), "ru": ("слово",)}, day, "", "standfirst"),
    )
    fields = {"alt": "A quay", "title": "The title", "kicker": "The kicker", "description": "A description"}
    there = TextForm(dict.fromkeys(("alt", "title", "kicker", "standfirst"), "слово"), ())
    drift = find_drift(Ledger("en", entries), TextForm(fields, ()), there, ("en", "ru"))
    assert {change.field: change.kind for change in drift.source.changes} == {
        "kicker": "changed",
        "standfirst": "removed",
        "description": "added",
    }
    assert drift.source.minor == {1}


def test_what_changed_is_acknowledged_beside_what_cannot_be() -> None:
    """A paragraph that was added needs a translation; the one that changed after it may be minor all the same."""
    entries = tuple(
        LedgerEntry({"en": (unit,), "ru": ("слово",)}, dt.date(2020, 1, 1), "")
        for unit in ("Coal went first.", "Salt came by rail.")
    )
    now = TextForm({}, ("Nobody waited for tea.", "Coal went first.", "Salt comes by rail."))
    drift = find_drift(Ledger("en", entries), now, TextForm({}, ("слово", "слово")), ("en", "ru"))
    after, refused = acknowledge(Ledger("en", entries), drift, ("en", "ru"), (), ())
    assert [change.kind for change in refused] == ["added"]
    assert [entry.minor for entry in after.entries] == [{}, {"en": ("Salt comes by rail.",)}]


def test_words_that_were_taken_out_are_shown_with_nothing_in_their_place() -> None:
    assert diff_words("It came too late.", "It came late.") == (
        ("same", "It came "),
        ("out", "too "),
        ("same", "late."),
    )


def test_a_title_that_changed_again_is_acknowledged_as_it_is_now() -> None:
    """And so is a paragraph that has its old wording again."""
    day = dt.date(2020, 1, 1)
    entries = (
        LedgerEntry({"en": ("A title",), "ru": ("слово",)}, day, "", "title", {"en": ("The title",)}),
        LedgerEntry({"en": ("Coal went first.",), "ru": ("слово",)}, day, "", minor={"en": ("Coal goes first.",)}),
        LedgerEntry({"en": ("Salt came by rail.",), "ru": ("слово",)}, day, ""),
        LedgerEntry({"en": ("Ships left.",), "ru": ("слово",)}, day, ""),
    )
    now = TextForm({"title": "One title"}, ("Salt came by rail.", "Ships left.", "Coal went first."))
    there = TextForm({"title": "слово"}, ("слово",) * 3)
    drift = find_drift(Ledger("en", entries), now, there, ("en", "ru"))
    assert [change.kind for change in drift.source.changes] == ["changed", "moved"]
    after, refused = acknowledge(Ledger("en", entries), drift, ("en", "ru"), (), ())
    assert refused == ()
    assert [entry.minor.get("en") for entry in after.entries] == [("One title",), ("Coal went first.",), None, None]
    assert find_drift(after, now, there, ("en", "ru")).source.changes == ()


def test_of_two_paragraphs_that_changed_one_is_acknowledged() -> None:
    entries = tuple(
        LedgerEntry({"en": (unit,), "ru": ("слово",)}, dt.date(2020, 1, 1), "")
        for unit in ("Coal went first.", "Salt came by rail.")
    )
    now = TextForm({}, ("Coal goes first.", "Salt comes by rail."))
    drift = find_drift(Ledger("en", entries), now, TextForm({}, ("слово", "слово")), ("en", "ru"))
    after, _ = acknowledge(Ledger("en", entries), drift, ("en", "ru"), {1}, set())
    assert [entry.minor for entry in after.entries] == [{}, {"en": ("Salt comes by rail.",)}]


UNIT = '[[unit]]\nen = "Coal went first."\non = 2020-01-01\nby = "Nina"\n'


@pytest.mark.parametrize(
    ("units", "line", "reason"),
    [
        ("unit = 7", 3, "its units are not a list"),
        ("unit = [7]", 1, "a unit is not a table"),
        (UNIT.replace("[[unit]]", '[[unit]]\nfield = "mood"'), 7, "a unit names an unknown field"),
        (UNIT.replace("2020-01-01", '"soon"'), 7, "a unit does not say when it was declared in step, or by whom"),
        (UNIT.replace('"Nina"', "7"), 7, "a unit does not say when it was declared in step, or by whom"),
        (f"{UNIT}minor = 7\n", 7, "the minor differences are not a table"),
        (UNIT.replace("en", "de"), 7, "a unit has no text, or has an unknown entry"),
        (f"{UNIT}mood = 7\n", 7, "a unit has no text, or has an unknown entry"),
        (UNIT.replace("[[unit]]", '[[unit]]\nru = ["Уголь.", 7]'), 7, "a value that should be text is not"),
        (f"{UNIT}minor.ru = 7\n", 7, "a value that should be text is not"),
    ],
)
def test_what_is_wrong_with_a_unit_is_said_at_its_line(units: str, line: int, reason: str) -> None:
    source = 'format = 1\noriginal = "en"\n' + (units if "=" in units[:6] else UNIT + units)
    problem = parse_ledger(tomllib.loads(source), source, "x.toml")
    assert not isinstance(problem, Ledger)
    assert (problem.line, problem.reason) == (line, reason)
