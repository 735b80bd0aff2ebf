"""What whole public sites have taught: nothing of them stays behind in silence, and what leads somewhere still does."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from diglot.extensions.adopt.pipeline.adopted_site import adopt_site
from tests.tools.publication import run, write_files

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


def test_the_last_screen_says_what_has_arrived_and_a_report_keeps_what_has_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "docs/.vitepress/config.ts": "import { defineConfig } from 'vitepress'\n"
        "export default { locales: { root: { lang: 'en' }, ru: {}, de: {} } }\n",
        "docs/public/ice.svg": PIXEL,
        "docs/a.md": "# Ice\n\n![Ice](/ice.svg) came late.\n",
        "docs/ru/a.md": "# Лед\n\n<Late />\n",
        "docs/ru/b.md": "# Снег\n",
        "docs/de/a.md": "# Eis\n",
        "docs/de/b.md": "# Schnee\n",
    }
    site, journal = write_files(tmp_path / "site", files), tmp_path / "journal"
    _, out, _ = run(["adopt", site, journal, "--ui-lang", "en"], capsys)
    arrived = [
        "Imported from VitePress: texts en 1, ru 2",
        "1 pair; 7 words; 1 picture or other file; 3 old addresses kept",
    ]
    assert out.splitlines()[1:3] == arrived
    assert "build --lenient" in out
    assert (journal / "adopted.md").read_text(encoding="utf-8").split("\n\n") == [
        f"# {arrived[0]}",
        f"{arrived[1]}.",
        "## Not imported: a text in another language (2)",
        "- `docs/de/a.md:1`: de\n- `docs/de/b.md:1`: de",
        "## Not imported: markup of the site's program, which stays in the text as it is (1)",
        "- `docs/ru/a.md:3`: Late\n",
    ]


TEXTS = {"en": ("Ice", "Snow", "Fog"), "ru": ("Лед", "Снег", "Туман")}


def texts_in(folders: Mapping[str, str], order: str = "") -> dict[str, str]:
    """Return three texts in each language. folders: of the languages; order: the field that numbers them, if any."""
    return {
        f"{folder}/{name}.md": f"---\ntitle: {title}\n" + (f"{order}: {place}\n" if order else "") + f"---\n{title}.\n"
        for lang, folder in folders.items()
        for place, (name, title) in enumerate(zip(("w/ice", "w/snow", "fog"), TEXTS[lang], strict=True), start=1)
    }


STARLIGHT = """import starlight from '@astrojs/starlight';
export default { integrations: [starlight({ title: 'N', locales: { root: { lang: 'en' }, ru: {} }, sidebar: [
  { label: 'Winter', translations: { pt: 'Inverno', ru: 'Зима' }, items: [{ label: 'S', slug: 'w/snow' }, 'w/ice'] },
  { label: 'Sea', translations: { ru: 'Море' }, items: ['fog'] } ] })] };
"""
NAV = "- Winter: [w/snow.md, w/ice.md]\n- Sea: [fog.md]\n"


@pytest.mark.parametrize(
    "files",
    [
        {"astro.config.mjs": STARLIGHT, **texts_in({"en": "src/content/docs", "ru": "src/content/docs/ru"})},
        {
            "mkdocs.yml": "site_name: N\nplugins:\n- i18n:\n    docs_structure: folder\n    languages:\n"
            "    - {locale: en, default: true}\n"
            f"    - {{locale: ru, nav_translations: {{Winter: Зима, Sea: Море}}}}\nnav:\n{NAV}",
            **texts_in({"en": "docs/en", "ru": "docs/ru"}),
        },
        {
            **{f"{lang}/book.toml": "[book]\ntitle = 'N'\n" for lang in TEXTS},
            "en/src/SUMMARY.md": "# Summary\n# Winter\n- [S](w/snow.md)\n- [I](w/ice.md)\n# Sea\n- [F](fog.md)\n",
            "ru/src/SUMMARY.md": "# Книга\n# Зима\n- [С](w/snow.md)\n- [Л](w/ice.md)\n# Море\n- [Т](fog.md)\n",
            **texts_in({"en": "en/src", "ru": "ru/src"}),
        },
    ],
    ids=["starlight", "mkdocs", "mdbook"],
)
def test_the_order_of_a_site_is_a_manual_with_titles_in_both_languages(files: dict[str, str], tmp_path: Path) -> None:
    edits = {edit.path: edit.after for edit in adopt_site(write_files(tmp_path, files)).edits}
    manual = tomllib.loads((edits["content/volumes/contents.toml"] or b"").decode())
    assert manual["manual"] is True
    assert manual["parts"] == [
        {"title": {"en": "Winter", "ru": "Зима"}, "articles": ["w/snow", "w/ice"]},
        {"title": {"en": "Sea", "ru": "Море"}, "articles": ["fog"]},
    ]
    assert (edits["content/ru/w/index.md"] or b"").decode() == "---\ntitle: Зима\n---\n"


def test_numbers_in_texts_are_an_order_too(tmp_path: Path) -> None:
    folders = {"en": "docs", "ru": "i18n/ru/docusaurus-plugin-content-docs/current"}
    texts = texts_in(folders, "sidebar_position")
    files = {"docs/w/index.md": "---\ntitle: Winter\nsidebar_position: 4\n---\n", **texts}
    config = "module.exports = { title: 'N', i18n: { defaultLocale: 'en', locales: ['en', 'ru'] } };\n"
    edits = adopt_site(write_files(tmp_path, {"docusaurus.config.js": config, **files})).edits
    [manual] = [tomllib.loads(edit.after.decode()) for edit in edits if "volumes" in edit.path and edit.after]
    assert [part["articles"] for part in manual["parts"]] == [["docs/fog"], ["docs/w/ice", "docs/w/snow"]]
    assert manual["parts"][1]["title"] == {"en": "Winter"}


@pytest.mark.parametrize(
    ("files", "include"),
    [
        ({"_config.yml": "lang: en\n", "_includes/late.md": "It came *late*.\n"}, "{% include late.md %}"),
        ({"mkdocs.yml": "site_name: N\n", "docs/parts/late.md": "It came *late*.\n"}, '--8<-- "parts/late.md"'),
        (
            {"_quarto.yml": "lang: en\n", "late.qmd": "---\ntitle: x\n---\n{{< include ice.qmd >}}\nIt came *late*.\n"},
            "{{< include late.qmd >}}",
        ),
    ],
    ids=["jekyll", "mkdocs", "quarto"],
)
def test_a_text_that_another_one_includes_stands_in_it(files: dict[str, str], include: str, tmp_path: Path) -> None:
    """One that includes itself ends there; in code, what includes is an example."""
    name = "docs/ice.md" if "mkdocs.yml" in files else "ice.qmd" if "_quarto.yml" in files else "ice.md"
    texts = adopted(tmp_path, {**files, name: f"---\ntitle: Ice\n---\n{include}\n\n```\n{include}\n```\n"})
    body = texts["content/en/ice.md"].partition("\n---\n")[2]
    assert body.count("It came *late*.") == 1
    assert f"```\n{include}\n```" in body


def test_texts_that_include_each_other_again_and_again_have_an_end(tmp_path: Path) -> None:
    inner = {f"_includes/{level}.md": f"{{% include {level + 1}.md %}}\n" * 10 + "ice " * 400 for level in range(12)}
    texts = adopted(tmp_path, {"_config.yml": "lang: en\n", "a.md": "---\n---\n{% include 0.md %}\n", **inner})
    assert 100_000 < len(texts["content/en/a.md"]) < 2_000_000


def test_a_domain_for_each_language_is_told_and_links_to_it_lead_on(tmp_path: Path) -> None:
    files = {
        "hugo.toml": '[languages.en]\nbaseURL = "https://ice.example/"\n[languages.ru]\nbaseURL = "https://led.example/"\n',
        "content/a.md": "---\ntitle: Ice\n---\n[ru](https://led.example/b/) [en](https://ice.example/b/)\n",
        "content/b.md": "---\ntitle: Snow\n---\nSnow.\n",
        "content/b.ru.md": "---\ntitle: Снег\n---\nСнег.\n",
    }
    site = adopt_site(write_files(tmp_path, files))
    texts = {edit.path: edit.after.decode() for edit in site.edits if edit.after}
    assert "[ru](/ru/b.md) [en](/en/b.md)" in texts["content/en/a.md"]
    assert 'base_url = "https://ice.example"' in texts["content/site.toml"]
    assert '[hosting.domains]\nru = "https://led.example"\n' in texts["content/site.toml"]
    [told] = [str(one.facts()["names"]) for one in site.problems]
    assert told == "https://led.example/ → https://ice.example/ru/"


def test_addresses_that_javascript_names_are_written_out(tmp_path: Path) -> None:
    text = (
        "import Tabs from '@theme/Tabs';\nimport Ice from '@site/static/img/ice.png';\nimport Snow from '@img/snow.png';\n\n"
        "<img src={Ice} alt='Ice' /> <img src={Snow} /> <img src={require('./fog.png').default} />\n"
        "<img src={useBaseUrl('/img/ice.png')} /> <img src={Unknown} /> [a](@img/snow.png)\n\n"
        "```jsx\nimport Ice from './x.png';\n<img src={Ice} />\n```\n"
    )
    files = {"docusaurus.config.js": "module.exports = {title: 'Ice'};", "docs/a.mdx": text}
    pictures = dict.fromkeys(("static/img/ice.png", "static/img/deep/snow.png", "docs/fog.png"), "x")
    texts = adopted(tmp_path, files | pictures)
    page = texts["content/en/docs/a.md"]
    ice, snow, fog = (f"/media/{name}" for name in ("img/ice.png", "img/deep/snow.png", "docs/fog.png"))
    assert f'<img src="{ice}" alt=\'Ice\' /> <img src="{snow}" /> <img src="{fog}" />' in page
    assert f'<img src="{ice}" /> <img src={{Unknown}} /> [a]({snow})' in page
    assert "import Tabs" in page
    assert page.count("import Ice") == page.count("<img src={Ice} />") == 1


def test_ids_of_headings_that_mdx_escapes_are_ids(tmp_path: Path) -> None:
    files = {
        "astro.config.mjs": "import starlight from '@astrojs/starlight'; export default { integrations: [starlight({})] }",
        "src/content/docs/a.mdx": "---\ntitle: Ice\n---\n## Ice \\{#late\\}\n\n## Snow {/* #white */}\n\n[a](#late)\n",
    }
    page = adopted(tmp_path, files)["content/en/a.md"]
    assert "## Ice {#late}\n\n## Snow {#white}\n" in page


def test_an_address_defined_within_an_admonition_leads_to_its_page(tmp_path: Path) -> None:
    text = "!!! tip\n\n    [See].\n\n    [See]: ../../armor/b\n"
    files = {"mkdocs.yml": "site_name: Ice\n", "docs/armor/a.md": text, "docs/armor/b.md": "# B\n\nText.\n"}
    assert "[See]: /en/armor/b.md" in adopted(tmp_path, files)["content/en/armor/a.md"]


def test_a_document_of_docusaurus_with_the_name_of_its_folder_introduces_it(tmp_path: Path) -> None:
    files = {
        "docusaurus.config.js": "module.exports = {title: 'Ice'};",
        "docs/ice/Ice.md": "---\ntitle: Ice\n---\nLate.\n",
        "docs/ice/floe.md": "---\ntitle: Floe\n---\n[up](/docs/ice)\n",
    }
    texts = adopted(tmp_path, files)
    assert "[up](/en/docs/ice/index.md)" in texts["content/en/docs/ice/floe.md"]
    assert "Late." in texts["content/en/docs/ice/index.md"]


def test_a_site_of_hugo_is_read_with_all_files_of_its_settings_and_with_its_own_addresses(tmp_path: Path) -> None:
    """A file for each language; sections whose addresses end in ".html"; HTML; files that lie among the texts."""
    texts = adopted(
        tmp_path,
        {
            "config/_default/hugo.toml": "defaultContentLanguage = 'en'\n[uglyURLs]\npost = true\n",
            "config/_default/languages.en.toml": "contentDir = 'content/en'\nweight = 1\n",
            "config/_default/languages.ru.toml": "contentDir = 'content/ru'\n",
            "config/_default/languages.de.toml": "contentDir = 'content/de'\n",
            "config/_default/menus.ru.toml": "[[main]]\nname = 'Лед'\nurl = '/post/ice.html'\n",
            "content/en/post/ice.md": "---\ntitle: Ice\n---\nSee [the table](/documents/late.csv).\n",
            "content/ru/post/ice.md": "---\ntitle: Лед\n---\n[О снеге](/ru/post/snow) и [правила](/rules/#late-ice).\n",
            "content/en/post/snow.md": "---\ntitle: Snow\n---\nIt fell.\n",
            "content/ru/post/snow.md": "---\ntitle: Снег\n---\nОн выпал.\n",
            "content/de/post/ice.md": "---\ntitle: Eis\n---\nEs kam spät.\n",
            "content/en/documents/late.csv": "a,b\n",
            "content/en/rules.html": "---\ntitle: Rules\n---\n<div><h2 id='late-ice' class='x'>Of ice</h2><p>It is late.</p></div>\n",
            "content/en/plain.html": "<p>A file without fields.</p>\n",
        },
    )
    assert sorted(texts) == [
        *(f"content/en/{name}.md" for name in ("post/ice", "post/index", "post/snow", "rules")),
        *(f"content/ru/post/{name}.md" for name in ("ice", "index", "snow")),
    ]
    assert '"/post/ice.html"' in texts["content/en/post/ice.md"]
    assert "[the table](/en/documents/late.csv)" in texts["content/en/post/ice.md"]
    assert "[О снеге](/ru/post/snow.md)" in texts["content/ru/post/ice.md"]
    assert texts["content/en/rules.md"].endswith("## Of ice {#late-ice}\n\nIt is late.\n")


def test_a_part_of_the_settings_of_hugo_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    files = {"hugo.toml": "title = 'N'\n", "config/_default/menus.ru.toml": "[main\n", "content/a.md": "# Ice\n"}
    [problem] = adopt_site(write_files(tmp_path, files)).problems
    assert problem.position == ("config/_default/menus.ru.toml", 1)


def test_documents_of_docusaurus_are_found_from_the_root_of_their_folder(tmp_path: Path) -> None:
    """The theme has settings of the same name; what is a version or a word is no number of an order."""
    texts = adopted(
        tmp_path,
        {
            "docusaurus.config.js": "module.exports = { i18n: { defaultLocale: 'en', locales: ['en', 'ru'] },\n"
            "  themeConfig: { docs: { sidebar: { hideable: true } } },\n"
            "  presets: [['classic', { docs: { editUrl: ({ path }) => { return path }, routeBasePath: '/' } }]] };\n",
            "docs/ice/mv3-version.md": "# Ice\n\n[1](/ice/1.2-late) [2](/ice/snow.md) [3](ice/snow.md)\n",
            "docs/ice/1.2-late.md": "# Late\n",
            "docs/ice/02-fog.md": "# Fog\n",
            "docs/ice/snow.md": "# Snow\n\n[1](/ice/mv3-version/)\n",
            "i18n/ru/docusaurus-plugin-content-docs/current/ice/snow.md": "# Снег\n\n[1](/ice/mv3-version)\n",
        },
    )
    assert "content/en/docs/ice/fog.md" in texts
    assert (
        "[1](/en/docs/ice/1.2-late.md) [2](/en/docs/ice/snow.md) [3](/en/docs/ice/snow.md)"
        in texts["content/en/docs/ice/mv3-version.md"]
    )
    assert "[1](/en/docs/ice/mv3-version.md)" in texts["content/ru/docs/ice/snow.md"]


def test_a_folder_named_by_a_language_is_no_section_of_jekyll(tmp_path: Path) -> None:
    files = {
        "_config.yml": "markdown: kramdown\n",
        "en/ice.md": "---\nlang: en\n---\n# Ice\n",
        "bg/ice.md": "---\nlang: bg\n---\n# Лед\n",
        "bg/examples/late.md": "---\nlayout: null\n---\nCode.\n",
    }
    assert set(adopted(tmp_path, files)) == {"content/en/ice.md"}


def test_a_picture_of_a_text_in_the_other_language_is_found_where_the_first_has_it(tmp_path: Path) -> None:
    site = "site_name: N\nplugins:\n- i18n:\n    languages:\n    - {locale: en, default: true}\n    - {locale: ru}\n"
    picture = '<img src="../images/ice.svg" alt="Ice">\n'
    files = {"mkdocs.yml": site, "docs/w/images/ice.svg": PIXEL, "docs/w/a.md": picture, "docs/w/a.ru.md": picture}
    texts = adopted(tmp_path, files)
    assert 'src="/media/w/images/ice.svg"' in texts["content/en/w/a.md"]
    assert 'src="/media/w/images/ice.svg"' in texts["content/ru/w/a.md"]


def test_a_heading_is_found_by_the_name_of_vitepress(tmp_path: Path) -> None:
    config = "import { defineConfig } from 'vitepress'\nexport default { locales: { root: {}, ru: {} } }\n"
    body = "# Лед\n\n[1](#_1-2-настроика-cafe)\n\n## 1.2 Настройка (Café)\n"
    files = {"docs/.vitepress/config.ts": config, "docs/a.md": "# Ice\n", "docs/ru/a.md": body}
    assert "## 1.2 Настройка (Café) {#_1-2-настроика-cafe}" in adopted(tmp_path, files)["content/ru/a.md"]


def test_a_site_with_sections_of_our_lists_and_addresses_of_other_schemes_builds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A list of the publication has the address of its name; `[links]` allows what the site's links have."""
    site, journal = tmp_path / "site", tmp_path / "journal"
    files = {
        "hugo.toml": "[languages.en]\n[languages.ru]\n",
        "content/Issues/_index.md": "---\ntitle: Issues\n---\n",
        "content/Issues/ice.md": "---\ntitle: Ice\n---\n[Server](ftp://ftp.example.org/), news:ice, <irc://irc.example.org/>\n",
        "content/people.md": "---\ntitle: People\n---\nNina, [on the ice](/issues/ice/) and [here](news:ice).\n",
        "content/_index.ru.md": "---\ntitle: Лед\naliases: [/ru/]\n---\nОн встал.\n",
    }
    assert run(["adopt", write_files(site, files), journal, "--ui-lang", "en"], capsys)[0] == 0
    assert 'schemes = ["ftp", "irc", "news"]' in (journal / "content/site.toml").read_text(encoding="utf-8")
    code, out, _ = run(["build", "--root", journal, "--formats", "html", "--ui-lang", "en"], capsys)
    assert (code, "error" in out) == (0, False), out
