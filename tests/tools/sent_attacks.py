"""Attacks in what comes from elsewhere: articles in JATS, harvesters' requests, PO files, settings of sites, answers.

The corpus of tests of the rooms that read these, as `attacks.py` is that of `tests/test_attacks.py`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

HUGE = "9" * 5000
"""A number that Python refuses to read."""
_JS = "javascript:pwned()"

# ---------------------------------------------------------------- articles in JATS


def jats(body: str = "<p>a</p>", front: str = "", back: str = "", title: str = "T") -> str:
    """Return an article. body, front, back: what is in it besides its title."""
    return (
        '<article xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta><title-group>'
        f"<article-title>{title}</article-title></title-group>{front}</article-meta></front><body>{body}</body>"
        f"<back>{back}</back></article>"
    )


# What is read: pieces of a body, each of which stands between two paragraphs.
JATS_BODIES: Sequence[str] = (
    *(
        f'<fig><caption><p>A</p></caption><graphic xlink:href="{address}"/></fig>'
        for address in (
            "http://[", "http://a\u2100b/x.png", "a%00.png", "a%0A%1b.png", "../../secret.svg", "/dev/zero", "..", _JS,
            "//evil.example/pwned.png", "file:///etc/passwd", "secret.svg?x", "data:image/svg+xml,pwned", "",
        )
    ),
    *(
        f'<p><ext-link xlink:href="{address}">x</ext-link></p>'
        for address in (_JS, "http://[", "JAVASCRIPT:pwned()", "data:text/html,pwned", "java\tscript:pwned()", " ", "x:y")
    ),
    *(
        f"<list><list-item><label>{label}</label><p>a</p></list-item></list>"
        for label in ("²", HUGE, "9" * 20, "а)", "(", "0", "-1")
    ),
    "<p>&lt;script&gt;pwned()&lt;/script&gt; &lt;img src=x onerror=pwned()&gt;</p>",
    "<p>[x](javascript:pwned()) ![x](https://evil.example/pwned) {{ 7 * 7 }} {{&lt; figure &gt;}}</p>",
    "<p>``` ::: {.x onclick=pwned()} &lt;!-- # $x$ [^1]: *a* **b**</p>",
    "<p>---</p><p>+++</p><p># h</p><p>: x</p><p>| a |</p>",
    "<preformat>```\n&lt;script&gt;pwned()&lt;/script&gt;\n~~~</preformat>",
    '<code language="x} {=html">&lt;script&gt;pwned()&lt;/script&gt;</code>',
    '<disp-formula id="e"><tex-math>\\input{/etc/passwd} $$ &lt;script&gt;pwned()&lt;/script&gt;</tex-math></disp-formula>',
    '<disp-formula><mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi onclick="pwned()">a</mml:mi>'
    '<mml:annotation-xml encoding="text/html"><script>pwned()</script></mml:annotation-xml></mml:math></disp-formula>',
    '<table-wrap><table><tr><td colspan="2&quot; onclick=&quot;pwned()" rowspan="99999999">a</td></tr></table></table-wrap>',
    "<table-wrap><table><tr><td>a|b</td></tr><tr><td>&lt;/td&gt;&lt;script&gt;pwned()&lt;/script&gt;</td></tr></table></table-wrap>",
    '<sec id="a} {=html"><title>x {#y .z onclick=pwned()}</title><p><xref rid="a} {=html">z</xref></p></sec>',
    '<sec id="../../x"><title><break/>y</title><p>p</p></sec>',
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>',
    f'<media xlink:href="{_JS}"/><supplementary-material xlink:href="/etc/passwd"><label>x</label></supplementary-material>',
    "<?php pwned() ?><p>a</p><!-- pwned -->",
    "<p><xref rid=''>x</xref><xref rid=' '>x</xref><xref>y</xref><xref ref-type='fn' rid='n1'>1</xref></p>",
    "<p>\u202eabc \u2028 \u0085 \ufeff \u200b</p>",
    f"{'<sec>' * 40}<p>x</p>{'</sec>' * 40}",
    f"<p>{'<italic><bold>' * 40}x{'</bold></italic>' * 40}</p>",
    f"{'<list><list-item>' * 40}<p>x</p>{'</list-item></list>' * 40}",
    "<verse-group><verse-line>| a</verse-line><verse-line>&lt;b onclick=pwned()&gt;</verse-line></verse-group>",
    "<speech><speaker>A: {x onclick=pwned()}</speaker><p>b</p></speech>",
    "<script>pwned()</script><iframe src='https://evil.example'/><object data='x'/>",
)  # fmt: skip
JATS_FRONTS: Sequence[str] = (
    f'<pub-date date-type="pub" iso-8601-date="99999-01-01"><day>{HUGE}</day><month>1</month><year>1</year></pub-date>',
    f'<pub-date date-type="pub"><day>{"9" * 23}</day><month>1</month><year>1</year></pub-date>',
    '<pub-date date-type="pub" iso-8601-date="2020-W01"/>',
    '<history><date date-type="received"><day>²</day><month>٣</month><year>٢٠٢٠</year></date></history>',
    '<kwd-group><kwd>a\n---\nb</kwd><kwd>"]: pwned</kwd></kwd-group>',
    '<contrib-group><contrib><name><surname>A"\n[pwned]\ny="</surname></name><email>a"\n</email></contrib></contrib-group>',
    "<contrib-group><contrib><name><surname>../../..</surname><given-names>/etc</given-names></name></contrib></contrib-group>",
    "<contrib-group><contrib><name/></contrib><contrib><collab/></contrib><contrib><anonymous/></contrib></contrib-group>",
    '<article-id pub-id-type="doi">10.5555/a"\nb: c</article-id>',
    f'<permissions><license xlink:href="{_JS}"><license-p>x</license-p></license></permissions>',
    '<self-uri xlink:href="https://journal.example/..%2f..%2fx"/>',
    "<abstract><p>---\nslug: ../x\n---</p></abstract>",
)
JATS_WORKS: Sequence[str] = (
    "<year>1999</year><month>²</month><day>³</day>",
    f"<year>1999</year><month>{HUGE}</month>",
    "<year>١٩٩٩</year>",
    f"<year>{HUGE}</year>",
    f'<ext-link xlink:href="{_JS}">x</ext-link>',
    "<pub-id pub-id-type='doi'>10.5555/}x,\ny={</pub-id>",
    "<volume>}\n@misc{x}</volume><article-title>\\input{/etc/passwd} {a</article-title>",
)
# What is refused, or read without what it wants to reach.
JATS_FILES: Sequence[bytes] = (
    b"",
    b"\0" * 100,
    *(f'<?xml version="1.0" encoding="{name}"?>{jats()}'.encode() for name in ("utf-7", "big5", "idna", "rot13", "zlib")),
    f'<!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "{"&a;" * 99}">]>{jats("<p>&b;</p>")}'.encode(),
    f'<!DOCTYPE article [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>{jats()}'.encode(),
    f'<!DOCTYPE article [<!ENTITY a SYSTEM "file:///etc/passwd">]>{jats("<p>&a;</p>")}'.encode(),
    f'<!DOCTYPE article [<!ATTLIST p a CDATA "&x;">]>{jats()}'.encode(),
    f'<!DOCTYPE article SYSTEM "file:///etc/passwd">{jats("<p>&x;</p>")}'.encode(),
    f'<!DOCTYPE article SYSTEM "http://127.0.0.1:9/x.dtd">{jats("<p>&x;</p>")}'.encode(),
    jats(f"{'<sec>' * 200}{'</sec>' * 200}").encode(),
    jats().replace('xml:lang="en"', 'xml:lang="../../etc"').encode(),
    jats().encode("utf-16")[:-9],
    b"<article><body><p>a" * 3,
    b"<html><article/></html>",
)  # fmt: skip

# ---------------------------------------------------------------- harvesters


def _token(wish: object) -> str:
    content = wish if isinstance(wish, bytes) else json.dumps(wish).encode()
    return quote(base64.urlsafe_b64encode(content).decode())


_RECORDS = "verb=ListRecords&metadataPrefix=oai_dc"
_RECORD = "verb=GetRecord&metadataPrefix=oai_dc&identifier="
REQUESTS: Sequence[str] = (
    "", "verb", "verb=", "verb=Identify&verb=Identify", "verb=Identify%00", "verb=Identify&x=y", "verb[]=Identify",
    "verb=identify", "=Identify", "verb=%D0%98", "verb=Identify;verb=ListSets", "verb=Identify&identifier=<x>",
    *(
        f"{_RECORD}{name}"
        for name in ("%01%1b", "%FF%FE", "%EF%BF%BE", "<script>", "'\"><x>", "../../etc/passwd", "]]>", "%26x%3b", "a" * 9000)
    ),
    "verb=GetRecord&identifier=a&metadataPrefix=%27%22", "verb=GetRecord&identifier=a&metadataPrefix=../x",
    f"{_RECORDS}&set=ru%00", f"{_RECORDS}&set=../ru", f"{_RECORDS}&set=",
    *(
        f"{_RECORDS}&from={moment}"
        for moment in ("0000-00-00", "2026-13-01", "２０２６-01-01", "2026-01-01T24:00:00Z", "2026-01-01T23:59:60Z", "", "now")
    ),
    f"{_RECORDS}&from=9999-12-31T23:59:59Z", f"{_RECORDS}&from=0001-01-01&until=9999-12-31T00:00:00Z",
    f"{_RECORDS}&resumptionToken=x", "verb=ListSets&resumptionToken=x",
    *(
        f"verb={verb}&resumptionToken={token}"
        for verb in ("ListRecords", "ListIdentifiers")
        for token in (
            "x", "====", "%FF", "", _token(b"\xff\xff"), _token([]), _token({}), _token("x"), _token(["oai_dc", 1]),
            _token(["<x>"]), _token(["oai_dc", "\u0001"]), _token(["oai_dc", "ru", "2026-01-01T00:00:00"]),
            _token(["oai_dc", "", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"]),
            _token(["oai_dc", "", None, None, ["0001-01-01T00:00:00+14:00", "x"], -5]),
            _token(["oai_dc", "", None, None, None, 10**30]), _token(["oai_dc", "", None, None, [1, 2]]),
            _token(f'["oai_dc", "", null, null, null, {HUGE[:4300]}]'.encode()),
            _token(b'["oai_dc", "", null, null, null, 1e400]'), _token(b"[" * 8000),
        )
    ),
)  # fmt: skip

# ---------------------------------------------------------------- PO files, settings of a watched site

_PO = 'msgid ""\nmsgstr "Language: ru\\n"\n\n'
_AT = "#: src/a.md:1\n"
PO_FILES: Sequence[str] = (
    "", "\0", "\ufeff", _PO.replace("\n", "\r"),
    *(
        f"{_PO}{message}"
        for message in (
            f'{_AT}msgid "Snow"\nmsgstr "a"\n\n{_AT}msgid "Snow"\nmsgstr "b"\n',
            f'{_AT}msgid "Snow\\x41\\101\\u0041\\"\\\\"\nmsgstr "\\n\\t\\r\\e"\n',
            'msgid "Snow\nmsgstr "x"\n',
            '#: ../../outside/a.md:1 /etc/passwd:3 src/../../x.md:1\nmsgid "Snow"\nmsgstr "Снег"\n',
            '#: \u2068src/a b.md\u2069:1 \u2068\nmsgid "Snow"\nmsgstr "Снег"\n',
            f'{_AT}msgctxt "c"\nmsgid "Snow"\nmsgstr "Снег"\n',
            f'{_AT}msgid "Snow"\nmsgid_plural "S"\nmsgstr[0] "a"\nmsgstr[{HUGE}] "b"\n',
            f'{_AT}msgid "<script>pwned()</script>"\nmsgstr "---\\nslug: ../x\\n---\\n{{{{ 7 * 7 }}}}"\n',
            f'{_AT}msgid "```\\nx"\nmsgstr "```"\n\n#: src/a.md:3\nmsgid ":::: {{.x}}"\nmsgstr "<!-- 1"\n',
            f'{_AT}msgid "Snow\x07\x1b[2J"\nmsgstr "\u202e"\n',
            f'{_AT}msgid "a\u2028b\x0bc\x0cd\x85e"\nmsgstr "a\u2028б"\n',
            f'{_AT}#, fuzzy\n#| msgid "---\\n"\n#| msgctxt "x"\nmsgid "Snow"\nmsgstr "Снег"\n',
            f'{_AT}msgid "Snow"\n', '#~ msgid "x"\n#~ msgstr "y"\n#~| msgid "z"\n',
        )
    ),
    *(
        f'msgid ""\nmsgstr "Language: ru\\n{head}\\n"\n\n{_AT}msgid "Snow"\nmsgstr "Снег"\n'
        for head in (
            "PO-Revision-Date: 99999-99-99\\nLast-Translator: \\\"]\\n<x>", "PO-Revision-Date: 2020-01-01\\nLast-Translator: "
            "\u202e\u0007A\\\"]\\n[pwned]", "Plural-Forms: nplurals=9**9; plural=__import__('os')",
        )
    ),
)  # fmt: skip
# Of `.diglot/content/site.toml`, which says what is compared.
SITE_SETTINGS: Sequence[str] = (
    'languages = ["en"]', 'languages = ["en", "en"]', 'languages = ["en", "../../x"]', "languages = [1, 2]",
    'languages = ["en", "r\\nu"]', 'languages = "en"', 'languages = ["EN", "RU"]', 'languages = {a = "b"}',
    "languages = [2020-01-01]", 'languages = ["en", "ru/.."]', "languages = [", "languages = true",
    f"languages = [{HUGE}]", 'languages = ["en", ""]', 'languages = ["en", "ru", ".."]',
)  # fmt: skip

# ---------------------------------------------------------------- files that are sent to the desk

# The names under which pictures are sent.
UPLOAD_NAMES: Sequence[str] = (
    "../../x.png", "/etc/passwd", "a\0b.png", "..", "con.png", "a/../../b.svg", "C:\\x\\y.png", "\u202egnp.exe", ".htaccess",
    "x" * 5000, "a.php.png", "-rf.png", "%2e%2e%2fx.png", "ж\n.png", "a;b|c`d$(e).png", "<img src=x onerror=pwned()>.png",
    "a\u2028b.png", "A.PNG", "a .png", "index.html", "site.toml",
)  # fmt: skip

# ---------------------------------------------------------------- commits, answers of GitHub

# The lines `author` and `committer` of a commit, without the word, and a head besides.
COMMITS: Sequence[tuple[bytes, bytes]] = (
    ("Нина <a@b> 1700000000 +0000".encode("cp1251"), b""),
    (b"A <a@b> 570000000000 +0000", b""),
    (b"A <a@b> " + b"9" * 23 + b" +0000", b""),
    (b"A <a@b> -5 +0000", b""),
    (b"A <a@b>", b""),
    (b"", b""),
    (b"A <a@b> 1700000000 +9999", b""),
    (b"A <a@b> 1700000000 +2400", b""),
    (b"A\rB\x0bC\x85D\x1b <a@b> 1700000000 +0000", b""),
    (b"A\xff <a@b> 1700000000 +0000", b"encoding utf-7\n"),
    (b"A <a@b> 1700000000 +0000", b"encoding UTF-16\n"),
)

_OURS = '{"id": 1, "html_url": "x", "number": 1, "state": "open", "user": {"login": "github-actions[bot]"}'
ANSWERS: Mapping[str, bytes] = {
    "a page": b"<html>",
    "nothing": b" ",
    "null": b"null",
    "an object": b"{}",
    "nulls": b"[null]",
    "objects": b"[{}]",
    "nobody": b'[{"body": "<!-- diglot report -->", "user": null}]',
    "no number": b'[{"body": "<!-- diglot report -->", "user": {"login": "github-actions[bot]"}}]',
    "a path": b'[{"id": "../x", "html_url": 1, "body": "<!-- diglot report -->", "user": {"login": "github-actions[bot]"}}]',
    "depth": b"[" * 100_000,
    "depth of objects": b'{"a":' * 100_000,
    "another encoding": "[]".encode("utf-16"),
    "bytes": b"\xff\xfe",
    "no number at all": b"NaN",
    "a huge number": f"[{HUGE}]".encode(),
    "half of a character": b'["\\ud800"]',
    "a body of another kind": f'[{_OURS}, "body": 5}}]'.encode(),
}
