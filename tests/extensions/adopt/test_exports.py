"""Exports that are one file: what a house wrote arrives in both languages, and what does not is told."""

from __future__ import annotations

import json
from pathlib import Path

from diglot.extensions.adopt.model.problems import NotAdopted
from diglot.extensions.adopt.pipeline.adopted_site import adopt_site
from tests.tools.publication import write_files

PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'


def post(number: int, slug: str, title: str, html: str, **values: object) -> dict[str, object]:
    usual = {"type": "post", "status": "published", "visibility": "public", "published_at": "2024-03-01T10:00:00.000Z"}
    return {"id": str(number), "slug": slug, "title": title, "html": html, **usual, **values}


def test_an_export_of_ghost_becomes_pairs(tmp_path: Path) -> None:
    """Languages are named by an internal tag or by the end of an address; order is that of the tables."""
    data = {
        "posts": [
            post(
                1,
                "ice",
                "Ice",
                '<p>It came <em>late</em>: <a href="__GHOST_URL__/about/">about</a>.</p>'
                '<figure><img src="__GHOST_URL__/content/images/ice.svg" alt="Ice"></figure>',
                feature_image="__GHOST_URL__/content/images/ice.svg",
                custom_excerpt="Of ice.",
            ),
            post(2, "led", "Лед", "<p>Он опоздал, и порт ждал его до самого утра.</p>"),
            post(3, "ice-ru", "Лед", "<p>Он опоздал, и порт ждал его до самого утра.</p>"),
            post(4, "about", "About", "<p>We print.</p>", type="page"),
            post(5, "secret", "Secret", "<p>For members.</p>", visibility="members"),
            post(6, "glace", "Glace", "<p>Tard.</p>"),
        ],
        "tags": [
            {"id": "10", "name": "#ru", "slug": "hash-ru", "visibility": "internal"},
            {"id": "11", "name": "Sea", "slug": "sea"},
            {"id": "12", "name": "#fr", "slug": "hash-fr", "visibility": "internal"},
        ],
        "posts_tags": [
            {"post_id": "1", "tag_id": "11", "sort_order": 0},
            {"post_id": "2", "tag_id": "10", "sort_order": 0},
            {"post_id": "6", "tag_id": "12", "sort_order": 0},
        ],
        "users": [{"id": "20", "name": "Nina Ash", "slug": "nina"}],
        "posts_authors": [{"post_id": "1", "author_id": "20", "sort_order": 0}],
        "settings": [
            {"key": "title", "value": "The Port"},
            {"key": "locale", "value": "en"},
            {"key": "navigation", "value": json.dumps([{"label": "About", "url": "__GHOST_URL__/about/"}])},
        ],
    }
    files = {
        "port.ghost.2024-03-02.json": json.dumps({"db": [{"meta": {}, "data": data}]}),
        "content/images/ice.svg": PIXEL,
        "content/files/unused.pdf": "",
    }
    adopted = adopt_site(write_files(tmp_path, files))
    texts = {edit.path: edit.after.decode() for edit in adopted.edits if not edit.path.endswith(".svg")}
    english = texts["content/en/posts/ice.md"]
    assert "It came *late*" in english and "[about](/en/about.md)." in english
    assert "![Ice](/media/ice.svg)" in english
    for line in ("title: Ice", "standfirst: Of ice.", "date: 2024-03-01", "authors: [nina]"):
        assert line in english
    assert "/ice-ru/" in texts["content/ru/posts/ice.md"]
    assert "content/ru/posts/led.md" in texts
    assert "status: draft" in texts["content/en/posts/secret.md"]
    assert 'en = "The Port"' in texts["content/site.toml"]
    told = {(one.kind, one.names) for one in adopted.problems if isinstance(one, NotAdopted)}
    assert ("a text for members only, which becomes a draft", "Secret") in told
    assert ("a file that is neither Markdown nor a picture", "content/files/unused.pdf") in told
    assert not any("Glace" in text for text in texts.values() if "adopted" not in text)


WORDPRESS = """<?xml version="1.0"?>
<!-- generator="WordPress" wordpress.org/export/ -->
<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Port</title><link>https://port.example</link>
<language>en</language>
<item><title>Ice</title><link>https://port.example/ice/</link><wp:post_id>1</wp:post_id><wp:post_name>ice</wp:post_name>
<wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<content:encoded><![CDATA[<!-- wp:paragraph --><p>It came late.<sup data-fn="aa-1" class="fn"><a href="#aa-1"
id="aa-1-link">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /-->
<!-- wp:embed --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
https://film.example/ice
</div><figcaption>The film</figcaption></figure><!-- /wp:embed -->
<!-- wp:shortcode -->[gallery columns="2" ids="7, 8"]<!-- /wp:shortcode -->
<!-- wp:shortcode -->[gallery ids="7,99"]<!-- /wp:shortcode -->]]></content:encoded>
<wp:postmeta><wp:meta_key>footnotes</wp:meta_key>
<wp:meta_value>[{"content":"In &lt;em&gt;May&lt;/em&gt;.","id":"aa-1"}]</wp:meta_value></wp:postmeta></item>
<item><title>a</title><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://port.example/wp-content/uploads/a.svg</wp:attachment_url>
<excerpt:encoded>The port</excerpt:encoded></item>
<item><title>b</title><wp:post_id>8</wp:post_id><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>https://port.example/wp-content/uploads/b.svg</wp:attachment_url></item>
</channel></rss>
"""


def test_notes_galleries_and_films_of_wordpress_arrive(tmp_path: Path) -> None:
    """A gallery with a picture that is not in the export stays as it is, and is told."""
    files = {
        "port.WordPress.xml": WORDPRESS,
        "wp-content/uploads/a.svg": PIXEL,
        "wp-content/uploads/b.svg": PIXEL,
    }
    adopted = adopt_site(write_files(tmp_path, files))
    [text] = [edit.after.decode() for edit in adopted.edits if edit.path == "content/en/posts/ice.md"]
    assert "It came late.[^1]" in text
    assert "[^1]: In *May*." in text
    assert "(/media/a.svg)" in text
    assert "The port" in text
    assert "(/media/b.svg)" in text
    assert "https://film.example/ice" in text
    assert "The film" in text
    assert text.count("gallery") == 1
    assert [one.names for one in adopted.problems if isinstance(one, NotAdopted) and "shortcode" in one.kind] == [
        "gallery"
    ]


def test_an_archive_of_substack_becomes_pairs(tmp_path: Path) -> None:
    """The language is that of the letters, or of the end of an address; what is for those who pay is a draft."""
    head = "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n"
    rows = [
        "1.ice,2024-03-01T10:00:00.000Z,true,,,newsletter,everyone,Ice,Of ice.,",
        "2.ice-ru,2024-03-02T10:00:00.000Z,true,,,newsletter,everyone,Лед,О льде.,",
        '3.port,2024-03-03T10:00:00.000Z,true,,,newsletter,only_paid,"Порт, зимой",,',
        "4.talk,,false,,,podcast,everyone,Talk,,https://a.example/talk.mp3",
        "5.thread,,true,,,thread,everyone,A thread,,",
    ]
    long = "Лед в этом году пришел так поздно, что порт не закрывали до января."
    files = {
        "posts.csv": head + "\n".join(rows) + "\n",
        "posts/1.ice.html": '<p>It came <em>late</em> to <a href="https://port.example/p/port">the port</a>.</p>',
        "posts/2.ice-ru.html": "<p>Он <em>опоздал</em>.</p>",
        "posts/3.port.html": f"<p>{long}</p>",
        "posts/4.talk.html": "<p>A talk.</p>",
    }
    site = adopt_site(write_files(tmp_path, files))
    texts = {edit.path: edit.after.decode() for edit in site.edits if edit.after}
    assert "title: Ice\nstandfirst: Of ice.\ndate: 2024-03-01\n" in texts["content/en/posts/ice.md"]
    assert "It came *late* to [the port]" in texts["content/en/posts/ice.md"]
    assert "original: en" in texts["content/ru/posts/ice.md"]
    assert '"/p/ice-ru/"' in texts["content/ru/posts/ice.md"]
    assert "status: draft" in texts["content/ru/posts/port.md"]
    assert "status: draft" in texts["content/en/posts/talk.md"]
    assert [(one.line, one.kind, one.names) for one in site.problems if isinstance(one, NotAdopted)] == [
        (4, "a text for members only, which becomes a draft", "Порт, зимой"),
        (5, "a recording that is not in the archive", "https://a.example/talk.mp3"),
        (6, "a text without its HTML", "A thread"),
    ]
