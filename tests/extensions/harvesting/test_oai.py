"""OAI-PMH 2.0: the file of a site, what is noted of its records, and the answers to harvesters.

The file and all answers were valid by the published schemas (OAI-PMH.xsd, oai_dc.xsd, simpledc20021212.xsd,
MARC21slim.xsd) when this was written; they are not here, so that what follows holds the structure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from msgspec.structs import replace

from diglot.extensions.harvesting.core import oai_answers
from diglot.extensions.harvesting.core.harvest_log import stamped, updated_log
from diglot.extensions.harvesting.core.oai_repository import FORMATS, read_repository, write_repository
from diglot.extensions.harvesting.model.records import HarvestRecord, Repository
from diglot.extensions.harvesting.pipeline.oai_service import OaiService, open_service
from diglot.extensions.preview.model.messages import PreviewRequest
from diglot.model.problems import Problem
from tests.tools.sent_attacks import REQUESTS

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MARC = "{http://www.loc.gov/MARC21/slim}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SR = "{http://www.openarchives.org/OAI/2.0/static-repository}"
NOW = dt.datetime(2026, 12, 1, 10, 0, tzinfo=dt.UTC)


def record(name: str, day: int, lang: str = "en", title: str = "A text") -> HarvestRecord:
    described = {form.prefix: Element(f"{{{form.namespace}}}x") for form in FORMATS}
    described["oai_dc"].text = title
    return HarvestRecord(f"oai:a.example:{name}/{lang}", dt.datetime(2026, 3, day, tzinfo=dt.UTC), described)


REPOSITORY = Repository(
    "Pacific Studies",
    "https://a.example/oai",
    "editor@a.example",
    FORMATS,
    (record("a", 1), record("a", 1, "ru"), record("b", 2), HarvestRecord("oai:a.example:c/en", NOW)),
)


def asked(*arguments: tuple[str, str], repository: Repository = REPOSITORY) -> Element:
    return ElementTree.fromstring(oai_answers.answer(repository, arguments, NOW))


def ask(verb: str, **arguments: str) -> Element:
    """Ask for something; "since" is "from", which is a word of Python."""
    return asked(("verb", verb), *((name.replace("since", "from"), value) for name, value in arguments.items()))


def names(answer: Element) -> list[str]:
    """What was listed: the articles and languages, and "!" after those that are gone."""
    return [
        header.findtext(f"{OAI}identifier", "").removeprefix("oai:a.example:")
        + ("!" if header.get("status") == "deleted" else "")
        for header in answer.iter(f"{OAI}header")
    ]


def error(answer: Element) -> str:
    return "".join(one.get("code", "") for one in answer.findall(f"{OAI}error"))


# ---------------------------------------------------------------- answers


def test_a_repository_says_who_it_is() -> None:
    facts = {one.tag.removeprefix(OAI): one.text for one in ask("Identify").findall(f"{OAI}Identify/*")}
    assert facts == {
        "repositoryName": "Pacific Studies",
        "baseURL": "https://a.example/oai",
        "protocolVersion": "2.0",
        "adminEmail": "editor@a.example",
        "earliestDatestamp": "2026-03-01T00:00:00Z",
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }


def test_the_sets_are_the_languages() -> None:
    sets = ask("ListSets").findall(f"{OAI}ListSets/{OAI}set")
    assert [(one.findtext(f"{OAI}setSpec"), one.findtext(f"{OAI}setName")) for one in sets] == [
        ("en", "English"),
        ("ru", "Russian"),
    ]


def test_formats_are_those_of_all_records() -> None:
    for answer in (ask("ListMetadataFormats"), ask("ListMetadataFormats", identifier="oai:a.example:a/ru")):
        assert [one.text for one in answer.iter(f"{OAI}metadataPrefix")] == ["oai_dc", "marc21"]


def test_a_record_has_its_header_and_its_metadata() -> None:
    answer = ask("GetRecord", identifier="oai:a.example:a/ru", metadataPrefix="oai_dc")
    [found] = answer.findall(f"{OAI}GetRecord/{OAI}record")
    assert [one.text for one in found.findall(f"{OAI}header/*")] == ["oai:a.example:a/ru", "2026-03-01T00:00:00Z", "ru"]
    assert [one.text for one in found.findall(f"{OAI}metadata/*")] == ["A text"]
    request = answer.find(f"{OAI}request")
    assert request is not None and request.text == "https://a.example/oai"
    assert request.attrib == {"verb": "GetRecord", "identifier": "oai:a.example:a/ru", "metadataPrefix": "oai_dc"}


def test_what_is_gone_is_said_to_be_gone() -> None:
    answer = ask("GetRecord", identifier="oai:a.example:c/en", metadataPrefix="oai_dc")
    assert names(answer) == ["c/en!"] and not answer.findall(f".//{OAI}metadata")


@pytest.mark.parametrize(
    ("wish", "listed"),
    [
        ({}, ["a/en", "a/ru", "b/en", "c/en!"]),
        ({"set": "ru"}, ["a/ru"]),
        ({"since": "2026-03-02"}, ["b/en", "c/en!"]),
        ({"until": "2026-03-01"}, ["a/en", "a/ru"]),
        ({"since": "2026-03-01T00:00:01Z", "until": "2026-03-02T00:00:00Z"}, ["b/en"]),
        ({"since": "2026-12-01T10:00:00Z"}, ["c/en!"]),
    ],
)
def test_lists_are_of_a_time_and_a_set(wish: Mapping[str, str], listed: list[str]) -> None:
    for verb in ("ListIdentifiers", "ListRecords"):
        assert names(ask(verb, metadataPrefix="marc21", **wish)) == listed


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "badVerb"),
        ((("verb", "Harvest"),), "badVerb"),
        ((("verb", "Identify"), ("verb", "Identify")), "badVerb"),
        ((("verb", "Identify"), ("set", "en")), "badArgument"),
        ((("verb", "ListRecords"),), "badArgument"),
        ((("verb", "GetRecord"), ("metadataPrefix", "oai_dc")), "badArgument"),
        ((("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("metadataPrefix", "oai_dc")), "badArgument"),
        ((("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "2026-02-30")), "badArgument"),
        ((("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "yesterday")), "badArgument"),
        ((("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("set", "")), "badArgument"),
        (
            (
                ("verb", "ListRecords"),
                ("metadataPrefix", "oai_dc"),
                ("from", "2026-03-01"),
                ("until", "2026-03-02T00:00:00Z"),
            ),
            "badArgument",
        ),
        (
            (("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "2026-03-02"), ("until", "2026-03-01")),
            "badArgument",
        ),
        ((("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("resumptionToken", "x")), "badArgument"),
        ((("verb", "ListRecords"), ("resumptionToken", "x")), "badResumptionToken"),
        ((("verb", "ListRecords"), ("resumptionToken", "ё")), "badResumptionToken"),
        # A moment without its zone, which none of ours has.
        (
            (("verb", "ListRecords"), ("resumptionToken", "WyJvYWlfZGMiLCIiLCIyMDI2LTAzLTAxVDAwOjAwOjAwIl0=")),
            "badResumptionToken",
        ),
        ((("verb", "ListSets"), ("resumptionToken", "x")), "badResumptionToken"),
        ((("verb", "ListRecords"), ("metadataPrefix", "mods")), "cannotDisseminateFormat"),
        ((("verb", "GetRecord"), ("metadataPrefix", "oai_dc"), ("identifier", "oai:a.example:x")), "idDoesNotExist"),
        ((("verb", "ListMetadataFormats"), ("identifier", "oai:a.example:x")), "idDoesNotExist"),
        ((("verb", "ListMetadataFormats"), ("identifier", "oai:a.example:c/en")), "noMetadataFormats"),
        ((("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("set", "de")), "noRecordsMatch"),
        ((("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("until", "2026-02-28")), "noRecordsMatch"),
    ],
)
def test_errors_are_those_of_the_protocol(arguments: tuple[tuple[str, str], ...], code: str) -> None:
    """What the protocol cannot read is not repeated in the answer."""
    answer = asked(*arguments)
    assert error(answer) == code
    request = answer.find(f"{OAI}request")
    assert request is not None
    assert request.attrib == ({} if code in ("badVerb", "badArgument") else dict(arguments))


@pytest.mark.parametrize("query", REQUESTS)
def test_whatever_is_asked_the_answer_is_sound_xml_without_what_was_meant_as_markup(query: str) -> None:
    """An argument of the protocol is repeated, escaped; whoever sends others is told of none of them."""
    answer = oai_answers.answer(REPOSITORY, parse_qsl(query, keep_blank_values=True), NOW)
    root = ElementTree.fromstring(answer)
    assert [one.tag for one in root.iter() if not one.tag.startswith("{http://www.openarchives.org/")] == []


def test_a_long_list_comes_in_parts_and_misses_nothing_that_changes_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oai_answers, "RECORDS_AT_ONCE", 2)
    first = ask("ListIdentifiers", metadataPrefix="oai_dc", since="2026-03-01")
    [token] = first.iter(f"{OAI}resumptionToken")
    assert names(first) == ["a/en", "a/ru"]
    assert token.attrib == {"completeListSize": "4", "cursor": "0"}
    # The first one has changed: whoever comes for the rest gets it once more, at the end.
    *others, changed = (*REPOSITORY.records[1:], HarvestRecord(REPOSITORY.records[0].identifier, NOW.replace(hour=11)))
    later = Repository("", "https://a.example/oai", "", FORMATS, (*others, changed))
    second = asked(("verb", "ListIdentifiers"), ("resumptionToken", token.text or ""), repository=later)
    [token] = second.iter(f"{OAI}resumptionToken")
    assert names(second) == ["b/en", "c/en!"]
    last = asked(("verb", "ListIdentifiers"), ("resumptionToken", token.text or ""), repository=later)
    [token] = last.iter(f"{OAI}resumptionToken")
    assert names(last) == ["a/en!"] and (token.text, token.get("cursor")) == (None, "4")


# ---------------------------------------------------------------- what has changed


def test_what_changes_goes_or_comes_back_has_the_moment_in_which_it_was_seen() -> None:
    first = updated_log({}, REPOSITORY.records[:2], NOW)
    assert {one.stamp.isoformat() for one in first.values()} == {"2026-03-01T00:00:00+00:00"}
    assert updated_log(first, REPOSITORY.records[:2], NOW.replace(hour=12)) == first
    later = updated_log(first, (record("a", 1, title="Another"), record("d", 1)), NOW)
    assert {name.removeprefix("oai:a.example:"): (bool(one.digest), one.stamp) for name, one in later.items()} == {
        "a/en": (True, NOW),  # changed
        "a/ru": (False, NOW),  # gone
        "d/en": (True, NOW),  # new, however old its text is
    }
    latest = updated_log(later, REPOSITORY.records[1:2], NOW.replace(hour=13))
    assert latest["oai:a.example:a/ru"].digest and latest["oai:a.example:a/ru"].stamp.hour == 13
    assert latest["oai:a.example:a/en"].stamp.hour == 13 and not latest["oai:a.example:a/en"].digest


def test_no_record_is_of_the_future() -> None:
    assert (
        updated_log({}, (record("a", 30),), dt.datetime(2026, 3, 1, tzinfo=dt.UTC))["oai:a.example:a/en"].stamp.day == 1
    )


def test_a_file_is_read_as_it_was_written() -> None:
    present = replace(REPOSITORY, records=REPOSITORY.records[:3])
    found = read_repository(write_repository(present))
    assert (found.name, found.base_url, found.email, found.formats) == (
        present.name,
        present.base_url,
        present.email,
        present.formats,
    )
    assert [(one.identifier, one.stamp, [*one.metadata]) for one in found.records] == [
        (one.identifier, one.stamp, [*one.metadata]) for one in present.records
    ]
    assert updated_log({}, found.records, NOW) == updated_log({}, present.records, NOW)
    assert stamped(found, {}).records == ()


# ---------------------------------------------------------------- the service


@pytest.fixture
def house(harvested: Path, tmp_path: Path) -> Path:
    """A publication with the file of the journal in its site."""
    (tmp_path / "public").mkdir()
    (tmp_path / "public/oai.xml").write_bytes((harvested / "public/oai.xml").read_bytes())
    return tmp_path


def served(house: Path, reported: list[Problem] | None = None) -> OaiService:
    service = open_service(house, house / "public", lambda: NOW, ([] if reported is None else reported).append)
    assert isinstance(service, OaiService)
    return service


def test_the_service_takes_addresses_and_forms(house: Path) -> None:
    service, query = served(house), "verb=ListIdentifiers&metadataPrefix=oai_dc&set=ru"
    by_address = service.answer(PreviewRequest("GET", "/oai", {}, query))
    by_form = service.answer(PreviewRequest("POST", "/oai", {}, body=query.encode()))
    assert by_address == by_form
    assert (by_address.status, by_address.mime) == (200, "text/xml; charset=utf-8")
    assert b"oai:pacific-studies.example:articles/treaty/ru" in by_address.body


def test_the_service_sees_a_new_site_and_remembers_what_is_gone(house: Path) -> None:
    query = PreviewRequest("GET", "/oai", {}, "verb=ListIdentifiers&metadataPrefix=oai_dc")
    before = served(house)
    assert b"deleted" not in before.answer(query).body
    file = house / "public/oai.xml"
    present = read_repository(file.read_bytes())
    file.write_bytes(write_repository(Repository("", "", "", FORMATS, present.records[:1])))
    for service in (before, served(house)):
        assert service.answer(query).body.count(b'status="deleted"') == 2
    file.unlink()
    assert before.answer(query).status == 404


def test_nobody_is_answered_from_a_damaged_record(house: Path) -> None:
    """It says what is gone, and exists nowhere else."""
    reported: list[Problem] = []
    service = served(house, reported)
    (house / ".polls/oai.json").write_text("{}}", "utf-8")
    (house / "public/oai.xml").write_bytes((house / "public/oai.xml").read_bytes() + b"\n")
    assert service.answer(PreviewRequest("GET", "/oai", {}, "verb=Identify")).status == 503
    assert [one.code for one in reported] == ["harvest-unreadable"]
    assert (house / ".polls/oai.json").read_text("utf-8") == "{}}"


# ---------------------------------------------------------------- the file


def dublin_core(root: Element, article: str) -> Mapping[str, list[str | None]]:
    records = root.findall(f"{SR}ListRecords[@metadataPrefix='oai_dc']/{OAI}record")
    [found] = [one for one in records if one.findtext(f"{OAI}header/{OAI}identifier", "").endswith(f":{article}")]
    values: dict[str, list[str | None]] = {}
    for one in found.findall(f"{OAI}metadata/*/*"):
        values.setdefault(one.tag.removeprefix(DC), []).append(one.text)
    return values


def test_the_site_has_a_static_repository_of_its_articles(harvested: Path) -> None:
    root = ElementTree.parse(harvested / "public/oai.xml").getroot()
    assert [one.tag.removeprefix(SR) for one in root] == [
        "Identify",
        "ListMetadataFormats",
        "ListRecords",
        "ListRecords",
    ]
    translation = dublin_core(root, "articles/treaty/ru")
    assert translation["title"] == ["Договор и порт", "The Treaty & the Port"]
    assert translation["creator"] == ["Вересова, Анна Игоревна", "Хейл, Томас"]
    assert translation["contributor"] == ["Эш, Нина"]
    assert translation["subject"] == ["договор", "порт", "Владивосток", "UDC 327(510:47)"]
    assert (translation["language"], translation["date"]) == (["rus"], ["2026-03-26"])
    assert translation["identifier"][1] == "https://doi.org/10.5555/ps.2026.2.1.ru"
    assert translation["relation"] == ["https://doi.org/10.5555/ps.2026.2.1.en"]
    assert dublin_core(root, "articles/review/en")["type"][0] == "info:eu-repo/semantics/review"
    marc = root.findall(f"{SR}ListRecords[@metadataPrefix='marc21']//{MARC}record/{MARC}leader")
    assert len(marc) == 3
