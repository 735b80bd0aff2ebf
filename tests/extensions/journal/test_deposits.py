"""Files for registers of articles: what is in them, for an article and for an issue.

JATS is held against its DTD in `test_jats_import` and `test_jats_body`, and what has a published schema against that in
`test_published_schemas`. The schema of eLIBRARY, journal3, has no licence: what was valid by it when this was written is
held here against `elibrary.rng`, a schema of our own.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import msgspec
import pytest
from lxml import etree
from msgspec.structs import replace

from diglot.extensions.journal.core.jats import write_jats
from diglot.extensions.journal.model.fields import Affiliation, ArticleFields, Scholar
from diglot.extensions.journal.model.records import (
    ArticleRecord,
    DepositRecord,
    EditionRecord,
    IssueRecord,
    JournalRecord,
    PersonRecord,
)
from diglot.extensions.journal.pipeline.deposits import WRITERS
from diglot.model.languages import LocalizedText
from tests.tools.publication import EPOCH, publish, run, run_json, write_files

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CROSSREF = {
    "c": "http://www.crossref.org/schema/5.5.0",
    "rel": "http://www.crossref.org/relations.xsd",
    "ai": "http://www.crossref.org/AccessIndicators.xsd",
    "jats": "http://www.ncbi.nlm.nih.gov/JATS1",
}


@pytest.fixture(scope="module")
def files(journal: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of each format: of the issue and, in JATS, of an article."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        folder = tmp_path_factory.mktemp("deposits")
        orders = [
            ("jats", "articles/treaty"),
            *((name, "2026-spring") for name in ("crossref", "elibrary", "datacite", "doaj", "marc")),
        ]
        for name, what in orders:
            _export(journal, what, name, folder / name)
    return {name: (folder / name).read_bytes() for name, _ in orders}


def _export(root: Path, what: str, form: str, output: Path) -> None:
    from diglot.cli import command_line

    words = ["export", what, "--format", form, "--output", str(output), "--root", str(root), "--json"]
    assert command_line.main(words) == 0


def text(root: Element, path: str, **names: str) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in root.findall(path, names or CROSSREF)]


# ---------------------------------------------------------------- JATS


@pytest.fixture(scope="module")
def jats(files: dict[str, bytes]) -> Element:
    return ElementTree.fromstring(files["jats"])


def test_jats_has_both_languages_of_everything_that_is_text(jats: Element) -> None:
    meta = jats.find("front/article-meta")
    assert meta is not None
    assert (jats.get("article-type"), jats.get(LANG)) == ("research-article", "en")
    assert text(meta, "title-group/article-title") == ["The Treaty & the Port"]
    assert text(
        meta, "title-group/trans-title-group[@{http://www.w3.org/XML/1998/namespace}lang='ru']/trans-title"
    ) == ["Договор и порт"]
    assert text(meta, "trans-abstract") == ["Сопоставлены 214 писем и записок с протоколами переговоров."]
    assert [group.get(LANG) for group in meta.findall("kwd-group[@kwd-group-type='author']")] == ["en", "ru"]


def test_jats_has_the_identifiers_days_and_statements(jats: Element) -> None:
    meta = jats.find("front/article-meta")
    assert meta is not None
    assert text(meta, "article-categories/subj-group/subject") == ["History", "327(510:47)", "63.3(2)"]
    assert text(meta, "article-id") == ["10.5555/ps.2026.2.1.en", "ABCDEF"]
    assert [date.get("iso-8601-date") for date in meta.findall("history/date")] == [
        "2025-11-01",
        "2026-01-15",
        "2026-02-01",
    ]
    assert text(meta, "fpage") + text(meta, "lpage") == ["5", "18"]
    assert text(meta, "permissions/copyright-statement") == ["© 2026 Anna Veresova, Thomas Hale"]
    [license] = meta.findall("permissions/license")
    assert license.get("{http://www.w3.org/1999/xlink}href") == "https://creativecommons.org/licenses/by/4.0/"
    assert "22-18-00001" in text(meta, "funding-group/funding-statement")[0]
    assert text(jats, "back/ack") == ["We thank Nina Ash."]
    assert text(jats, "back/sec/*") == ["Data availability", "The letters are at the State Archive."]
    assert text(jats, "sub-article/back/sec/title") == ["Доступность данных"]
    for notes in jats.findall(".//author-notes"):
        [conflicts] = notes.findall("fn[@fn-type='coi-statement']")
        assert conflicts.find("p") is not None


def test_jats_says_whose_a_picture_is_and_its_licence_in_both_languages(jats: Element) -> None:
    """The translation has the licence of the original, and words of its own for whose it is."""
    figures = list(jats.iter("fig"))
    assert [text(one, "attrib") for one in figures] == [["State Archive"], ["Государственный архив"]]
    for figure in figures:
        assert text(figure, "caption") == text(figure, "graphic/alt-text")
        [license] = figure.findall("permissions/license")
        assert text(license, "*") == ["https://creativecommons.org/licenses/by-sa/4.0/", "CC BY-SA 4.0"]


def test_jats_has_the_authors_with_their_names_in_both_alphabets(jats: Element) -> None:
    first = jats.find("front/article-meta/contrib-group/contrib")
    assert first is not None
    assert text(first, "contrib-id[@contrib-id-type='orcid']") == ["https://orcid.org/0000-0002-1825-0097"]
    assert text(first, "name-alternatives/name/surname") == ["Veresova", "Вересова"]
    assert [one.get("rid") for one in first.findall("xref")] == ["aff1", "cor1"]
    assert text(jats, "front/article-meta/aff//institution-id[@institution-id-type='ror']") == [
        "https://ror.org/0412y9z21"
    ]


NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def deposit_of(edition: EditionRecord, *authors: PersonRecord, **journal: Any) -> DepositRecord:
    """An article in one language."""
    record = JournalRecord(LocalizedText({"en": "J"}), LocalizedText(), "https://a.example/", **journal)
    return DepositRecord("a", record, (ArticleRecord("a", (edition,), authors),), NOW)


def edition_of(**fields: Any) -> EditionRecord:
    front = msgspec.convert({"doi": "10.5555/a", **fields}, ArticleFields)
    return EditionRecord("en", "a.md", front, {}, "A", "", "", NOW.date(), "", "", "https://a.example/", "", "<p>a</p>")


def test_each_format_names_all_places_where_an_author_works() -> None:
    places = (Affiliation("One", "Первый", "https://ror.org/0412y9z21"), Affiliation("Two", "Второй"))
    anna = PersonRecord("anna", {"en": ("Veresova", "Anna")}, Scholar(affiliations=places))
    deposit = deposit_of(edition_of(), anna)
    for form in ("jats", "crossref", "datacite", "doaj", "elibrary", "marc"):
        written = b"".join(WRITERS[form](deposit).values()).decode()
        assert "One" in written, form
        assert "Two" in written, form
    [contributor] = ElementTree.fromstring(write_jats(deposit.articles[0], deposit.journal)).iter("contrib")
    assert [one.get("rid") for one in contributor.findall("xref")] == ["aff1", "aff2"]


@pytest.mark.parametrize(
    ("kind", "related"), [("retraction", "retracted-article"), ("correction", "corrected-article")]
)
def test_a_correction_names_what_it_corrects_in_jats_and_for_crossmark(
    kind: str, related: str, faults_of_jats: Callable[[bytes], list[str]]
) -> None:
    edition = edition_of(article_type=kind, corrects="10.5555/b")
    text = replace(edition, html="<h2 id='corrected'>What was corrected</h2>")
    written = WRITERS["jats"](deposit_of(text, issn_online="2434-561X"))["a.xml"]
    assert faults_of_jats(written) == []
    [article] = ElementTree.fromstring(written).iter("related-article")
    assert article.get("related-article-type") == related
    assert article.get("{http://www.w3.org/1999/xlink}href") == "10.5555/b"
    crossref = ElementTree.fromstring(WRITERS["crossref"](deposit_of(edition, crossmark="10.5555/policy"))["a.xml"])
    [update] = crossref.iterfind(".//c:crossmark/c:updates/c:update", CROSSREF)
    assert (update.text, dict(update.attrib)) == ("10.5555/b", {"type": kind, "date": "2026-01-01"})


def test_the_page_of_an_article_offers_its_file_in_jats(journal: Path, tmp_path: Path) -> None:
    """In both languages; a text that is not scholarly has none."""
    root = shutil.copytree(journal, tmp_path / "journal")
    write_files(root, {"content/en/articles/essay.md": "---\ntitle: Essay\n---\n\nNo article.\n"})
    publish(root, formats=("html", "jats"))
    pages = {
        path.parent.name: path.read_text(encoding="utf-8") for path in (root / "public").glob("*/articles/*/index.html")
    }
    link = r'<a href="/en/articles/treaty\.xml" type="text/xml">'
    assert re.search(link + "Text in JATS, ", pages["treaty"])
    assert re.search(link + "Текст в\u00a0формате JATS, ", pages["договор"])
    assert '<link rel="item" href="/en/articles/treaty.xml" type="text/xml">' in pages["treaty"]
    assert ".xml" not in re.sub(r"feed\.xml|sitemap\S*", "", pages["essay"])
    written = ElementTree.parse(root / "public/en/articles/treaty.xml").getroot()
    assert [part.get(LANG) for part in (written, *written.findall("sub-article"))] == ["en", "ru"]


def test_jats_has_the_whole_text_in_sections(jats: Element) -> None:
    body = jats.find("body")
    assert body is not None
    assert text(body, "sec/title") == ["Introduction", "Model"]
    assert text(body, "sec/sec/title") == ["Sources"]
    assert len(body.findall(".//table-wrap//tr")) == 3
    assert text(body, ".//tex-math") == ["E = mc^2", r"\int_0^1 x^2\,dx = \frac{1}{3}"]
    assert body.findall(".//disp-formula//mml:math", {"mml": "http://www.w3.org/1998/Math/MathML"})
    assert text(body, ".//fig/caption") == ["The bay in 1859"]
    [picture] = body.findall(".//fig/graphic")
    assert re.fullmatch(
        r"https://pacific-studies\.example/media/bay\.\w+\.png", picture.get("{http://www.w3.org/1999/xlink}href", "")
    )
    assert text(jats, "back/fn-group/fn/p") == ["A note with bold & an entity, see the archive."]


def test_jats_has_references_as_words_and_as_data(jats: Element) -> None:
    [lukin] = jats.findall("back/ref-list/ref[@id='ref-lukin2018']/citation-alternatives")
    data = lukin.find("element-citation")
    assert data is not None and data.get("publication-type") == "journal"
    found = {one.tag: one.text for one in data}
    assert found["article-title"] == "The Port & the City" and found["source"] == "Pacific Affairs"
    assert (found["year"], found["volume"], found["fpage"], found["lpage"]) == ("2018", "12", "5", "18")
    assert found["pub-id"] == "10.1234/pa.2018.12"
    assert text(lukin, "mixed-citation")[0].startswith("Lukin, Artyom. 2018.")


def test_jats_has_the_translation_inside_with_ids_of_its_own(jats: Element) -> None:
    [translation] = jats.findall("sub-article")
    assert (translation.get("article-type"), translation.get(LANG)) == ("translation", "ru")
    assert text(translation, "front-stub/article-id") == ["10.5555/ps.2026.2.1.ru"]
    assert text(translation, "front-stub/contrib-group/contrib[@contrib-type='translator']/name/surname") == ["Эш"]
    assert text(translation, "body/sec/title") == ["Введение", "Модель"]
    ids = [one.get("id") for one in jats.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {one.get("rid") for one in jats.iter("xref")} <= set(ids)


# ---------------------------------------------------------------- Crossref


def test_crossref_relates_both_dois(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["crossref"])
    articles = root.findall(".//c:journal_article", CROSSREF)
    relations = {
        one.findtext("c:doi_data/c:doi", namespaces=CROSSREF): [
            (made.get("relationship-type"), made.text) for made in one.findall(".//rel:intra_work_relation", CROSSREF)
        ]
        for one in articles
    }
    assert relations == {
        "10.5555/ps.2026.2.1.en": [("hasTranslation", "10.5555/ps.2026.2.1.ru")],
        "10.5555/ps.2026.2.1.ru": [("isTranslationOf", "10.5555/ps.2026.2.1.en")],
        "10.5555/ps.2026.2.2": [],
    }
    assert text(articles[1], "c:titles/c:original_language_title") == ["The Treaty & the Port"]
    assert [one.get("language") for one in articles] == ["en", "ru", "en"]


def test_crossref_has_who_what_and_where(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["crossref"])
    assert text(root, "c:head/c:depositor/*") == ["Institute of the Far East", "deposit@pacific-studies.example"]
    assert text(root, "c:head/c:timestamp") == ["20300101000000"]
    assert text(root, ".//c:journal_metadata/*") == [
        "Pacific Studies", "Тихоокеанские исследования", "Pac. Stud.", "2049-3630", "2434-561X",
    ]  # fmt: skip
    article = root.findall(".//c:journal_article", CROSSREF)[1]
    assert [one.tag.partition("}")[2] for one in article] == [
        "titles", "contributors", "abstract", "abstract", "publication_date", "acceptance_date", "pages", "crossmark",
        "program", "doi_data", "citation_list",
    ]  # fmt: skip
    assert text(article, "c:contributors/c:person_name/c:surname") == ["Вересова", "Хейл", "Эш"]
    assert text(article, "c:doi_data/c:resource") == [
        "https://pacific-studies.example/ru/articles/%D0%B4%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80/"
    ]
    crossmark = article.find("c:crossmark", CROSSREF)
    assert crossmark is not None
    assert text(crossmark, "c:crossmark_policy") == ["10.5555/ps.policy"]
    assert text(crossmark, "c:custom_metadata/c:assertion") == ["2025-11-01", "2026-01-15", "2026-02-01"]
    assert text(crossmark, ".//ai:license_ref") == ["https://creativecommons.org/licenses/by/4.0/"]


# ---------------------------------------------------------------- the others


def test_elibrary_has_one_article_with_both_languages(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["elibrary"])
    assert text(root, "titleid") + text(root, "issue/number") + text(root, "issue/pages") == ["12345", "2", "5-34"]
    assert [one.tag for one in root.findall("issue/articles/*")] == ["section", "article", "section", "article"]
    assert text(root, "issue/articles/section/secTitle[@lang='RUS']") == ["История", "Рецензии"]
    article = root.find("issue/articles/article")
    assert article is not None
    assert [one.tag for one in article] == [
        "pages", "artType", "langPubl", "authors", "artTitles", "abstracts", "text", "codes", "keywords", "references",
        "files", "dates", "fundings",
    ]  # fmt: skip
    assert text(article, "artTitles/artTitle[@lang='RUS']") == ["Договор и порт"]
    assert text(article, "codes/*") == ["10.5555/ps.2026.2.1.en", "ABCDEF", "327(510:47)", "63.3(2)", "F50", "N45"]
    assert text(article, "authors/author[1]/individInfo[@lang='RUS']/*")[:2] == ["Вересова", "Анна Игоревна"]
    assert text(article, "authors/author[1]/authorCodes/*") == ["0000-0002-1825-0097", "1234-5678"]
    assert text(article, "authors/author[3]/role") == ["3"]
    assert [one.get("lang") for one in article.findall("references/reference[1]/refInfo")] == ["RUS", "ENG"]
    lines = article.findtext("text", "").splitlines()
    assert lines[0] == "A text before all headings." and "References" not in lines
    assert lines[6:8] == ["The energy is E=mc2, see above, and", "∫01x2dx=13"]
    assert "The bay in 1859 State Archive CC BY-SA 4.0" in lines
    assert text(article, "dates/*") == ["01.11.2025", "01.02.2026", "26.03.2026"]


@pytest.fixture(scope="module")
def faults_of_elibrary() -> Callable[[bytes], list[str]]:
    """What the schema of eLIBRARY's files finds in one."""
    schema = etree.RelaxNG(etree.parse(Path(__file__).parent / "elibrary.rng"))

    def faults(document: bytes) -> list[str]:
        schema.validate(etree.fromstring(document))
        return [fault.message for fault in schema.error_log]

    return faults


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("<titleid>12345</titleid>", ""),
        ("<dateUni>2026</dateUni>", "<dateUni>spring</dateUni>"),
        ("<volume>3</volume><number>2</number>", ""),
        ("<pages>5-18</pages>", ""),
        ("<artType>RAR</artType>", "<artType>research-article</artType>"),
        ("<langPubl>ENG</langPubl>", "<langPubl>en</langPubl>"),
        ('<kwdGroup lang="RUS">', '<kwdGroup lang="ANY">'),
        ("<role>3</role>", "<role>translator</role>"),
        ("01.11.2025", "2025-11-01"),
        ("<codes>", "<codes/><codes>"),
    ],
)
def test_elibrary_takes_the_file_and_no_other(
    written: str, instead: str, files: dict[str, bytes], faults_of_elibrary: Callable[[bytes], list[str]]
) -> None:
    whole = files["elibrary"]
    assert faults_of_elibrary(whole) == []
    assert written.encode() in whole
    assert faults_of_elibrary(whole.replace(written.encode(), instead.encode())) != []


def test_elibrary_takes_an_article_in_another_language(faults_of_elibrary: Callable[[bytes], list[str]]) -> None:
    """Of a publication whose languages a package brings; the issue has no day of its own."""
    french = replace(edition_of(pages="5", keywords=("port",)), lang="fr", title="Le port")
    issue = IssueRecord("a", 1, 0, None, LocalizedText())
    deposit = deposit_of(french, elibrary_title=1)
    deposit = replace(deposit, articles=(replace(deposit.articles[0], issue=issue),))
    document = WRITERS["elibrary"](deposit)["a.xml"]
    assert faults_of_elibrary(document) == []
    root = ElementTree.fromstring(document)
    assert text(root, ".//dateUni") + text(root, ".//artTitle[@lang='ANY']") == ["2026", "Le port"]


def unpacked(content: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def test_datacite_has_a_record_for_each_edition(files: dict[str, bytes]) -> None:
    records = unpacked(files["datacite"])
    assert [*records] == ["10.5555_ps.2026.2.1.en.json", "10.5555_ps.2026.2.1.ru.json", "10.5555_ps.2026.2.2.json"]
    russian = records["10.5555_ps.2026.2.1.ru.json"]
    assert russian["relatedIdentifiers"][0] == {
        "relatedIdentifier": "10.5555/ps.2026.2.1.en", "relatedIdentifierType": "DOI", "relationType": "IsTranslationOf",
    }  # fmt: skip
    assert russian["creators"][0]["name"] == "Вересова, Анна Игоревна"
    assert russian["contributors"][0]["contributorType"] == "Translator"
    assert (russian["publicationYear"], russian["language"]) == ("2026", "ru")


def test_doaj_has_one_record_for_an_article(files: dict[str, bytes]) -> None:
    treaty, review = (record["bibjson"] for record in json.loads(files["doaj"]))
    assert treaty["journal"]["language"] == ["EN", "RU"] and review["journal"]["language"] == ["EN"]
    assert {"type": "eissn", "id": "2434-561X"} in treaty["identifier"]
    assert treaty["author"][0]["orcid_id"] == "https://orcid.org/0000-0002-1825-0097"


def test_the_same_sources_give_the_same_files(
    journal: Path, files: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    for name, what in (("jats", "articles/treaty"), ("datacite", "2026-spring")):
        _export(journal, what, name, tmp_path / name)
        assert (tmp_path / name).read_bytes() == files[name]


def test_an_issue_in_jats_is_an_archive_and_a_slip_in_its_name_is_told(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "issue.zip"
    assert run(["export", "2026-spring", "--format", "jats", "--output", target, "--root", journal], capsys)[0] == 0
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["treaty.xml", "review.xml"]
    code, document = run_json(["export", "2026-sprng", "--format", "jats", "--root", journal], capsys)
    assert (code, document["problems"][0]["code"]) == (1, "unknown-article")
    assert "2026-spring" in document["problems"][0]["what"]


def test_check_says_what_registers_would_miss(journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A review has no abstract, and needs none; whoever has a file is asked for what is missing there."""
    code, document = run_json(["check", "--deposit", "2026-spring", "--root", journal], capsys)
    found = [(one["file"], one["code"]) for one in document["problems"]]
    assert (code, found) == (1, [("content/people/thomas-hale.toml", "missing-for-deposit")])


def test_what_keeps_a_deposit_from_being_read_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "---\ntitle: A\nudk: abc\nlanguages: [en]\n---\n\nWords.\n"
    write_files(tmp_path, {"content/site.toml": 'base_url = "https://a.example"\n', "content/en/a.md": text})
    code, document = run_json(["check", "--deposit", "a", "--root", tmp_path], capsys)
    assert (code, [one["code"] for one in document["problems"]]) == (1, ["wrong-value"])


# ---------------------------------------------------------------- MARC

MARC = {"m": "http://www.loc.gov/MARC21/slim"}


@pytest.fixture(scope="module")
def marc(files: dict[str, bytes]) -> list[Element]:
    return ElementTree.fromstring(files["marc"]).findall("m:record", MARC)


def subfields(record: Element, tag: str) -> list[dict[str, str]]:
    found = record.findall(f"m:datafield[@tag='{tag}']", MARC)
    return [{one.get("code", ""): one.text or "" for one in field} for field in found]


def test_marc_has_a_record_of_each_edition_that_names_the_other(marc: list[Element]) -> None:
    original, translation, _ = marc
    assert subfields(original, "041") == [{"a": "eng"}]
    assert subfields(translation, "041") == [{"a": "rus", "h": "eng"}]
    assert subfields(original, "767") == [{"t": "Договор и порт", "o": "10.5555/ps.2026.2.1.ru"}]
    assert subfields(translation, "765") == [{"t": "The Treaty & the Port", "o": "10.5555/ps.2026.2.1.en"}]


def test_marc_has_the_people_the_codes_and_the_place_in_the_journal(marc: list[Element]) -> None:
    original, translation, review = marc
    [first] = subfields(original, "100")
    assert (first["a"], first["4"]) == ("Veresova, Anna", "aut")
    assert first["1"] == "https://orcid.org/0000-0002-1825-0097"
    assert [(one["a"], one["4"]) for one in subfields(translation, "700")] == [
        ("Хейл, Томас", "aut"),
        ("Эш, Нина", "trl"),
    ]
    assert subfields(original, "080") == [{"a": "327(510:47)"}]
    assert subfields(original, "773") == [
        {"t": "Pacific Studies", "g": "Vol. 3, no. 2 (2026), p. 5–18", "x": "2434-561X"}
    ]
    assert subfields(review, "856") == [{"u": "https://pacific-studies.example/en/articles/review/"}]


def test_the_fixed_field_of_marc_says_year_and_language_in_forty_places(marc: list[Element]) -> None:
    for record, language in zip(marc, ("eng", "rus", "eng"), strict=True):
        fixed = record.findtext("m:controlfield[@tag='008']", "", MARC)
        assert (len(fixed), fixed[6:11], fixed[23], fixed[35:38]) == (40, "s2026", "o", language)


def test_jats_says_what_each_author_has_done(jats: Element) -> None:
    roles = [
        [one.get("vocab-term") for one in author.findall("role[@vocab='credit']")]
        for author in jats.findall("front/article-meta/contrib-group/contrib")
    ]
    assert roles == [["Writing – original draft", "Conceptualization"], ["Writing – review & editing"]]
