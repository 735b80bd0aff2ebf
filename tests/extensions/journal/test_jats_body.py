"""The body of a text in JATS: each element has its own there, and no word is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from diglot.extensions.journal.core.html_tree import read_html
from diglot.extensions.journal.core.jats import write_jats
from diglot.extensions.journal.core.jats_body import jats_text
from diglot.extensions.journal.model.fields import ArticleFields
from diglot.extensions.journal.model.records import ArticleRecord, EditionRecord, JournalRecord
from diglot.model.languages import LocalizedText
from diglot.model.markup.allowed_markup import TAGS, VOID_ELEMENTS


def written(html: str, *notes: str) -> str:
    """The body of some markup, without the namespaces of its first tag."""
    text = jats_text(html, [(str(number), note) for number, note in enumerate(notes, start=1)])
    markup = ElementTree.tostring(text.body, encoding="unicode")
    return re.sub(r' xmlns:\w+="[^"]+"', "", markup).removeprefix("<body>").removesuffix("</body>")


ELEMENTS = [
    ("<p id='p1'>a <em>b</em> <strong>c</strong> d<sub>2</sub></p>",
     '<p id="p1">a <italic>b</italic> <bold>c</bold> d<sub>2</sub></p>'),
    ("<p>1</p><h2 id='a'>A</h2><p>2</p><h3>B</h3><p>3</p><h2>C</h2><p>4</p>",
     '<p>1</p><sec id="a"><title>A</title><p>2</p><sec><title>B</title><p>3</p></sec></sec>'
     "<sec><title>C</title><p>4</p></sec>"),
    ("<ul><li>a</li><li><p>b</p><ol type='a'><li>c</li></ol></li></ul>",
     '<list list-type="bullet"><list-item><p>a</p></list-item><list-item><p>b</p>'
     '<list list-type="alpha-lower"><list-item><p>c</p></list-item></list></list-item></list>'),
    ("<ol start='3'><li>c</li></ol>",
     '<list list-type="order"><list-item><label>3</label><p>c</p></list-item></list>'),
    ("<dl><dt>a</dt><dd>b</dd><dd><p>c</p></dd></dl>",
     "<def-list><def-item><term>a</term><def><p>b</p></def><def><p>c</p></def></def-item></def-list>"),
    ("<figure id='f'><img src='/a.png' alt='A'><figcaption>B</figcaption></figure>",
     '<fig id="f"><caption><p>B</p></caption><graphic href="/a.png"><alt-text>A</alt-text></graphic></fig>'),
    ("<figure><img src='/a.png' alt=''><figcaption>B <span class='credit'>Archive, <a href='https://x.example/'>CC BY 4.0</a>"
     "</span> <span class='credit'>C</span></figcaption></figure>",
     '<fig><caption><p>B</p></caption><graphic href="/a.png" /><attrib>Archive</attrib>'
     '<permissions><license license-type="open-access" href="https://creativecommons.org/licenses/by/4.0/">'
     '<ali:license_ref>https://creativecommons.org/licenses/by/4.0/</ali:license_ref><license-p>CC BY 4.0</license-p>'
     "</license></permissions><attrib>C</attrib></fig>"),
    ("<div class='table-scroll'><table><caption>T</caption><tbody><tr><td class='align-right' colspan='2'>1</td></tr>"
     "</tbody></table></div>",
     '<table-wrap><caption><p>T</p></caption><table><tbody><tr><td colspan="2" align="right">1</td></tr></tbody>'
     "</table></table-wrap>"),
    ("<p>a<br>b <em>c</em></p>",
     '<verse-group specific-use="lines"><verse-line>a</verse-line><verse-line>b <italic>c</italic></verse-line></verse-group>'),
    ("<div class='verse' lang='ru'><p><span class='verse-line'>a<br>\n</span><span class='verse-line'>b</span></p></div>",
     '<verse-group xml:lang="ru"><verse-line>a</verse-line><verse-line>b</verse-line></verse-group>'),
    ("<figure id='fig:a'><img src='/a.png' alt='A'><figcaption>Figure\u00a01. <em>B</em></figcaption></figure>"
     "<p><a href='#fig:a'>Fig.\u00a01</a></p>",
     '<fig id="fig-a"><label>Figure\u00a01</label><caption><p><italic>B</italic></p></caption>'
     '<graphic href="/a.png"><alt-text>A</alt-text></graphic></fig><p><xref ref-type="fig" rid="fig-a">Fig.\u00a01</xref></p>'),
    ("<figure id='fig:a'><figure id='fig:b'><img src='/b.png' alt='B'><figcaption>Figure\u00a02. B</figcaption></figure>"
     "<figcaption><p>Figure\u00a01. Both.</p></figcaption></figure>",
     '<fig-group id="fig-a"><label>Figure\u00a01</label><caption><p>Both.</p></caption><fig id="fig-b"><label>Figure\u00a02</label>'
     '<caption><p>B</p></caption><graphic href="/b.png"><alt-text>B</alt-text></graphic></fig></fig-group>'),
    ("<figure id='lst:a'><pre class='python'><code>x</code></pre><figcaption>Listing\u00a01. B</figcaption></figure>",
     '<boxed-text id="lst-a"><label>Listing\u00a01</label><caption><p>B</p></caption><code language="python">x</code></boxed-text>'),
    ("<h2 id='sec:a'>1\u00a0A</h2><h3 class='unnumbered'>B</h3>",
     '<sec id="sec-a"><label>1</label><title>A</title><sec><title>B</title></sec></sec>'),
    ("<div id='thm:a' class='theorem'><p><strong>Theorem\u00a01 (Euler).</strong> It <em>holds</em>.</p></div>",
     '<statement id="thm-a"><label>Theorem\u00a01</label><title>Euler</title><p>It <italic>holds</italic>.</p></statement>'),
    ("<div id='thm:a' class='theorem'><p><strong>Theorem\u00a01.</strong> It<br>holds.</p></div>",
     '<statement id="thm-a"><label>Theorem\u00a01</label><p><verse-group specific-use="lines">'
     '<verse-line>It</verse-line><verse-line>holds.</verse-line></verse-group></p></statement>'),
    ("<div class='note'><p class='title'>Note</p><p>a</p></div>",
     '<boxed-text content-type="note"><caption><title>Note</title></caption><p>a</p></boxed-text>'),
    ("<div class='labelled'><ul><li><span class='label'>а)</span>&nbsp;b</li></ul></div>",
     '<list list-type="simple"><list-item><label>а)</label><p>b</p></list-item></list>'),
    ("<div lang='ru'><blockquote><p>a <span lang='en'>b</span></p></blockquote></div><hr>",
     '<disp-quote xml:lang="ru"><p>a <named-content content-type="foreign" xml:lang="en">b</named-content></p></disp-quote>'
     '<p content-type="break">* * *</p>'),
    ("<pre class='python'><code>x &lt; y</code></pre>", '<code language="python">x &lt; y</code>'),
    ("<blockquote><h4>A</h4><p>b</p></blockquote>", "<disp-quote><p><bold>A</bold></p><p>b</p></disp-quote>"),
    ("<p>a <a href='https://a.example/?b=1&amp;c=2'>b</a> <a href='/x/'>c</a> <a href='#no'>d</a></p>",
     '<p>a <ext-link ext-link-type="uri" href="https://a.example/?b=1&amp;c=2">b</ext-link> c d</p>'),
    ("<h2 id='s'>A</h2><p>see <a href='#s'>A</a></p>",
     '<sec id="s"><title>A</title><p>see <xref ref-type="sec" rid="s">A</xref></p></sec>'),
    ("<p><q>a</q> <span class='smallcaps'>b</span> <span class='x'>c</span></p>", "<p>“a” <sc>b</sc> c</p>"),
    ("<p><span>a <em>b</em> c</span> <a href='mailto:a@b.example'>d <b>e</b> f</a></p>",
     '<p>a <italic>b</italic> c <ext-link ext-link-type="uri" href="mailto:a@b.example">d <bold>e</bold> f</ext-link></p>'),
]  # fmt: skip


@pytest.mark.parametrize(("html", "jats"), ELEMENTS)
def test_an_element_has_its_own_in_jats(html: str, jats: str) -> None:
    assert re.sub(r"xlink:", "", written(html)) == jats


@pytest.mark.parametrize("html", [html for html, _ in ELEMENTS])
def test_each_element_is_valid(html: str, faults_of_jats: Callable[[bytes], list[str]]) -> None:
    journal = JournalRecord(LocalizedText({"en": "J"}), LocalizedText(), "https://a.example/", issn_online="2434-561X")
    url = "https://a.example/"
    edition = EditionRecord("en", "a.md", ArticleFields(), {}, "A", "", "", None, "", "", url, "", html)
    assert faults_of_jats(write_jats(ArticleRecord("a", (edition,), ()), journal)) == []


def test_a_formula_is_there_in_both_forms() -> None:
    semantics = "<semantics><msup><mi>x</mi><mn>2</mn></msup><annotation encoding='application/x-tex'>x^2</annotation></semantics>"
    both = "<mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math><tex-math>x^2</tex-math>"
    line, alone = (
        f"<p>{before}<math display='{kind}'>{semantics}</math></p>"
        for kind, before in (("inline", "a "), ("block", ""))
    )
    assert (
        written(line)
        == f'<p>a <inline-formula><alternatives><mml:math display="inline">{both}</alternatives></inline-formula></p>'
    )
    assert (
        written(alone) == f'<disp-formula><alternatives><mml:math display="block">{both}</alternatives></disp-formula>'
    )


def test_the_number_of_a_formula_is_its_label() -> None:
    html = "<p><span id='eq:a'><span class='equation'><math display='block'><mi>x</mi></math><span class='equation-number'>(1)</span></span></span></p>"
    assert written(html).startswith('<disp-formula id="eq-a"><label>(1)</label><mml:math display="block">')


def test_notes_and_references_are_linked_and_stand_apart() -> None:
    html = (
        "<p>a<a href='#fn1' id='fnref1'>1</a> (<a href='#ref-b:1'>B 1999</a>)</p><h2>References</h2>"
        "<div class='references'><div id='ref-b:1'><p>B. <em>C</em>.</p></div></div>"
    )
    text = jats_text(html, [("1", "<p>n</p>")], "ru-")
    body = ElementTree.tostring(text.body, encoding="unicode")
    assert '<xref ref-type="fn" rid="ru-fn1">1</xref> (<xref ref-type="bibr" rid="ru-ref-b-1">B 1999</xref>)' in body
    assert "References" not in body
    assert (text.references_title, dict(text.references)) == ("References", {"ref-b:1": "B. C."})
    [note] = text.notes
    assert ElementTree.tostring(note) == b'<fn id="ru-fn1"><label>1</label><p>n</p></fn>'


# Beside the cells of a table there are no words: the reader of HTML that the sanitiser has moves them out.
TABLES = frozenset("table thead tbody tfoot tr colgroup".split())


@pytest.mark.parametrize("tag", sorted(TAGS - VOID_ELEMENTS - TABLES))
def test_no_word_is_lost_whatever_tag_it_is_in(tag: str) -> None:
    """Alone, in a line, and around a block; of a formula its letters, of TeX beside it none."""
    for html in (f"<{tag}>one</{tag}>", f"<p>one <{tag}>two</{tag}> three</p>", f"<{tag}>one<p>two</p>three</{tag}>"):
        words = re.findall(r"\w+", "".join(read_html(html).itertext()))
        kept = re.findall(r"\w+", "".join(jats_text(html, ()).body.itertext()))
        assert kept == words, html
