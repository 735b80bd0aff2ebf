"""What is harvested of a journal, as a file of its site and read from it. Pure functions.

Source: Specification for an OAI Static Repository and an OAI Static Repository Gateway, 2004.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from diglot.extensions.harvesting.core.dublin_core import OAI_DC, OAI_DC_SCHEMA, SCHEMA_LOCATION
from diglot.extensions.harvesting.model.records import HarvestRecord, MetadataFormat, Repository
from diglot.extensions.journal.core.xml_elements import document, element

OAI = "http://www.openarchives.org/OAI/2.0/"
_STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
MARC = "http://www.loc.gov/MARC21/slim"
for _prefix, _uri in (("", OAI), ("sr", _STATIC), ("marc", MARC)):
    ElementTree.register_namespace(_prefix, _uri)

FORMATS = (
    MetadataFormat("oai_dc", OAI_DC_SCHEMA, OAI_DC),
    MetadataFormat("marc21", "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd", MARC),
)
"""What every edition is described in: what each harvester reads, and what libraries do."""


def write_repository(repository: Repository) -> bytes:
    """Return the file of a repository. Of the stamps it has the days: a static repository knows no more."""
    facts = identification(repository, f"{repository.earliest:%Y-%m-%d}", "no", "YYYY-MM-DD")
    return document(
        element(
            f"{{{_STATIC}}}Repository",
            element(f"{{{_STATIC}}}Identify", facts),
            element(f"{{{_STATIC}}}ListMetadataFormats", map(format_element, repository.formats)),
            [
                element(
                    f"{{{_STATIC}}}ListRecords",
                    [_static_record(record, form.prefix) for record in repository.records],
                    attributes={"metadataPrefix": form.prefix},
                )
                for form in repository.formats
                if repository.records
            ],
            attributes={SCHEMA_LOCATION: f"{_STATIC} {_STATIC}.xsd"},
        )
    )


def identification(repository: Repository, earliest: str, deleted: str, granularity: str) -> Iterator[Element]:
    """Yield what a repository says of itself. deleted: how it keeps what is deleted. granularity: of its stamps."""
    facts = {
        "repositoryName": repository.name,
        "baseURL": repository.base_url,
        "protocolVersion": "2.0",
        "adminEmail": repository.email,
        "earliestDatestamp": earliest,
        "deletedRecord": deleted,
        "granularity": granularity,
    }
    return (element(f"{{{OAI}}}{name}", value) for name, value in facts.items())


def format_element(form: MetadataFormat) -> Element:
    """Return the element of a format."""
    return element(
        f"{{{OAI}}}metadataFormat",
        element(f"{{{OAI}}}metadataPrefix", form.prefix),
        element(f"{{{OAI}}}schema", form.schema),
        element(f"{{{OAI}}}metadataNamespace", form.namespace),
    )


def _static_record(record: HarvestRecord, prefix: str) -> Element:
    return element(
        f"{{{OAI}}}record",
        element(
            f"{{{OAI}}}header",
            element(f"{{{OAI}}}identifier", record.identifier),
            element(f"{{{OAI}}}datestamp", f"{record.stamp:%Y-%m-%d}"),
        ),
        element(f"{{{OAI}}}metadata", record.metadata[prefix]),
    )


def read_repository(content: bytes) -> Repository:
    """Return the repository of a file that `write_repository` has written.

    Raises: ElementTree.ParseError, KeyError, ValueError, for any other.
    """
    root = ElementTree.fromstring(content)
    identify = root.iterfind(f"{{{_STATIC}}}Identify/*")
    facts = {one.tag.removeprefix(f"{{{OAI}}}"): one.text or "" for one in identify}
    stamps: dict[str, str] = {}
    metadata: dict[str, dict[str, Element]] = {}
    for listed in root.iterfind(f"{{{_STATIC}}}ListRecords"):
        for identifier, stamp, described in map(_parts, listed):
            stamps[identifier] = stamp
            metadata.setdefault(identifier, {})[listed.get("metadataPrefix", "")] = described
    return Repository(
        facts["repositoryName"], facts["baseURL"], facts["adminEmail"], FORMATS, tuple(_records(stamps, metadata))
    )


def _parts(record: Element) -> tuple[str, str, Element]:
    identifier, stamp = (
        record.findtext(f"{{{OAI}}}header/{{{OAI}}}{name}", "") for name in ("identifier", "datestamp")
    )
    [described] = record.iterfind(f"{{{OAI}}}metadata/*")
    return identifier, stamp, described


def _records(stamps: Mapping[str, str], metadata: Mapping[str, Mapping[str, Element]]) -> Iterator[HarvestRecord]:
    for identifier, stamp in stamps.items():
        day = dt.datetime.fromisoformat(stamp).replace(tzinfo=dt.UTC)
        yield HarvestRecord(identifier, day, metadata[identifier])
