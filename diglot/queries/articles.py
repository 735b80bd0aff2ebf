"""Pair manuscripts into articles by key, and give each an address of its own.

A manuscript is listed under the key of its article. Which manuscripts make an article is the same in all builds; what
is published of it depends on the options, so that such rows begin with a group (`article_group`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from diglot.core import pairing
from diglot.core.links import slugs
from diglot.core.pairing import ChosenEditions, KnownNames, PairingRules, PlaceClaims, Placement, Slugs
from diglot.model.digests import digest_of_values
from diglot.model.languages import Lang
from diglot.model.problems import Problem
from diglot.model.publication import Article, Contributor, Kind, Manuscript, ReaderPoll
from diglot.model.settings import Settings
from diglot.queries.database import Database
from diglot.queries.query import LAST, Absent, Query
from diglot.queries.sources.manuscripts import ARTICLES, MANUSCRIPT, list_of_article
from diglot.queries.sources.tables import PERSON, POLL


class ArticleRules(msgspec.Struct, frozen=True):
    """What all articles depend on. audiences, labelled: as `KnownNames` has them. partial_from: as in the settings."""

    pairing: PairingRules
    has_latin_slugs: bool
    audiences: tuple[str, ...]
    labelled: Mapping[str, Sequence[Lang]] | None
    partial_from: int


class ArticleFiles(msgspec.Struct, frozen=True, array_like=True):
    """The paths of the manuscripts of an article, in order. chosen: those of its editions, the others are too many."""

    kind: Kind
    paths: tuple[str, ...]
    chosen: tuple[str, ...]


class PublishedText(NamedTuple):
    """An edition of an article. original: the path of the original that it is a translation of; "" if there is none."""

    path: str
    kind: str
    key: str
    lang: Lang
    original: str


def article_group(langs: Collection[Lang]) -> str:
    """Return how the keys of articles begin in a build in these languages. langs: empty for those of the settings."""
    return f"{digest_of_values(list(langs))[:8]} "


def set_day(db: Database, today: dt.date) -> None:
    """Let this be the day of publication."""
    db.set(DAY, "day", today)
    db.set(DAY, "year", today.replace(month=1, day=1))


def want_article_files(db: Database) -> None:
    """Keep the manuscripts of all articles together, before what they state is looked at."""
    keys = db.get(ARTICLE_KEYS, "")
    db.want(ARTICLE_FILES, keys)


def set_names(db: Database, people: Mapping[str, Contributor], polls: Mapping[str, ReaderPoll]) -> None:
    """Let these be the people and polls that manuscripts may name."""
    db.set_all(KEY_OF_NAME, pairing.keys_by_name(people))
    db.set(NAMES, PERSON.name, tuple(people))
    db.set(NAMES, POLL.name, tuple(polls))


def set_rules(
    db: Database, group: str, settings: Settings, held: Collection[tuple[str, Lang]], *, with_drafts: bool
) -> None:
    """Let articles be paired by these rules. held: the keys and languages of texts that are kept back like drafts."""
    audiences = tuple(audience.id for audience in settings.audiences)
    rules = PairingRules.of(settings, with_drafts=False)
    has_latin_slugs = settings.slugs == "transliterated"
    labelled = pairing.labels(settings)
    db.set(ARTICLE_RULES, group, ArticleRules(rules, has_latin_slugs, audiences, labelled, settings.partial_from))
    db.set(WITH_DRAFTS, group, with_drafts)
    langs = groupby(sorted(held), key=itemgetter(0))
    db.set_all(HELD, {f"{group}{key}": tuple(lang for _, lang in texts) for key, texts in langs}, group)


def want_articles(db: Database, group: str, settings: Settings) -> list[Problem]:
    """Pair all articles, and return the problems of those that are published and of the others as well."""
    paired = db.make(PAIRED, [f"{group}{key}" for key in db.get(ARTICLE_KEYS, "")], are_all=True, group=group)
    db.get(PLACEMENTS, group)
    problems = [*db.problems(ARTICLE_FILES), *db.problems(FOLDER, group), *db.problems(PLACEMENTS, group)]
    problems += pairing.check_blogs(settings, [key for key, _ in db.range(_BLOGS)])
    return [*problems, *_once_each(db, group, paired)]


def _once_each(db: Database, group: str, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Leave what is missing in the settings once for each name: in the newest article."""
    if len(list(pairing.once_each(problems))) == len(problems):
        return iter(problems)
    articles = sorted((article for _, article in db.values(PAIRED, group)), key=pairing.newest_first)
    order = {edition.manuscript.path: number for number, article in enumerate(articles) for edition in article.editions}
    return pairing.once_each(sorted(problems, key=lambda problem: order.get(problem.position[0], 0)))


def published_texts(db: Database, group: str) -> list[PublishedText]:
    """Return all editions of the articles of a group, those of an article together, its original first."""
    texts = (PublishedText(path, *value.split("\n")) for path, value in db.range(_texts_list(group)))
    # Whoever reads an original reads it for its translations as well.
    return sorted(texts, key=lambda text: (text.key, bool(text.original)))


def published_keys(db: Database, group: str) -> list[str]:
    """Return the keys of the articles of a group, in their order."""
    return sorted({value.split("\n", 2)[1] for _, value in db.range(_texts_list(group))})


def count_texts(texts: Iterable[PublishedText]) -> int:
    """Return the number of texts, without the pages of blogs and home pages."""
    return sum(text.kind == "article" for text in texts)


def find_paired(db: Database, group: str, key: str) -> Article | None:
    """Return the article of a key, if it is published."""
    return db.find(PAIRED, f"{group}{key}")


def selectable_names(db: Database, kind: str) -> Collection[str]:
    """Return the names of all blogs, years, tags or articles, whether published or not, that books may select."""
    if kind in ("year", "tag"):
        return db.get(USED_NAMES, kind)
    blogs = {key for key, _ in db.range(_BLOGS)}
    return blogs if kind == "blog" else {key for key in db.get(ARTICLE_KEYS, "") if key not in blogs and key}


def placed_article(db: Database, row_key: str) -> Article:
    """Return an article of a group at its address."""
    group, key = split_row_key(row_key)
    return pairing.with_placement(db.get(PAIRED, row_key), db.get(PLACEMENTS, group).get(key))


def find_suspects(db: Database) -> Collection[str]:
    """Return the keys of articles whose texts may be in another language, or stubs of each other."""
    return {key for key, _ in db.range(_SUSPECTS)}


def held_back(db: Database, group: str) -> dict[tuple[str, Lang], str]:
    """Return the texts that are not published, by key and language, each with the reason: a message."""
    return {(key, lang): reason for sort, reason in db.range(_held_list(group)) for key, lang in [sort.split("\n")]}


def held_back_texts(db: Database, group: str, key: str) -> Sequence[tuple[str, str]]:
    """Return the texts of an article that are not published, with the reasons."""
    return db.range(_held_list(group), f"{key}\n", f"{key}\n{LAST}")


def split_row_key(row_key: str) -> tuple[str, str]:
    """Return the group and the key of the article of a row."""
    group, _, key = row_key.partition(" ")
    return f"{group} ", key


def manuscripts_of(db: Database, keys: Collection[str]) -> list[Manuscript]:
    """Return the manuscripts of some articles, in the order of their paths."""
    paths = sorted(path for key in keys for path in db.get(ARTICLE_FILES, key).paths)
    return [db.get(MANUSCRIPT, path) for path in paths]


def with_blogs(db: Database, keys: Collection[str]) -> list[Manuscript]:
    """Return the manuscripts of some articles and of all blogs, on which their addresses depend."""
    return manuscripts_of(db, {*keys, *(key for key, _ in db.range(_BLOGS))})


def as_draft(manuscript: Manuscript) -> Manuscript:
    """Return a manuscript that is kept back like a draft."""
    return replace(manuscript, front=replace(manuscript.front, status="draft"))


# Lists: the keys of blogs; of articles that may be in another language; the places that are claimed, and the texts that
# are not published, of each group.
_BLOGS, _SUSPECTS = "blogs", "suspects"


def _held_list(group: str) -> str:
    return f"{group}held back"


def _claims_list(group: str) -> str:
    return f"{group}places"


def _texts_list(group: str) -> str:
    return f"{group}texts"


def _names_list(kind: str) -> str:
    return f"names {kind}"


def _article_files(db: Database, key: str) -> ArticleFiles:
    paths = [path for path, _ in db.range(list_of_article(key))]
    if not paths:
        raise Absent(key)
    manuscripts = [db.get(MANUSCRIPT, path) for path in paths]
    editions, problems = pairing.choose_editions(manuscripts)
    for problem in (*problems, *pairing.find_far_dates(manuscripts, db.get(DAY, "year"))):
        db.report(problem)
    if editions.kind == "blog":
        db.state(_BLOGS, key, "")
    for name in {name for manuscript in manuscripts for name in manuscript.front.tags or ()}:
        db.state(_names_list("tag"), name, "")
    for year in {manuscript.front.date.year for manuscript in manuscripts if manuscript.front.date}:
        db.state(_names_list("year"), str(year), "")
    if pairing.is_suspect(manuscripts):
        db.state(_SUSPECTS, key, "")
    chosen = tuple(manuscript.path for manuscript in editions.by_lang.values())
    return ArticleFiles(editions.kind, tuple(paths), chosen)


def _article_keys(db: Database, _: str) -> tuple[str, ...]:
    return tuple(key for key, _ in db.range(ARTICLES))


def _folder(db: Database, key: str) -> str:
    """Return the address of a folder; a problem of the part that is its own."""
    group, lang, folder = key.split(" ", 2)
    rules = _slugs(has_latin=db.get(ARTICLE_RULES, f"{group} ").has_latin_slugs)
    href, parts = f"/{lang}/", folder.split("/")
    problems: Sequence[Problem] = ()
    for number, name in enumerate(parts, start=1):
        slug, problems = pairing.slug_of(name, lang, _index(db, "/".join(parts[:number]), lang), rules)
        href += f"{slug}/"
    for problem in problems:
        db.report(problem)
    return href


def _index(db: Database, folder: str, lang: Lang) -> Manuscript | None:
    files = db.find(ARTICLE_FILES, folder)
    if files is None or files.kind != "blog":
        return None
    return next((one for path in files.chosen if (one := db.get(MANUSCRIPT, path)).lang == lang), None)


@dataclass(frozen=True)
class _Folders:
    """The folders of a group, as `pairing.Folders`."""

    db: Database
    group: str

    def href(self, folder: str, lang: Lang) -> str:
        return self.db.get(FOLDER, f"{self.group}{lang} {folder}") if folder else f"/{lang}/"

    def is_blog(self, folder: str) -> bool:
        files = self.db.find(ARTICLE_FILES, folder)
        return files is not None and files.kind == "blog"


@dataclass(frozen=True)
class _Names(Collection[str]):
    """The keys of people or polls."""

    db: Database
    query: Query[Any]

    def __contains__(self, key: object) -> bool:
        return self.db.find(self.query, str(key)) is not None

    def __iter__(self) -> Iterator[str]:
        yield from self.db.get(NAMES, self.query.name)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _paired(db: Database, row_key: str) -> Article:
    group, key = split_row_key(row_key)
    rules, held = db.get(ARTICLE_RULES, group), db.find(HELD, row_key) or ()
    files = db.get(ARTICLE_FILES, key)
    read = (db.get(MANUSCRIPT, path) for path in files.paths)
    rows = [as_draft(manuscript) if manuscript.lang in held else manuscript for manuscript in read]
    today = db.get(DAY, "day") if any(row.front.embargo or row.front.expires for row in rows) else dt.date.min
    named = (pairing.with_keys(row, partial(db.find, KEY_OF_NAME)) for row in rows if row.path in files.chosen)
    editions = ChosenEditions(files.kind, {row.lang: replace(row, kind=files.kind) for row in named})
    folders, slug_rules = _Folders(db, group), _slugs(has_latin=rules.has_latin_slugs)
    languages = rules.pairing.languages
    article, problems = pairing.pair_article(editions, rules.pairing, folders, slug_rules, today)
    is_whole = article and len(article.editions) == len(editions.by_lang.keys() & {*languages})
    # Others do not ask: they are the same with drafts and without them.
    if not is_whole and db.get(WITH_DRAFTS, group):
        all_rules = replace(rules.pairing, with_drafts=True)
        article, problems = pairing.pair_article(editions, all_rules, folders, slug_rules, today)
    for (_, lang), reason in pairing.held_back(rows, [article] if article else [], languages, today).items():
        db.state(_held_list(group), f"{key}\n{lang}", reason)
    for problem in problems:
        db.report(problem)
    if article is None:
        raise Absent(key)
    names = KnownNames(_Names(db, PERSON), _Names(db, POLL), rules.audiences, rules.labelled, languages)
    for problem in pairing.check_references(article, names):
        db.report(problem)
    # Whose address it is that two texts claim, the order of their files decides.
    db.state(_claims_list(group), files.paths[0], msgspec.json.encode(PlaceClaims.of(article)).decode())
    original = article.edition(article.original)
    for edition in article.editions:
        source = original.manuscript.path if original and original is not edition else ""
        value = f"{article.kind}\n{key}\n{edition.lang}\n{source}"
        db.state(_texts_list(group), edition.manuscript.path, value)
    return article


@lru_cache(maxsize=2)
def _slugs(*, has_latin: bool) -> Slugs:
    return Slugs(slugs.is_slug, partial(slugs.make_slug, latin_only=has_latin))


_decode_claims = msgspec.json.Decoder(PlaceClaims).decode


def _placements(db: Database, group: str) -> Mapping[str, Placement]:
    claims = [_decode_claims(claims) for _, claims in db.range(_claims_list(group))]
    placements, problems = pairing.give_places(claims, db.get(ARTICLE_RULES, group).pairing.languages)
    for problem in problems:
        db.report(problem)
    return placements


def _used_names(db: Database, kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name, _ in db.range(_names_list(kind))))


WITH_DRAFTS = Query[bool]("with drafts", 13, bool)
"""Whether drafts, texts under embargo and expired ones of a group are published too: an input."""
DAY = Query[dt.date]("day", 14, dt.date)
"""The day of publication, and the first day of its year, by the name of either: inputs."""
NAMES = Query[tuple[str, ...]]("names", 15, tuple[str, ...])
"""All keys of a query, by its name: an input."""
KEY_OF_NAME = Query[str]("key of a name", 16, str)
"""The key of the only person of a name, by the name in small letters: an input."""
ARTICLE_FILES = Query[ArticleFiles]("files of an article", 17, ArticleFiles, _article_files)
"""The manuscripts of an article, by its key."""
ARTICLE_KEYS = Query[tuple[str, ...]]("keys of articles", 18, tuple[str, ...], _article_keys)
"""The keys of all articles, published or not."""
ARTICLE_RULES = Query[ArticleRules]("rules of articles", 20, ArticleRules)
"""What all articles of a group depend on: an input."""
USED_NAMES = Query[tuple[str, ...]]("used names", 19, tuple[str, ...], _used_names)
"""All tags that manuscripts have, or all years of their dates."""
HELD = Query[tuple[Lang, ...]]("held back", 21, tuple[Lang, ...])
"""The languages in which an article of a group is kept back like a draft: an input; absent where there are none."""
FOLDER = Query[str]("folder", 22, str, _folder)
"""The address of a folder, by its group, a language and its path."""
PAIRED = Query[Article]("paired article", 23, Article, _paired)
"""An article by its group and key, at the address that it claims."""
PLACEMENTS = Query[dict[str, Placement]]("placements", 24, dict[str, Placement], _placements)
"""The addresses of those articles of a group that do not get what they claim, by key."""
