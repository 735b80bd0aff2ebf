"""What archives and libraries keep and list: packages of issues, permissions on pages, lists of titles, servers."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import pytest

from diglot.adapters.extension_packages import own_services
from diglot.extensions.harvesting.core.kbart import COLUMNS, book_rows, journal_row, write_kbart
from diglot.extensions.harvesting.model.permissions import STATEMENTS
from diglot.extensions.hosting.core.served_site import make_served_site
from diglot.extensions.hosting.pipeline.server_config import render_caddyfile, render_nginx
from diglot.extensions.journal.model.book_records import BookContributor, BookEdition, BookRecord
from diglot.extensions.journal.model.records import IssueRecord, JournalRecord, PersonRecord
from diglot.model.languages import LocalizedText
from diglot.model.settings import Settings
from tests.tools.fidelity import read_pdf
from tests.tools.publication import DAY, run

# ---------------------------------------------------------------- packages


@pytest.fixture(scope="module")
def package(harvested: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return exported(harvested, "2026-spring", "package", tmp_path_factory.mktemp("package") / "issue.zip")


def exported(root: Path, name: str, form: str, output: Path) -> bytes:
    from diglot.cli import command_line

    words = ["export", name, "--format", form, "--output", str(output), "--root", str(root), "--json"]
    assert command_line.main(words) == 0
    return output.read_bytes()


def test_a_package_has_all_of_an_issue_with_its_checksums(harvested: Path, package: bytes) -> None:
    """RFC 8493: each file of the payload is in the manifest once, and the manifest in that of the tags."""
    with zipfile.ZipFile(io.BytesIO(package)) as bag:
        files = {name.removeprefix("2026-spring/"): bag.read(name) for name in bag.namelist()}
    [picture] = [name for name in files if name.startswith("data/media/bay.")]
    assert list(files) == [
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "data/articles/review.en.pdf",
        "data/articles/review.xml",
        "data/articles/treaty.en.pdf",
        "data/articles/treaty.ru.pdf",
        "data/articles/treaty.xml",
        picture,
    ]
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in files[manifest].decode().splitlines():
            digest, _, name = line.partition("  ")
            assert hashlib.sha256(files[name]).hexdigest() == digest
    assert files["manifest-sha256.txt"].count(b"\n") == 6
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    payload = [content for name, content in files.items() if name.startswith("data/")]
    assert f"Payload-Oxum: {sum(map(len, payload))}.6\n" in files["bag-info.txt"].decode()
    assert files["data/articles/treaty.ru.pdf"] == (harvested / "public/ru/articles/договор.pdf").read_bytes()
    article = ElementTree.fromstring(files["data/articles/treaty.xml"])
    hrefs = {one.get("{http://www.w3.org/1999/xlink}href") for one in article.iter("graphic")}
    assert hrefs == {f"../{picture.removeprefix('data/')}"}


def test_the_bytes_of_a_package_are_the_same_each_day(
    harvested: Path, package: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert exported(harvested, "2026-spring", "package", tmp_path / "again.zip") == package


# ---------------------------------------------------------------- pages


def test_archives_find_their_permission_and_all_articles_of_a_volume(harvested: Path) -> None:
    contents = (harvested / "public/ru/preservation/index.html").read_text("utf-8")
    volume = (harvested / "public/ru/preservation/volume-3/index.html").read_text("utf-8")
    for page in (contents, volume):
        for statement in STATEMENTS.values():
            assert f'<p lang="en">{statement}</p>' in page
        assert '<meta name="robots" content="noindex">' in page
        assert "ISSN 2434-561X" in page
    assert '<li><a href="/ru/preservation/volume-3/">Том 3</a></li>' in contents.replace("\u00a0", " ")
    assert 'href="/ru/issues/2026-spring/"' in volume
    assert 'href="/ru/articles/договор/"' in volume and 'href="/ru/articles/договор.pdf"' in volume
    # The other language is a link away.
    assert 'href="/en/preservation/volume-3/"' in volume


# ---------------------------------------------------------------- lists of titles

NAME = LocalizedText({"en": "Pacific\tStudies", "ru": "Тихоокеанские исследования"})
PUBLISHER = LocalizedText({"en": "Institute"})


def test_a_journal_is_listed_from_its_first_issue_on() -> None:
    journal = JournalRecord(NAME, PUBLISHER, "https://a.example", "2049-3630", "2434-561X")
    issues = [
        IssueRecord("b", 1, 4, DAY.replace(year=2021), NAME),
        IssueRecord("a", 2, 3, DAY.replace(year=2020), NAME),
        IssueRecord("c", 9, 9, None, NAME),
    ]
    [row] = read(write_kbart([journal_row(journal, issues, "en")]))
    assert {name: value for name, value in row.items() if value} == {
        "publication_title": "Pacific Studies",
        "print_identifier": "2049-3630",
        "online_identifier": "2434-561X",
        "date_first_issue_online": DAY.replace(year=2020).isoformat(),
        "num_first_vol_online": "3",
        "num_first_issue_online": "2",
        "title_url": "https://a.example/en/",
        "title_id": "2434-561X",
        "coverage_depth": "fulltext",
        "publisher_name": "Institute",
        "publication_type": "serial",
        "access_type": "F",
    }


def read(content: bytes) -> list[dict[str, str]]:
    rows = list(csv.DictReader(io.StringIO(content.decode()), delimiter="\t", quoting=csv.QUOTE_NONE))
    assert all(tuple(row) == COLUMNS and len(row) == 25 for row in rows)
    return rows


def test_each_edition_of_a_book_is_a_title() -> None:
    anna = PersonRecord("anna", {"en": ("Veresova", "Anna"), "ru": ("Вересова", "Анна")})
    edition = BookEdition(("en",), (BookContributor("A01", anna),))
    book = BookRecord(
        "harbours",
        LocalizedText({"en": "Harbours", "ru": "Гавани"}),
        LocalizedText(),
        PUBLISHER,
        LocalizedText(),
        {"en": "978-5-93165-021-0", "en-epub": "978-5-93165-022-7"},
        {"en": edition},
        {},
        (210, 148),
        None,  # type: ignore[arg-type]
        2026,
    )
    [row] = book_rows(book, {"en": "https://a.example/en/volumes/harbours/"})
    assert (row["print_identifier"], row["online_identifier"]) == ("9785931650210", "9785931650227")
    assert (row["first_author"], row["publication_type"], row["date_monograph_published_print"]) == (
        "Veresova",
        "monograph",
        "2026",
    )


def test_the_list_is_named_as_libraries_expect(
    harvested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert run(["export", "journal", "--format", "kbart", "--root", harvested], capsys)[0] == 0
    [row] = read((tmp_path / "InstituteOfTheFarEast_Global_AllTitles_2027-01-15.txt").read_bytes())
    assert row["publication_title"] == "Pacific Studies"
    code, _, err = run(["export", "journals", "--format", "kbart", "--root", harvested, "--ui-lang", "en"], capsys)
    assert code == 1 and "journal?" in err


# ---------------------------------------------------------------- servers


def test_servers_pass_harvesters_on_where_a_site_has_what_they_ask_for() -> None:
    settings = Settings(base_url="https://a.example/notes", polls_port=8123)
    with_oai, without = (
        make_served_site(settings, PurePosixPath("/srv/site"), (), places, {}, own_services())
        for places in (["oai.xml"], ["en/index.html"])
    )
    nginx, caddy = render_nginx(with_oai), render_caddyfile(with_oai)
    assert "location = /notes/oai {\n        proxy_pass http://127.0.0.1:8123;" in nginx
    assert "handle /notes/oai {" in caddy and "reverse_proxy 127.0.0.1:8123" in caddy
    assert "/oai" not in render_nginx(without) + render_caddyfile(without)


@pytest.mark.parametrize(
    ("pdf", "folio"), [("en/articles/treaty", "5"), ("ru/articles/договор", "19"), ("en/articles/review", "34")]
)
def test_the_pages_of_an_article_are_numbered_as_in_its_issue(harvested: Path, pdf: str, folio: str) -> None:
    """So that whoever cites a page of the file cites that of the issue; one with an even number is a left one."""
    pages = read_pdf(harvested / f"public/{pdf}.pdf").rstrip("\f").split("\f")
    assert [page.split()[-1] for page in pages] == [str(int(folio) + number) for number in range(len(pages))]
