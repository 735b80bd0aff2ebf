"""Twice as much of a site of another program takes about twice the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import msgspec
import pytest

from diglot.core.links import slugs
from diglot.extensions.adopt import core as adoption
from diglot.extensions.adopt.core import docusaurus, ghost, hugo, jekyll, mkdocs, nikola, substack, wordpress
from diglot.extensions.adopt.core.order import sidebars
from diglot.extensions.adopt.core.source_pages import SourcePage
from diglot.extensions.adopt.pipeline import foreign_files
from tests.core.test_growth import MARKUP
from tests.tools.growth import LETTERS, grown_by_number, grows_by_the_square, on_text, pieces_for

LAYOUTS = {
    "hugo": hugo.read_hugo_site({}),
    "jekyll": jekyll.read_jekyll_site({}, {}, []),
    "mkdocs": mkdocs.read_mkdocs_site({}, {}, []),
    "docusaurus": docusaurus.read_docusaurus_site("", {}, {}, {}),
    "nikola": nikola.read_nikola_site(""),
}


def adopt(text: str, layout: adoption.SiteLayout) -> object:
    layout.split(text)
    page = SourcePage(
        "content/a.md",
        "en",
        "a",
        is_section=False,
        values={},
        lines={},
        body=layout.markdown(text),
        body_line=1,
        address="/a/",
    )
    return adoption.adopt_pages([page], {}, layout, lambda fields: "", slugs.make_slug)


def adopt_html(text: str) -> object:
    page = SourcePage("x.xml", "en", "a", is_section=False, values={}, lines={}, body=text, body_line=1, address="/a/")
    return list(wordpress.find_lost(page)), wordpress.as_html(text)


def adopt_config(text: str) -> object:
    return docusaurus.read_docusaurus_site(text, {}, {}, {})


FOREIGN_READERS: dict[str, Callable[[str], object]] = {
    **{name: partial(adopt, layout=layout) for name, layout in LAYOUTS.items()},
    "wordpress": adopt_html,
    "settings of docusaurus": adopt_config,
}


FOREIGN_MARKUP  = [
    "{% a ", "{{ 'a", "{{ a", "{% highlight a ", "{: ", "!!! a\n", "!!! a\n    b\n", ":::a\n", ":::a\n:::\n",
    "](/", "](#", "# {#", "# {# ", "# a  ", "#  ", "# a\n", "# [a](", "import ", "<A ", "{/*", "[a=", "[caption]", "[caption]<a>", "[/a]", "<!-- wp:", "<!-- wp:a -->\n", "<pre>\n", "\n\n", ".. a: b\n",
    "locales: [", "title: '", "navbar: {", "docs: {", "/*", "// a\n", "{label: 'a', ",
]  # fmt: skip


@pytest.mark.parametrize("reader", FOREIGN_READERS)
def test_texts_are_read_in_linear_time(reader: str, request: pytest.FixtureRequest) -> None:
    """Each piece of their markup, over and over and never closed."""
    read = FOREIGN_READERS[reader]
    pieces = pieces_for(list(FOREIGN_READERS).index(reader), FOREIGN_MARKUP, request)
    assert [piece for piece in pieces if grows_by_the_square(on_text(read, piece), LETTERS)] == []


def test_markup_that_is_not_theirs_is_read_in_linear_time(request: pytest.FixtureRequest) -> None:
    read = FOREIGN_READERS["hugo"]
    pieces = pieces_for(0, MARKUP, request)
    assert [piece for piece in pieces if grows_by_the_square(on_text(read, piece), LETTERS)] == []


def read_foreign(text: str) -> object:
    site = foreign_files.ForeignFolder(Path(__file__).parent, [], [])
    return site.source("content/a.md", text, lambda _: None)


def read_export(items: str) -> object:
    spaces = 'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    export = f'<?xml version="1.0"?><rss {spaces}><channel><title>A</title>{items}</channel></rss>'
    return wordpress.read_wordpress_export(export.encode(), "export.xml")


def read_posts(posts: str) -> object:
    export = f'{{"db": [{{"meta": {{"version": "5"}}, "data": {{"posts": [{posts.rstrip(",")}]}}}}]}}'
    try:
        return ghost.read_ghost_export(msgspec.json.decode(export), "a.ghost.json")
    except msgspec.DecodeError:
        return None


ITEM = "<item><title>A#</title><wp:post_id>#</wp:post_id><wp:post_type>{}</wp:post_type><wp:status>publish</wp:status>{}</item>"
TRIALS: Mapping[str, tuple[Callable[[str], object], list[str]]] = {
    "configuration of Nikola": (nikola.read_nikola_site, ["A# = 'a'\n", "POSTS = (('a', 'b', 'c'),)\n", "A = [", "A = -", "A = 'a' 'b'\n", "A = 1 + 1\n", "NAVIGATION_LINKS = {'en': ((('/a', 'A'),))}\n"]),
    "text of another site": (read_foreign, ["---\na#: 1\n", "+++\na# = 1\n", '{"a#": ', "{", "[", "a# = 1\n", "a\n"]),
    "export of Ghost": (
        read_posts,
        ['{"id": "#", "title": "a#", "html": "<p>a</p>", "type": "post", "status": "published", "slug": "a"},', '{"id": "#", "html": "<a ', "[", "{"],
    ),
    "archive of Substack": (
        lambda rows: substack.read_substack_archive(f"post_id,post_date,is_published,title\n{rows}", lambda path: "<p>a</p>"),
        ["#.a,2024-01-01,true,a#\n", '"a', '"a\n', ",", "a,"],
    ),
    "sidebar": (
        lambda text: [*sidebars.sidebar_parts(text), *sidebars.summary_parts(text, "a")],
        ["{ text: 'a#', items: ['b'] },", "items: [", '"a', "a:", "'", "[a](b.md)\n", "# a \n", "- [", "translations: {"],
    ),
    "export of WordPress": (
        read_export,
        [ITEM.format("post", "<content:encoded>a</content:encoded>"), ITEM.format("nav_menu_item", ""), ITEM.format("attachment", ""), ITEM.format("a#", ""), "<wp:author><wp:author_login>a#</wp:author_login></wp:author>", "<wp:tag><wp:tag_slug>a#</wp:tag_slug></wp:tag>", ITEM.format("post", "<category domain='post_tag' nicename='t#'>a</category>"), "<wp:category>"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("reader", TRIALS)
def test_what_is_read_takes_time_in_proportion(reader: str, request: pytest.FixtureRequest) -> None:
    """Each piece, over and over, closed or not; much of it is refused."""
    read, pieces = TRIALS[reader]
    assert grown_by_number(read, pieces_for(list(TRIALS).index(reader), pieces, request)) == []
