"""A harvester's request and a repository in, the answer out. Pure functions.

Source: The Open Archives Initiative Protocol for Metadata Harvesting, version 2.0, 2002-06-14.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, TypeAlias
from xml.etree.ElementTree import Element

import msgspec

from diglot.extensions.harvesting.core.dublin_core import SCHEMA_LOCATION
from diglot.extensions.harvesting.core.oai_repository import OAI, format_element, identification
from diglot.extensions.harvesting.model.records import HarvestRecord, Repository
from diglot.extensions.journal.core.xml_elements import document, element
from diglot.model.languages import LANGUAGES

RECORDS_AT_ONCE = 100
"""How many records an answer has; with its resumption token, a harvester asks for those that follow."""

# What names of formats and of sets are made of. Source: the schema of the protocol.
_NAME = re.compile(r"[A-Za-z0-9_.!~*'()-]+(?::[A-Za-z0-9_.!~*'()-]+)*")
_SECOND, _DAY = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), re.compile(r"\d{4}-\d\d-\d\d")
_ANSWERS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset({"resumptionToken"})),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset()),
    **dict.fromkeys(
        ("ListIdentifiers", "ListRecords"),
        (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set", "resumptionToken"})),
    ),
}
"""The arguments that each verb needs, and those that it may have."""


class Refused(Exception):
    """A request that the protocol has an error for: with its code, and why."""


_Moment: TypeAlias = Annotated[dt.datetime, msgspec.Meta(tz=True)]
_Number: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**31)]


class _Wish(msgspec.Struct, frozen=True, array_like=True):
    """Which records are listed. since, until: the first and the last moment, or None. after: the last one had already.

    number: how many were had already.
    """

    prefix: str
    set: str = ""
    since: _Moment | None = None
    until: _Moment | None = None
    after: tuple[_Moment, str] | None = None
    number: _Number = 0


def answer(repository: Repository, arguments: Sequence[tuple[str, str]], now: dt.datetime) -> bytes:
    """Return the answer to a request. arguments: as sent. The records are in the order in which they changed."""
    given, verb = dict(arguments), dict(arguments).get("verb", "")
    try:
        _check(arguments)
        content = element(f"{{{OAI}}}{verb}", _VERBS[verb](repository, given))
    except Refused as refusal:
        code, reason = refusal.args
        content = element(f"{{{OAI}}}error", reason, attributes={"code": code})
        given = {} if code in ("badVerb", "badArgument") else given
    request = element(f"{{{OAI}}}request", repository.base_url, attributes=given)
    moment = element(f"{{{OAI}}}responseDate", _stamp(now))
    schema = {SCHEMA_LOCATION: f"{OAI} {OAI}OAI-PMH.xsd"}
    return document(element(f"{{{OAI}}}OAI-PMH", moment, request, content, attributes=schema))


def _check(arguments: Sequence[tuple[str, str]]) -> None:
    """Raise `Refused` for arguments that the verb does not have, lacks, or has twice."""
    counts = Counter(name for name, _ in arguments)
    verb = dict(arguments).get("verb", "")
    if counts["verb"] != 1 or verb not in _ANSWERS:
        raise Refused("badVerb", "the verb is missing, repeated or not one of OAI-PMH 2.0")
    needed, allowed = _ANSWERS[verb]
    names = counts.keys() - {"verb"}
    # A token stands for all other arguments.
    is_resumed = "resumptionToken" in allowed and names == {"resumptionToken"}
    if repeated := sorted(name for name, count in counts.items() if count > 1):
        raise Refused("badArgument", f"repeated: {', '.join(repeated)}")
    if not is_resumed and (missing := sorted(needed - names)):
        raise Refused("badArgument", f"missing: {', '.join(missing)}")
    if unsound := [
        name for name, value in arguments if name in ("metadataPrefix", "set") and not _NAME.fullmatch(value)
    ]:
        raise Refused("badArgument", f"not a name: {', '.join(unsound)}")
    if wrong := sorted(names - needed - allowed | ({"resumptionToken"} & names if not is_resumed else set())):
        raise Refused("badArgument", f"not taken here: {', '.join(wrong)}")


# ---------------------------------------------------------------- verbs


def _identify(repository: Repository, _: Mapping[str, str]) -> Iterable[Element]:
    return identification(repository, _stamp(repository.earliest), "persistent", "YYYY-MM-DDThh:mm:ssZ")


def _list_formats(repository: Repository, given: Mapping[str, str]) -> Iterable[Element]:
    if "identifier" in given and _record(repository, given["identifier"]).is_deleted:
        raise Refused("noMetadataFormats", "the text is no longer published")
    return map(format_element, repository.formats)


def _list_sets(repository: Repository, given: Mapping[str, str]) -> Iterable[Element]:
    if "resumptionToken" in given:
        raise Refused("badResumptionToken", "the sets are in one answer")
    names = dict.fromkeys(record.set for record in repository.records)
    return (
        element(
            f"{{{OAI}}}set",
            element(f"{{{OAI}}}setSpec", name),
            element(f"{{{OAI}}}setName", LANGUAGES[name].name if name in LANGUAGES else name),
        )
        for name in sorted(names)
    )


def _get_record(repository: Repository, given: Mapping[str, str]) -> Iterable[Element]:
    _check_prefix(repository, given["metadataPrefix"])
    return [_whole(_record(repository, given["identifier"]), given["metadataPrefix"])]


def _list_identifiers(repository: Repository, given: Mapping[str, str]) -> Iterable[Element]:
    return _listed(repository, given, lambda record, _: _header(record))


def _list_records(repository: Repository, given: Mapping[str, str]) -> Iterable[Element]:
    return _listed(repository, given, _whole)


_VERBS: Mapping[str, Callable[[Repository, Mapping[str, str]], Iterable[Element]]] = {
    "Identify": _identify,
    "ListMetadataFormats": _list_formats,
    "ListSets": _list_sets,
    "GetRecord": _get_record,
    "ListIdentifiers": _list_identifiers,
    "ListRecords": _list_records,
}


# ---------------------------------------------------------------- lists


def _listed(
    repository: Repository, given: Mapping[str, str], show: Callable[[HarvestRecord, str], Element]
) -> Iterable[Element]:
    """Return the records of a wish, as many as an answer has, and the token for those that follow."""
    wish = _resumed(given["resumptionToken"]) if "resumptionToken" in given else _wish(given)
    _check_prefix(repository, wish.prefix)
    wanted = [record for record in repository.records if _is_wanted(record, wish)]
    if not wanted:
        raise Refused("noRecordsMatch", "no record is of that time and set")
    page, rest = wanted[:RECORDS_AT_ONCE], wanted[RECORDS_AT_ONCE:]
    shown = [show(record, wish.prefix) for record in page]
    if not rest and not wish.number:
        return shown
    last, number = page[-1], wish.number + len(page)
    following = msgspec.structs.replace(wish, after=(last.stamp, last.identifier), number=number)
    place = {"completeListSize": str(wish.number + len(wanted)), "cursor": str(wish.number)}
    token = _token(following) if rest else ""
    return [*shown, element(f"{{{OAI}}}resumptionToken", token, attributes=place)]


def _wish(given: Mapping[str, str]) -> _Wish:
    since, until = given.get("from"), given.get("until")
    if since and until and len(since) != len(until):
        raise Refused("badArgument", "from and until are not of the same granularity")
    wish = _Wish(
        given["metadataPrefix"],
        given.get("set", ""),
        _moment(since, is_end=False) if since is not None else None,
        _moment(until, is_end=True) if until is not None else None,
    )
    if wish.since and wish.until and wish.since > wish.until:
        raise Refused("badArgument", "from is later than until")
    return wish


def _moment(written: str, *, is_end: bool) -> dt.datetime:
    """Return a moment; of a day, its first second or its last."""
    try:
        if _SECOND.fullmatch(written):
            return dt.datetime.fromisoformat(written)
        if _DAY.fullmatch(written):
            return dt.datetime.fromisoformat(f"{written}T{'23:59:59' if is_end else '00:00:00'}Z")
    except ValueError:
        pass  # the thirtieth of February
    raise Refused("badArgument", "a moment is 2026-03-01 or 2026-03-01T10:00:00Z")


def _is_wanted(record: HarvestRecord, wish: _Wish) -> bool:
    return (
        (not wish.set or record.set == wish.set)
        and (wish.since is None or record.stamp >= wish.since)
        and (wish.until is None or record.stamp <= wish.until)
        # What changes meanwhile goes to the end: a list that is taken up again misses nothing.
        and (wish.after is None or (record.stamp, record.identifier) > wish.after)
    )


def _token(wish: _Wish) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(wish)).decode()


def _resumed(token: str) -> _Wish:
    try:
        return msgspec.json.decode(base64.b64decode(token.encode(), b"-_", validate=True), type=_Wish)
    except (UnicodeEncodeError, binascii.Error, msgspec.DecodeError):
        raise Refused("badResumptionToken", "the token is not of this repository") from None


# ---------------------------------------------------------------- records


def _check_prefix(repository: Repository, prefix: str) -> None:
    if prefix not in [form.prefix for form in repository.formats]:
        raise Refused("cannotDisseminateFormat", "there is no such format here")


def _record(repository: Repository, identifier: str) -> HarvestRecord:
    for record in repository.records:
        if record.identifier == identifier:
            return record
    raise Refused("idDoesNotExist", "there is no such record here")


def _header(record: HarvestRecord) -> Element:
    return element(
        f"{{{OAI}}}header",
        element(f"{{{OAI}}}identifier", record.identifier),
        element(f"{{{OAI}}}datestamp", _stamp(record.stamp)),
        element(f"{{{OAI}}}setSpec", record.set),
        attributes={"status": "deleted" if record.is_deleted else ""},
    )


def _whole(record: HarvestRecord, prefix: str) -> Element:
    metadata = record.metadata.get(prefix)
    described = None if metadata is None else element(f"{{{OAI}}}metadata", metadata)
    return element(f"{{{OAI}}}record", _header(record), described)


def _stamp(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
