"""What whole public sites have taught: nothing of them stays behind in silence, and what leads somewhere still does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from diglot.extensions.adopt.pipeline.adopted_site import adopt_site
from tests.tools.publication import write_files

PIXEL = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>\n'


def adopted(site: Path, files: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of the publication that a site becomes, by their paths."""
    edits = adopt_site(write_files(site, files)).edits
    return {edit.path: edit.after.decode() for edit in edits if edit.path.endswith(".md")}


def test_texts_of_further_plugins_of_docusaurus_arrive_and_no_address_is_that_of_a_folder(tmp_path: Path) -> None:
    texts = adopted(
        tmp_path,
        {
            "docusaurus.config.js": "module.exports = { i18n: { defaultLocale: 'en', locales: ['en', 'ru'] }, plugins: [\n"
            "  ['content-docs', { id: 'team', path: './people', editUrl: () => { return { a: {} } } }],\n"
            "  ['@docusaurus/plugin-content-docs', { id: 'api', path: 'reference', routeBasePath: 'api' }] ] };\n",
            "docs/intro.md": "---\nslug: /\n---\n# Ice\n\nThe ice was late.\n",
            "i18n/ru/docusaurus-plugin-content-docs/current/intro.md": "---\nslug: /\n---\n# Лед\n\nЛед опоздал.\n",
            "people/nina.md": "# Nina\n\nNina wrote it.\n",
            "i18n/ru/docusaurus-plugin-content-docs-team/current/nina.md": "# Нина\n\nНаписала Нина.\n",
            "reference/a.md": "# Reference\n\nIt is short.\n",
        },
    )
    assert {"content/en/team/nina.md", "content/ru/team/nina.md", "content/en/api/a.md"} <= texts.keys()
    assert '"/ru/docs/"' not in texts["content/ru/docs/intro.md"]
    assert '"/api/a/"' in texts["content/en/api/a.md"]


def test_a_picture_of_the_public_folder_is_found(tmp_path: Path) -> None:
    texts = adopted(
        tmp_path,
        {
            "docs/.vitepress/config.ts": "import { defineConfig } from 'vitepress'\n"
            "export default defineConfig({ locales: { root: { label: 'English' }, ru: { label: 'Русский' } } })\n",
            "docs/public/ice.svg": PIXEL,
            "docs/a.md": "# Ice\n\n![Ice](/ice.svg)\n",
            "docs/ru/a.md": "# Лед\n\n![Лед](/ice.svg)\n",
        },
    )
    assert "![Ice](/media/docs/public/ice.svg)" in texts["content/en/a.md"]


def test_a_heading_is_found_by_the_name_that_python_markdown_gives_it(tmp_path: Path) -> None:
    texts = adopted(
        tmp_path,
        {
            "mkdocs.yml": "site_name: N\nplugins:\n- i18n:\n    languages:\n    - {locale: en, default: true}\n"
            "    - {locale: ru}\n",
            "docs/a/b.md": "# Ice\n\n## Up/down\n\nText.\n",
            "docs/a/b.ru.md": "# Лед\n\n## Вверх\n\n## Вниз\n\nТекст.\n",
            "docs/c.md": "# Snow\n\n[x](a/b.md#updown)\n",
            "docs/c.ru.md": "# Снег\n\n[x](a/b.md#_2)\n",
        },
    )
    assert "## Up/down {#updown}" in texts["content/en/a/b.md"]
    assert [line for line in texts["content/ru/a/b.md"].splitlines() if "{#_2}" in line]


def test_fields_that_are_deep_or_long_keep_a_page_as_it_is(tmp_path: Path) -> None:
    """A text of another program may have whole tables in its fields, and no draft is made of it."""
    texts = adopted(
        tmp_path,
        {
            "hugo.toml": "[languages.en]\n[languages.ru]\n",
            "content/ice.md": "---\ntitle: Ice\ncascade: {a: {b: {c: {d: {e: [f]}}}}}\n---\nIt came late.\n",
            "content/ice.ru.md": f"---\ntitle: Лед\nnote: {'a' * 20_000}\n---\nОн пришел поздно.\n",
        },
    )
    for lang, title in (("en", "Ice"), ("ru", "Лед")):
        assert f"title: {title}\n" in texts[f"content/{lang}/ice.md"]
        assert "draft" not in texts[f"content/{lang}/ice.md"]
