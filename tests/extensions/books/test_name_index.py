"""Names are found in English and, declined, in Russian texts, and have headings in an index."""

from __future__ import annotations

import pytest

from diglot.extensions.books.core.name_index import IndexName, NameFinder, index_name, sort_by_heading

ENGLISH = [
    index_name("gorbachev", "Mikhail Gorbachev", "", "en", "m"),
    index_name("peter", "Peter the Great", "Peter I, Tsar; Peter", "en", "m"),
    index_name("pushkin", "Alexander Pushkin", "", "en", "m"),
    index_name("ash", "Nina Ash", "", "en", "f"),
    index_name("de-gaulle", "Charles de Gaulle", "de Gaulle, Charles", "en", "m"),
]
RUSSIAN = [
    index_name("gorbachev", "Михаил Горбачев", "", "ru", "m"),
    index_name("veresova", "Анна Вересова", "", "ru", "f"),
    index_name("dostoevsky", "Федор Достоевский", "", "ru", "m"),
    index_name("tolstoy", "Лев Толстой", "", "ru", "m"),
    index_name("peter", "Петр Великий", "Петр I; Петр", "ru", "m"),
    index_name("paul", "Павел I", "Павел I", "ru", "m"),
    index_name("witte", "Сергей Витте", "", "ru", "m"),
    index_name("ash", "Нина Эш", "", "ru", "f"),
    index_name("hale", "Томас Хейл", "", "ru", "m"),
    index_name("loeb", "Джеймс Лёб", "", "ru", "m"),
    index_name("kim", "Ким Ир Сен", "Ким Ир Сен", "ru", "m"),
]


def find_names(people: list[IndexName], lang: str, text: str) -> list[str]:
    _, places = NameFinder(people, lang).mark_names(text, "c1-")
    return [key for key, _ in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mikhail Gorbachev spoke.", ["gorbachev"]),
        ("Gorbachev’s speech", ["gorbachev"]),
        ("<em>Gorbachev</em> and Pushkin", ["gorbachev", "pushkin"]),
        ("Peter the Great, and Peter again; Peter I", ["peter", "peter", "peter"]),
        ("de Gaulle", []),  # a name begins with a capital
        ("Charles de Gaulle", ["de-gaulle"]),
        ("Musin-Pushkin is another", []),
        ("pushkin, ash and gorbachev are words", []),
        ("Ash", ["ash"]),
        ("Ashes", []),
        ("<code>Gorbachev</code> <pre>Pushkin</pre>", []),
        ('<a href="/Gorbachev/" title="Pushkin">he</a>', []),
    ],
)
def test_english_names(text: str, expected: list[str]) -> None:
    assert find_names(ENGLISH, "en", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Михаил Горбачев", ["gorbachev"]),
        ("речь Михаила Горбачева", ["gorbachev"]),
        ("Горбачёву, Горбачевым, о Горбачеве, с Горбачевыми", ["gorbachev"] * 4),
        ("горбачевский, Горбачевка", []),
        ("у Вересовой, Вересову, Вересова", ["veresova"] * 3),
        ("Достоевскому, Достоевским, Достоевская", ["dostoevsky"] * 3),
        ("Толстого, Толстым, о Толстом", ["tolstoy"] * 3),
        ("Петра, Петру I, Петром Великим", ["peter", "peter", "peter"]),
        ("Петров", []),
        ("у Витте", ["witte"]),
        ("Павел I, Павлу\u00a0I, при Павле I", ["paul", "paul", "paul"]),
        ("у льва, Льва", []),
        ("у Эш; Эша", ["ash"]),  # a woman's name that ends in a consonant is not declined
        ("у Хейла, Хейлом", ["hale", "hale"]),
        ("Лёба, Лебу", ["loeb", "loeb"]),
        ("Ким Ир Сена; Ким", ["kim"]),
        ("Ким\u00a0Ир\u00a0Сену", ["kim"]),
        ("Ким&nbsp;Ир&#160;Сену", ["kim"]),
        ("Ким&amp;Ир&nbsp;Сен &amp; Ким", []),
    ],
)
def test_russian_names_in_every_case(text: str, expected: list[str]) -> None:
    assert find_names(RUSSIAN, "ru", text) == expected


def test_a_shared_surname_counts_with_its_first_name_only() -> None:
    people = [index_name("lev", "Лев Толстой", "", "ru", "m"), index_name("aleksei", "Алексей Толстой", "", "ru", "m")]
    assert find_names(people, "ru", "Толстой, Алексей Толстой") == ["aleksei"]


def test_the_whole_of_a_declined_name_is_marked() -> None:
    marked, _ = NameFinder(RUSSIAN, "ru").mark_names("<p>о Льве Толстом</p>", "c1-")
    assert marked == '<p>о <span id="c1-name-1">Льве Толстом</span></p>'


def test_each_mention_has_a_unique_id() -> None:
    marked, places = NameFinder(ENGLISH, "en").mark_names("<p>Pushkin, Pushkin</p>", "c7-")
    assert marked == '<p><span id="c7-name-1">Pushkin</span>, <span id="c7-name-2">Pushkin</span></p>'
    assert [place for _, place in places] == ["c7-name-1", "c7-name-2"]


def test_marking_does_not_change_the_text() -> None:
    text = "<p>Peter &amp; Pushkin <b>met</b> Gorbachev &lt;never&gt;.</p>"
    marked, _ = NameFinder(ENGLISH, "en").mark_names(text, "c1-")
    assert (
        marked.replace("</span>", "")
        .replace('<span id="c1-name-1">', "")
        .replace('<span id="c1-name-2">', "")
        .replace('<span id="c1-name-3">', "")
        == text
    )


def test_headings_are_sorted_alphabetically() -> None:
    names = {person.key: person for person in RUSSIAN}
    assert [names[key].heading for key in sort_by_heading(names, "ru")][:4] == [
        "Вересова Анна", "Витте Сергей", "Горбачев Михаил", "Достоевский Федор",
    ]  # fmt: skip
