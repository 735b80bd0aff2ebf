"""What whole public sites have taught: nothing of them stays behind in silence, and what leads somewhere still does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

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


ICE = "# Ice\n\n![Ice](/images/ice.svg)\n"


@pytest.mark.parametrize(
    ("config", "text", "picture"),
    [
        ({"_config.yml": "language: [en, ru]\nsource_dir: source\n"}, "source/a.md", "source/images/ice.svg"),
        ({"config.toml": "base_url = '/'\n[languages.ru]\n"}, "content/a.md", "static/images/ice.svg"),
    ],
    ids=["hexo", "zola"],
)
def test_a_picture_is_found_by_its_address_in_every_program(
    config: Mapping[str, str], text: str, picture: str, tmp_path: Path
) -> None:
    texts = adopted(tmp_path, {**config, text: ICE, picture: PIXEL})
    assert f"![Ice](/media/{picture})" in texts["content/en/a.md"]


def test_what_no_page_can_have_for_an_address_is_no_alias(tmp_path: Path) -> None:
    config = "import { defineConfig } from 'vitepress'\nexport default { locales: { root: {}, ru: {} } }\n"
    files = {"docs/.vitepress/config.ts": config, "docs/[id].md": "# Ice\n", "docs/404.md": "# Lost\n"}
    adopted_texts = adopted(tmp_path, files)
    assert "aliases" not in adopted_texts["content/en/[id].md"] + adopted_texts["content/en/404.md"]


def test_code_that_is_never_closed_ends_where_its_text_ends(tmp_path: Path) -> None:
    """So it does in every program, and here it would be an error."""
    code = "# Ice\n\n```md{% raw %}\nIt is {{ late }}.\n{% endraw %}```\n\n- So:\n  ```sh\n  ls\n"
    texts = adopted(tmp_path, {"_config.yml": "languages: [en, ru]\n", "ice.md": f"---\n---\n{code}"})
    assert texts["content/en/ice.md"].endswith("```md\nIt is {{ late }}.\n```\n\n- So:\n  ```sh\n  ls\n  ```\n")


def test_a_heading_is_found_by_the_names_of_kramdown_and_of_mdbook(tmp_path: Path) -> None:
    body = "# Лед\n\n[1](#late-ice) [2](#Снег-и-api)\n\n## 1. Late ice\n\n## Снег и API\n"
    texts = adopted(tmp_path, {"_config.yml": "lang: ru\n", "a.md": f"---\n---\n{body}"})
    assert "## 1. Late ice {#late-ice}\n\n## Снег и API {#Снег-и-api}" in texts["content/ru/a.md"]


def test_files_that_texts_link_to_arrive_and_others_are_reported(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: N\nplugins: [macros]\nextra: {files: /files}\n",
        "docs/a.md": "# Ice\n\n[The table]({{ files }}/late%20ice.csv), ![A film](ice.mp4)\n",
        "docs/files/late ice.csv": "a,b\n",
        "docs/files/unused.csv": "a,b\n",
        "docs/ice.mp4": "",
        "docs/ice.ru.vtt": "WEBVTT\n",
    }
    site = adopt_site(write_files(tmp_path, files))
    arrived = {edit.path for edit in site.edits}
    assert {"content/media/files/late ice.csv", "content/media/ice.mp4", "content/media/ice.ru.vtt"} <= arrived
    [text] = [edit.after.decode() for edit in site.edits if edit.path == "content/en/a.md" and edit.after]
    assert "(/media/files/late%20ice.csv)" in text
    assert [problem.position[0] for problem in site.problems] == ["docs/files/unused.csv"]
