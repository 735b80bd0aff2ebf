"""A number in, a text that mixes what `docs/markdown.md` offers out, in one language or in both alike.

Every word stands once, so that one that is lost, doubled or moved is seen. Touches nothing.
"""

from __future__ import annotations

import random
from collections.abc import Mapping

from diglot.model.languages import Lang

FILES = {
    "content/site.toml": 'base_url = "https://journal.example"\n[media]\nframes = ["https://tube.example"]\n',
    "content/media/spread.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">'
    '<rect width="9" height="9"/></svg>',
    # Forty samples of silence, each a byte, 8,000 in a second.
    "content/media/train.wav": "RIFF\x4c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x28\0\0\0"
    + 40 * "\0",
}
"""The settings of a publication of such texts, and what they show."""
_SYLLABLES = {
    "en": "ba ce di fo gu ha ke li mo nu pa re si to vu wa xe yo za qui".split(),
    "ru": "ба ве ги до жу зе ки ло му не па ры си ту фа хо це ча ше ю".split(),
}
_BLOCKS = 24


class _Writer:
    """Writes texts of one shape, each in its own words. shape: the chance that chooses constructs."""

    def __init__(self, seed: int, lang: Lang, shape: random.Random) -> None:
        self._random, self._shape = random.Random(f"{seed} {lang}"), shape
        self._syllables = _SYLLABLES[lang]
        self._used: set[str] = set()

    def word(self) -> str:
        while True:
            word = "".join(self._random.choices(self._syllables, k=self._random.randint(3, 5)))
            if word not in self._used:
                self._used.add(word)
                return word

    def words(self, least: int = 3, most: int = 9) -> str:
        return " ".join(self.word() for _ in range(self._shape.randint(least, most)))

    def inline(self) -> str:
        w = self.word
        forms = (
            f"*{w()}*", f"**{w()} {w()}**", f"~~{w()}~~", f"`{w()} -- {w()}`", f"[{w()}](https://example.org/)",
            f'"{w()} {w()}"', f"({w()})", f"{w()}~{w()}~", f"{w()}^{w()}^", f"{w()} -- {w()}", f"{w()}, {w()}; {w()}:",
            f"1990-1995 {w()}", f"[{w()}]{{lang=en}}", f"<kbd>{w()}</kbd>", f"{w()}\\\n{w()}", f"**{w()}**{w()}",
            f"{w()}<!-- {w()} -->", f'"{w()} "{w()}""', f"{w()}\n{w()}", f"\\*{w()}\\*", f"&laquo;{w()}&raquo;",
            f"[{w()}]{{.smallcaps}}", f"***{w()} {w()}***", f"*{w()} **{w()}** {w()}*", f"[*{w()}* {w()}](https://example.org/ \"x\")",
            f"`` {w()} `{w()} ``", f"<abbr>{w()}</abbr>", f"<mark>{w()} {w()}</mark>", f"{w()}&nbsp;{w()}", f"{w()}/{w()}",
            f"{w()}-{w()}", f"[{w()} [{w()}] {w()}](https://example.org/)", f"{w()}... {w()}!", f"№5 {w()} §2",
        )  # fmt: skip
        return self._shape.choice(forms)

    def line(self) -> str:
        return " ".join(
            [self.words(2, 5), *(self.inline() for _ in range(self._shape.randint(0, 3))), self.words(1, 4)]
        )

    def block(self, number: int) -> str:
        line, words, flat = self.line, self.words, self._flat
        forms = (
            line(), line(), f"## {words()}", f"- {line()}\n- {words()}\n  - {words()}", f"1. {line()}\n2. {words()}",
            f"> {words()}\n>\n> {words()}", f"```\n{words()} <title> $x$ --\n```", f"{words()}[^n{number}]\n\n[^n{number}]: {line()}",
            f"| {words()} | {words()} |\n|---|---:|\n| {words()} | {flat()} |",
            f"{words()}\n:   {words()}", f"::: verse\n{words()}\\\n{words()}\n:::", f"::: {{lang=en}}\n{words()}\n:::",
            f"- {words()}\n\n  {words()}\n\n- {words()}", f"{words()} $a_{{{number}}} + b$ {words()}", f"***\n\n{words()}",
            f"{number + 2}. {words()}\n{number + 3}. {words()}", f"    {words()}",
            f"> [!note]\n> {line()}", f"- {words()}\n  1. {words()}\n     - {words()}\n  2. {words()}\n- {line()}",
            f"{words()}[^m{number}] {words()}\n\n[^m{number}]: {words()}\n\n    {words()}\n\n    - {words()}\n    - {words()}",
            f"- {words()}[^k{number}]\n- {words()}\n\n[^k{number}]: {flat()}", f"> - {words()}\n> - {line()}",
            f"### {words()} {{#h{number}}}\n\n{line()}", f"![{words()}](spread.svg){{alt=\"\"}}",
            f"{words()}\n:   {line()}\n:   {words()}\n\n{words()}\n:   {words()}", f"<div>\n\n{line()}\n\n</div>",
            f"- {words()}\n\n  ```\n  {words()}\n  ```\n\n- {words()}", f"::: verse\n{words()}\\\n{words()}\n\n{words()}\\\n{words()}\n:::",
            f"{words()}\n\n$$\na_{{{number}}}^2 = b\n$$\n\n{words()}", f"* {words()}\n+ {words()}", f"{words()}\n---",
            f"[{words()}][r{number}] {words()}\n\n[r{number}]: https://example.org/", f"#### {words()}\n##### {words()}",
            f"| {words()} | {words()} | {words()} |\n|:--|:-:|--:|\n| {flat()} | {flat()} | {words()} |\n| {words()} |  | {flat()} |",
            f"> {words()}\n>\n> > {words()}\n>\n> {line()}", f"<blockquote>\n\n{words()}\n\n</blockquote>",
            f"~~~ python\n{words()}\n\n    {words()}\n~~~", f"{line()}  \n{words()}",
            f"::: {{.verse numbers=2}}\n{words()}\\\n    {words()}\\\n\t{words()}\n\n   {words()}\n:::",
            f"| {words()}\n|   {words()}\n  {words()}\n|\n| {flat()}",
            f"<details>\n<summary>{words()}</summary>\n\n{line()}\n\n</details>",
            f"::: gallery\n![{words()}](spread.svg){{alt=\"\"}}\n\n![{words()}](spread.svg){{alt=\"\"}}\n:::",
            f"![{words()}](spread.svg){{.wide alt=\"\"}}\n\n::: wide\n| {words()} | {words()} |\n|---|---|\n| {flat()} | {flat()} |\n:::",
            f"![{words()}](spread.svg){{#fig:f{number} alt=\"\"}}\n\n{words()} @fig:f{number} {words()} (@page:fig:f{number})",
            f"::: {{#thm:t{number} .theorem name=\"{words()}\"}}\n{line()}\n:::\n\n{words()} [@thm:t{number}] {words()}",
            f"| {words()} | {words()} |\n|---|---|\n| {flat()} | {flat()} |\n\n: {words()} {{#tbl:b{number}}}\n\n@tbl:b{number}: {line()}",
            f"``` {{#lst:l{number} caption=\"{words()}\"}}\n{words()}\n```\n\n{line()} [-@lst:l{number}] {words()}",
            f"{words()}\n\n$$ e_{{{number}}} = 1 $$ {{#eq:e{number}}}\n\n{words()} (@eq:e{number}) {words()}",
            f"[{number + 100}]{{.margin}} {line()} [{number}b]{{.margin}} {words()} @page:{number}b {words()}",
            f"{words()} [{words()}]{{.lemma}}[^app:{number}] {words()}\n\n[^app:{number}]: {line()}",
            f"![{words()}](train.wav)", f"{words()} ![{words()}](train.wav) {words()}",
            f"::: {{.embed address=\"https://tube.example/{number}\"}}\n{line()}\n:::",
            f"| {words()} | {words()} |\n|---|---|\n| {flat()} | {flat()} |\n\n: {words()}", f"::: {{.verse numbers=5}}\n{words()}\\\n{words()}\n:::",
        )  # fmt: skip
        return self._shape.choice(forms)

    def _flat(self) -> str:
        """Return words for a cell or a note, which have no lines."""
        return self.inline().replace("\\\n", " ").replace("\n", " ").replace("|", "")


def made_up_text(seed: int, lang: Lang, shape: str = "") -> str:
    """Return a text. shape: texts of one seed and shape have the same constructs in the same order."""
    writer = _Writer(seed, lang, random.Random(f"{seed} {shape or lang}"))
    blocks = "\n\n".join(writer.block(number) for number in range(_BLOCKS))
    return f"---\ntitle: {writer.words()}\n---\n\n{writer.line()}\n\n{blocks}\n"


def made_up_pair(seed: int) -> Mapping[Lang, str]:
    """Return a text and its translation, construct by construct."""
    return {lang: made_up_text(seed, lang, "both") for lang in _SYLLABLES}
