"""A translation that is begun in another program's site: its file is where the program looks for it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.tools.publication import run_json, write_files

FRONT = '---\ntitle: "Ice"   # as on the map\nweight: 3\n---\n'
ICE = FRONT + '{{< note >}}\n\nThe ice was late.\n\n<A b="c">It stayed.</A>\n'
RU = "---\ntitle: Снег\n---\nВыпал снег.\n"

# The original, where its translation is expected, and the other files of a small likeness of what there is on the web.
SITES: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "hugo with suffixes": (
        "content/ice.md",
        "content/ice.ru.md",
        {"hugo.toml": "[languages.en]\n[languages.ru]\n"},
    ),
    "hugo with folders": (
        "content/en/a/ice.md",
        "content/ru/a/ice.md",
        {"hugo.toml": "".join(f'[languages.{x}]\ncontentDir = "content/{x}"\n' for x in ("en", "ru"))},
    ),
    "docusaurus": (
        "docs/01-a/ice.mdx",
        "i18n/ru/docusaurus-plugin-content-docs/current/01-a/ice.mdx",
        {"docusaurus.config.ts": "export default { i18n: { defaultLocale: 'en', locales: ['en', 'ru'] } };\n"},
    ),
    "a further plugin of docusaurus": (
        "community/ice.md",
        "i18n/ru/docusaurus-plugin-content-docs-community/current/ice.md",
        {
            "docusaurus.config.js": "module.exports = { i18n: { defaultLocale: 'en', locales: ['en', 'ru'] }, plugins: [\n"
            "  ['content-docs', { id: 'community', path: 'community', editUrl: () => { return '' } }],\n"
            "  ['@docusaurus/plugin-content-blog', { id: 'news', path: './news' }] ] };\n",
            "i18n/ru/docusaurus-plugin-content-blog-news/2024-01-02-snow.md": RU,
            "news/2024-01-02-snow.md": "Snow fell.\n",
        },
    ),
    "jekyll in folders": (
        "_posts/2020-01-02-ice.md",
        "ru/_posts/2020-01-02-ice.md",
        {
            "_config.yml": "title: Notes\n",
            "_posts/2020-01-01-snow.md": "---\ntitle: Snow\n---\nSnow fell.\n",
            "ru/_posts/2020-01-01-snow.md": RU,
        },
    ),
    "mkdocs with suffixes": (
        "docs/ice.md",
        "docs/ice.ru.md",
        {
            "mkdocs.yml": "site_name: N\nplugins:\n- i18n:\n    languages:\n    - {locale: en, default: true}\n"
            "    - {locale: ru}\n"
        },
    ),
    "mkdocs with folders": (
        "docs/en/ice.md",
        "docs/ru/ice.md",
        {
            "mkdocs.yml": "site_name: N\nplugins:\n- i18n:\n    docs_structure: folder\n    languages:\n"
            "    - {locale: en, default: true}\n    - {locale: ru}\n",
            "docs/ru/snow.md": RU,
            "docs/en/snow.md": "Snow fell.\n",
        },
    ),
    "vitepress": (
        "docs/guide/ice.md",
        "docs/ru/guide/ice.md",
        {
            "docs/.vitepress/config.ts": "import { defineConfig } from 'vitepress'\n"
            "export default defineConfig({ locales: { root: { label: 'English' }, ru: { label: 'Русский' } } })\n"
        },
    ),
    "starlight": (
        "src/content/docs/guide/ice.mdx",
        "src/content/docs/ru/guide/ice.mdx",
        {
            "astro.config.mjs": "import starlight from '@astrojs/starlight';\n"
            "starlight({ locales: { root: { label: 'English', lang: 'en' }, ru: { label: 'Русский' } } });\n"
        },
    ),
    "mdbook": (
        "src/en/ice.md",
        "src/ru/ice.md",
        {
            "book.toml": "[book]\n[language.en]\nname = 'English'\n[language.ru]\nname = 'Русский'\n",
            **{f"src/{lang}/SUMMARY.md": "# Summary\n" for lang in ("en", "ru")},
        },
    ),
    "zola": (
        "content/ice.md",
        "content/ice.ru.md",
        {"config.toml": "base_url = 'https://a.example'\ndefault_language = 'en'\n[languages.ru]\n"},
    ),
    "hexo": (
        "source/_posts/ice.md",
        "source/ru/_posts/ice.md",
        {
            "_config.yml": "language: en\n",
            "package.json": json.dumps({"dependencies": {"hexo": "7"}}),
            "source/_posts/snow.md": "---\ntitle: Snow\n---\nSnow fell.\n",
            "source/ru/_posts/snow.md": RU,
        },
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_it_begins_where_the_program_expects_it_as_a_copy_of_its_original(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    original, expected, files = SITES[name]
    site = write_files(tmp_path / "site", {original: ICE, **files})
    monkeypatch.chdir(site)
    code, document = run_json(["translate", original, "--to", "ru"], capsys)
    assert (code, document["file"]) == (0, expected), document
    assert (site / expected).read_text() == ICE
    rows = {row["file"]: row["state"] for row in run_json(["status"], capsys)[1]["articles"]}
    assert rows[expected] == "stub"
