"""The authors and translators of an article in JATS in, their keys and files of new people out. Touches nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from diglot.core.links.slugs import make_slug
from diglot.core.page_models.citation import cited_name
from diglot.extensions.journal.core.article_fields import scholar_of
from diglot.extensions.journal.model.fields import Affiliation
from diglot.extensions.journal.model.identifiers import orcid_of
from diglot.extensions.journal.model.jats import JatsPerson
from diglot.model.languages import LANGUAGES, LATIN, Lang
from diglot.model.wording.toml_values import toml_value
from diglot.pipeline.base.file_edits import FileEdit
from diglot.pipeline.sources.load import LoadedSources


class PeopleImport:
    """Finds people in the publication, by their ORCID iD or their name, and describes those that are new."""

    def __init__(self, sources: LoadedSources) -> None:
        self._languages = sources.settings.languages
        self._known = sources.people
        scholars = {key: scholar_of(person) for key, person in sources.people.items()}
        self._by_orcid = {orcid_of(one.orcid): key for key, one in scholars.items() if one.orcid}
        self._by_name = {name: key for key, person in sources.people.items() for name in person.name.by_lang.values()}
        self._new: dict[str, JatsPerson] = {}
        self._keys: dict[bytes, str] = {}
        self._namesakes: Counter[str] = Counter()

    def keys(
        self, people: Sequence[JatsPerson], translated: Sequence[Sequence[JatsPerson]], lang: Lang
    ) -> Sequence[str]:
        """Return the keys of the authors of an article. translated: the same, as translations name them."""
        merged = list(people)
        for others in translated:
            if len(others) == len(merged):
                merged = [_merged(one, other) for one, other in zip(merged, others, strict=True)]
        return [self._key(person, lang) for person in merged]

    def name_or_key(self, person: JatsPerson, lang: Lang) -> str:
        """Return how front matter names somebody: by name, if nothing else is known of them."""
        known = self._find(person)
        return known or (person.full_name(lang) if person.is_only_a_name else self._key(person, lang))

    def edits(self) -> Iterator[FileEdit]:
        """Yield the files of new people."""
        for key, person in self._new.items():
            yield FileEdit(f"content/people/{key}.toml", None, "".join(self._lines(person)).encode())

    def _find(self, person: JatsPerson) -> str:
        by_name = (self._by_name.get(person.full_name(lang)) for lang in person.names)
        return self._by_orcid.get(person.orcid, "") or next(filter(None, by_name), "")

    def _key(self, person: JatsPerson, lang: Lang) -> str:
        same = msgspec.json.encode(person, order="deterministic")
        if known := self._find(person) or self._keys.get(same):
            return known
        in_latin = next((name for name in person.names if LANGUAGES[name].script == LATIN), lang)
        slug = make_slug(person.full_name(in_latin), latin_only=True) or "author"
        key = slug
        while key in self._known or key in self._new:
            self._namesakes[slug] += 1
            key = f"{slug}-{self._namesakes[slug] + 1}"
        self._new[key], self._keys[same] = person, key
        return key

    def _lines(self, person: JatsPerson) -> Iterator[str]:
        for name in ("orcid", "email"):
            if value := getattr(person, name):
                yield f"{name} = {toml_value(value)}\n"
        yield "\n[name]\n" if person.orcid or person.email else "[name]\n"
        # A name that is known in one language alone serves for the others.
        yield from (f"{lang} = {toml_value(person.full_name(lang))}\n" for lang in self._languages)
        headings = {
            lang: f"{family}, {given}" for lang, (family, given) in person.names.items() if _is_unusual(family, given)
        }
        if headings:
            yield "\n[index]\n"
            yield from (f"{lang} = {toml_value(heading)}\n" for lang, heading in headings.items())
        for where in person.affiliations:
            yield "\n[affiliation]\n" if len(person.affiliations) == 1 else "\n[[affiliation]]\n"
            yield from (
                f"{name} = {toml_value(value)}\n"
                for name in Affiliation.__struct_fields__
                if (value := getattr(where, name))
            )


def _merged(one: JatsPerson, other: JatsPerson) -> JatsPerson:
    """Return a person with what a translation knows besides: the name and the places of work in its language."""
    places = one.affiliations
    if len(places) == len(other.affiliations):
        places = tuple(
            Affiliation(first.en or second.en, first.ru or second.ru, first.ror or second.ror)
            for first, second in zip(places, other.affiliations, strict=True)
        )
    return JatsPerson(
        {**other.names, **one.names}, one.orcid or other.orcid, one.email or other.email, places, one.roles,
        one.is_corresponding,
    )  # fmt: skip


def _is_unusual(family: str, given: str) -> bool:
    """Return whether a name is not divided where its last word begins."""
    name = cited_name(f"{given} {family}")
    return bool(given) and (" ".join(filter(None, (name.particle, name.family, name.suffix))), name.given) != (
        family,
        given,
    )
