"""`strings`: a publication's catalogues follow its templates, and nothing that a translator wrote is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diglot.extensions.strings.pipeline.catalogue_maintenance import check_strings, update_strings
from tests.tools.publication import run, run_json, write_files

CATALOGUE = "locales/ru/LC_MESSAGES/diglot.po"
HEAD = """# Заметка редактора в шапке.
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

"""
TEMPLATE = '{{ _("Tide tables") }} {{ ngettext("%(n)s ship", "%(n)s ships", 2) }} {{ _("Archive") }}\n'


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    """A publication with a template of its own; “Archive” is a word that diglot has."""
    return write_files(tmp_path, {"content/en/a.md": "# A\n", "templates/parts/own.html": TEMPLATE})


def catalogue(root: Path) -> str:
    return (root / CATALOGUE).read_text(encoding="utf-8")


def codes(root: Path) -> list[str]:
    return [problem.code for problem in check_strings(root).problems]


def test_new_words_come_in_untranslated(publication: Path) -> None:
    """Those that diglot has are not asked for again; a counted one has three forms to fill."""
    assert codes(publication) == ["missing-message", "missing-message"]
    assert update_strings(publication).written == (CATALOGUE,)
    text = catalogue(publication)
    assert 'msgid "Tide tables"\nmsgstr ""\n' in text
    assert 'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""' in text
    assert "Archive" not in text
    assert "nplurals=3" in text
    assert sorted(codes(publication)) == ["missing-plural", "missing-translation"]


def test_what_a_translator_wrote_stays(publication: Path) -> None:
    """Head, translations, comments and marks; words of diglot that are said otherwise; all in the templates' order."""
    own = '# Так говорят моряки.\n#, fuzzy\nmsgid "Tide tables"\nmsgstr "Таблицы приливов"\n'
    archive = '# По-нашему.\nmsgid "Archive"\nmsgstr "Подшивка"\n'
    (publication / CATALOGUE).parent.mkdir(parents=True)
    (publication / CATALOGUE).write_text(f"{HEAD}{archive}\n{own}", encoding="utf-8")
    update_strings(publication)
    text = catalogue(publication)
    assert text.startswith(HEAD)
    assert '# Так говорят моряки.\n#: templates/parts/own.html\n#, fuzzy\nmsgid "Tide tables"\n' in text
    assert 'msgid "Archive"\nmsgstr "Подшивка"\n' in text
    assert text.index("Tide tables") < text.index("%(n)s ship") < text.index("Archive")


def test_old_words_are_set_aside_and_come_back(publication: Path) -> None:
    (publication / CATALOGUE).parent.mkdir(parents=True)
    (publication / CATALOGUE).write_text(f'{HEAD}msgid "Tide tables"\nmsgstr "Таблицы приливов"\n', encoding="utf-8")
    (publication / "templates/parts/own.html").write_text("\n", encoding="utf-8")
    assert codes(publication) == ["unused-message"]
    update_strings(publication)
    assert '#~ msgid "Tide tables"\n#~ msgstr "Таблицы приливов"\n' in catalogue(publication)
    assert codes(publication) == []
    (publication / "templates/parts/own.html").write_text('{{ _("Tide tables") }}\n', encoding="utf-8")
    update_strings(publication)
    assert 'msgid "Tide tables"\nmsgstr "Таблицы приливов"\n' in catalogue(publication)
    assert "#~" not in catalogue(publication)


def test_the_same_templates_give_the_same_bytes(publication: Path) -> None:
    update_strings(publication)
    before = (publication / CATALOGUE).stat().st_mtime_ns, catalogue(publication)
    assert update_strings(publication).written == ()
    assert ((publication / CATALOGUE).stat().st_mtime_ns, catalogue(publication)) == before


def test_a_catalogue_that_cannot_be_read_is_left_as_it_is(publication: Path) -> None:
    torn = f'{HEAD}<<<<<<< HEAD\nmsgid "Tide tables"\nmsgstr "Приливы"\n=======\n>>>>>>> other\n'
    (publication / CATALOGUE).parent.mkdir(parents=True)
    (publication / CATALOGUE).write_text(torn, encoding="utf-8")
    assert update_strings(publication).written == ()
    assert catalogue(publication) == torn
    assert "broken-catalogue" in codes(publication)


def test_a_publication_without_words_of_its_own_gets_no_catalogue(tmp_path: Path) -> None:
    write_files(tmp_path, {"content/en/a.md": "# A\n"})
    assert update_strings(tmp_path).written == ()
    assert not (tmp_path / "locales").exists()


def test_they_are_counted(publication: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, document = run_json(["strings", "stats", "--root", publication], capsys)
    assert code == 0
    [row] = document["catalogues"]
    assert (row["lang"], row["messages"], row["missing"]) == ("ru", 0, ["Tide tables", "%(n)s ship"])
    code, out, _ = run(["strings", "stats", "--root", publication, "--ui-lang", "en"], capsys)
    assert (code, out) == (0, "ru: 0 of 2 translated (0%); fuzzy: 0, missing: 2, unused: 0\n")


def test_diglots_own_catalogue_is_complete(capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).resolve().parents[3]
    code, out, _ = run(["strings", "check", "--root", root, "--ui-lang", "en"], capsys)
    assert (code, out) == (0, "The catalogues are complete.\n")


@pytest.mark.parametrize(
    "rule", ["nplurals=3; plural=n%0;", f"nplurals=3; plural={'(' * 999}n;", "nplurals=99999999999; plural=n;"]
)
def test_a_plural_rule_that_means_nothing_is_told(
    publication: Path, rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_files(publication, {CATALOGUE: re.sub("nplurals.*;", lambda _: rule, HEAD)})
    out = run(["strings", "check", "--root", publication], capsys)[1]
    assert "[wrong-plural-rule]" in out


@pytest.mark.parametrize(
    "mapping",
    [
        "[extractors]\nown = planted:extract\n[own: **.html]\n",
        "[planted:extract: **.html]\n",
        "[planted.extract: **.html]\n",
        "[jinja2: templates/**.html]\nextensions = planted.Extension\n",
    ],
)
def test_a_mapping_of_a_publication_names_no_code(
    tmp_path: Path, mapping: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Babel would import whatever module it names, and call it."""
    program = f"from pathlib import Path\nPath({str(tmp_path / 'ran')!r}).touch()\n"
    write_files(tmp_path, {"babel.cfg": mapping, "planted.py": program, "templates/x.html": '{{ _("Words") }}\n'})
    monkeypatch.syspath_prepend(tmp_path)
    report = check_strings(tmp_path)
    assert [(problem.code, problem.position) for problem in report.problems] == [("broken-template", ("babel.cfg", 1))]
    assert not (tmp_path / "ran").exists()
