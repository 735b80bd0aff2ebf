"""Each program is known by two marks, its languages as it keeps them, and its texts in pairs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from diglot.extensions.adopt.pipeline.adopted_site import adopt_site
from diglot.extensions.watch.pipeline.watched_site import watch_site
from tests.tools.publication import run, run_json, write_files

EN, RU, DE = "# Ice\n\nThe ice is thin.\n", "# Лед\n\nЛед тонок.\n", "# Eis\n\nDas Eis ist dünn.\n"
TITLED = ["---\ntitle: Ice\n---\nThe ice is thin.\n", "---\ntitle: Лед\n---\nЛед тонок.\n"]
BOOK = "[book]\ntitle = 'Notes'\n"

# What the first line says, and the files of a small likeness of what there is on the web.
SITES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "vitepress": (
        "VitePress: texts en 1, ru 1; in other languages, not compared: 1",
        {
            "docs/.vitepress/config/index.ts": "import { defineConfig } from 'vitepress'\nimport { en } from './en'\n"
            "export default defineConfig({ locales: { root: { label: 'English', ...en }, // first\n"
            "  ru: { label: 'Русский', lang: 'ru-RU', themeConfig: { nav: [{ text: 'a: {b' }] } } } })\n",
            "docs/.vitepress/config/en.ts": "export const en = { lang: 'en-US' }\n",
            "docs/guide/ice.md": EN,
            "docs/ru/guide/ice.md": RU,
            "docs/de/guide/ice.md": DE,
        },
    ),
    "starlight": (
        "Starlight: texts en 1, ru 1; in other languages, not compared: 1",
        {
            "astro.config.mjs": "import starlight from '@astrojs/starlight';\nimport { locales } from './locales';\n"
            "export default defineConfig({ integrations: [starlight({ defaultLocale: 'en', locales })] });\n",
            "src/content/docs/en/guide/ice.mdx": TITLED[0],
            "src/content/docs/ru/guide/ice.mdx": TITLED[1],
            "src/content/docs/zh-cn/guide/ice.mdx": TITLED[0],
        },
    ),
    "mdbook in folders": (
        "mdBook: texts en 1, ru 1; in other languages, not compared: 0",
        {
            "book.toml": f"{BOOK}[language.en]\nname = 'English'\n[language.ru]\nname = 'Русский'\n",
            **{f"src/{lang}/SUMMARY.md": "# Summary\n" for lang in ("en", "ru")},
            "src/en/guide/ice.md": EN,
            "src/ru/guide/ice.md": RU,
        },
    ),
    "mdbook as books": (
        "mdBook: texts en 1, ru 1; in other languages, not compared: 0",
        {
            **{f"{lang}/book.toml": BOOK for lang in ("en", "ru")},
            **{f"{lang}/src/SUMMARY.md": "# Summary\n" for lang in ("en", "ru")},
            "en/src/guide/ice.md": EN,
            "ru/src/guide/ice.md": RU,
        },
    ),
    "hexo": (
        "Hexo: texts en 1, ru 1; in other languages, not compared: 1",
        {
            "_config.yml": "title: Notes\ntitle: Notes again\nlanguage: en\n",
            "package.json": json.dumps({"dependencies": {"hexo": "7"}}),
            "source/guide/ice.md": TITLED[0],
            "source/ru/guide/ice.md": TITLED[1],
            "source/zh-tw/guide/ice.md": TITLED[0],
        },
    ),
    "zola": (
        "Zola: texts en 1, ru 1; in other languages, not compared: 1",
        {
            "config.toml": "base_url = 'https://a.example'\ndefault_language = 'en'\n[languages.ru]\n[languages.de]\n",
            "content/guide/ice.md": '+++\ntitle = "Ice"\n[extra.a.b.c.d.e.f]\ng = 1\n+++\nThe ice is thin.\n',
            "content/guide/ice.ru.md": '+++\ntitle = "Лед"\n+++\nЛед тонок.\n',
            "content/guide/ice.de.md": '+++\ntitle = "Eis"\n+++\nDas Eis ist dünn.\n',
        },
    ),
    "eleventy": (
        "Eleventy: texts en 1, ru 1; in other languages, not compared: 0",
        {
            ".eleventy.js": "module.exports = () => ({ dir: { input: 'src' } });\n",
            "src/en/guide/ice.md": TITLED[0],
            "src/ru/guide/ice.md": TITLED[1],
        },
    ),
    "quarto": (
        "Quarto: texts en 1, ru 1; in other languages, not compared: 0",
        {
            "_quarto.yml": "babelquarto:\n  mainlanguage: en\n  languages: [ru]\n",
            "guide/ice.qmd": TITLED[0],
            "guide/ice.ru.qmd": TITLED[1],
            "README.md": EN,
        },
    ),
    "docusaurus with many": (
        "Docusaurus: texts en 1, ru 1; in other languages, not compared: 1",
        {
            "docusaurus.config.ts": "const a = { i18n: { defaultLocale: 'en', locales: ['en', 'ru', 'de'] } };\n",
            "docs/guide/ice.md": EN,
            "i18n/ru/docusaurus-plugin-content-docs/current/guide/ice.md": RU,
            "i18n/de/docusaurus-plugin-content-docs/current/guide/ice.md": DE,
        },
    ),
    "hugo with suffixes": (
        "Hugo: texts en 1, ru 1; in other languages, not compared: 1",
        {
            "config.toml": "baseURL = 'https://a.example'\n[languages.en]\n[languages.ru]\n[languages.de]\n",
            "content/guide/ice.md": EN,
            "content/guide/ice.ru.md": RU,
            "content/guide/ice.de.md": DE,
        },
    ),
    "jekyll beside hexo": (
        "Jekyll: texts en 1, ru 1; in other languages, not compared: 0",
        {"_config.yml": "title: Notes\n", "guide/ice.md": TITLED[0], "ru/guide/ice.md": TITLED[1]},
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_a_program_is_named_with_its_languages_and_its_texts_are_paired(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, files = SITES[name]
    monkeypatch.chdir(write_files(tmp_path / "site", files))
    assert run(["status"], capsys)[2].splitlines() == [first]
    _, document = run_json(["status"], capsys)
    [row] = document["articles"]
    assert (row["article"].removeprefix("docs/"), row["state"]) == ("guide/ice", "untracked")
    assert row["file"] in files


@pytest.mark.parametrize("name", SITES)
def test_it_can_be_taken_over_too(name: str, tmp_path: Path) -> None:
    edits = {edit.path for edit in adopt_site(write_files(tmp_path, SITES[name][1])).edits}
    assert len({f"content/{lang}/{at}guide/ice.md" for lang in ("en", "ru") for at in ("", "docs/")} & edits) == 2


@pytest.mark.parametrize(
    ("path", "content", "line"),
    [
        ("_config.yml", "title: Notes\nlanguage: [en\n", 3),
        ("mkdocs.yml", "site_name: A\nnav: [\n", 3),
        ("hugo.toml", "[languages.en]\na = \n", 2),
        ("config.toml", "base_url = 1 2\n", 1),
        ("conf.py", "BLOG_TITLE = (\n", 1),
    ],
)
def test_a_configuration_that_cannot_be_read_is_an_error_and_nothing_is_guessed(
    path: str,
    content: str,
    line: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    texts = {"content/a.md": EN, "docs/a.md": EN, "source/a.md": EN}
    monkeypatch.chdir(write_files(tmp_path / "site", {path: content, **texts}))
    code, document = run_json(["status"], capsys)
    assert code == 1
    assert [(one["code"], one["file"], one["line"]) for one in document["problems"]] == [
        ("unreadable-site", path, line)
    ]
    assert run_json(["adopt", ".", "../new"], capsys)[1]["problems"][0]["code"] == "unreadable-site"


def test_a_hidden_configuration_that_has_changed_is_read_again(tmp_path: Path) -> None:
    site = write_files(tmp_path, SITES["vitepress"][1])
    seen = watch_site(site)
    assert seen and seen.others == 1
    config = site / "docs/.vitepress/config/index.ts"
    config.write_text(config.read_text().replace("ru:", "'en-us':"))
    again = watch_site(site)
    assert again and again.texts == {"en": 1, "ru": 1}
    config.write_text("export default {}\n")
    assert watch_site(site) is None
