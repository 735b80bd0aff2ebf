"""Any two languages of a site are compared, whether a package knows them or not: as `.diglot/content/site.toml` says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diglot.extensions.watch.core.plain_languages import script_of
from diglot.extensions.watch.pipeline.site_finder import find_languages
from tests.tools.publication import run, write_files

ICE = "---\ntitle: {title}\n---\n\n{first}\n\n{second}\n"
ENGLISH = ICE.format(title="Ice", first="The ice came late this year.", second="It is 12 cm thick, as far as we know.")
SNOW = ICE.format(
    title="Snow",
    first="Nobody walked on it, and nobody asked why it had come so late.",
    second="It stayed until the end of May.",
)
OTHERS = {
    "ja": ICE.format(title="氷", first="今年は氷が遅かったです。", second="私たちの知る限り、厚さは12センチです。"),
    "fr": ICE.format(title="Glace", first="La glace est venue tard cette année.", second="Elle fait 12 cm, dit-on."),
    "ar": ICE.format(title="الجليد", first="جاء الجليد متأخرا هذا العام.", second="سمكه 12 سم على حد علمنا."),
    "zh-Hans": ICE.format(title="冰", first="今年的冰来得很晚。", second="据我们所知，它有12厘米厚。"),
    "pt-BR": ICE.format(
        title="Gelo", first="O gelo chegou tarde este ano.", second="Tem 12 cm de espessura, ao que parece."
    ),
}


# What a process knows of languages, it knows from its first command on.
COMMANDS = """
import sys
from pathlib import Path
from diglot.cli.command_line import main
for words in ("status --json", "sync --adopt --yes --by Ann", "status --json", "check"):
    print("\\f", flush=True)
    main(words.split())
    if words.startswith("sync"):
        text = Path("docs/a/ice.md")
        text.write_text(text.read_text().replace("12 cm", "13 cm"))
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of Docusaurus in six languages, in which the commands are typed."""
    texts = {f"i18n/{code}/docusaurus-plugin-content-docs/current/a/ice.md": text for code, text in OTHERS.items()}
    copies = {path.replace("ice.md", "snow.md"): SNOW for path in texts}
    locales = json.dumps(["en", *OTHERS])
    config = f"module.exports = {{i18n: {{defaultLocale: 'en', locales: {locales}}}}};\n"
    site = {"docusaurus.config.js": config, "docs/a/ice.md": ENGLISH, "docs/a/snow.md": SNOW, **texts, **copies}
    monkeypatch.chdir(write_files(tmp_path / "site", site))
    return Path()


def typed(code: str, site: Path) -> list[str]:
    """Return what the commands print that are typed in a process of their own."""
    write_files(site, {".diglot/content/site.toml": f'languages = ["en", "{code.lower()}"]\n'})
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run([sys.executable, "-c", COMMANDS], capture_output=True, text=True, check=True, env=environment)
    return done.stdout.split("\f")[1:]


@pytest.mark.parametrize(
    "code", [code if code in ("ja", "pt-BR") else pytest.param(code, marks=pytest.mark.long) for code in OTHERS]
)
def test_what_falls_behind_is_seen(site: Path, code: str) -> None:
    before, _, after, found = typed(code, site)
    rows = [
        {(row["article"], row["lang"]): row["state"] for row in json.loads(document)["articles"]}
        for document in (before, after)
    ]
    ours = code.lower()
    assert rows[0] == {("docs/a/ice", ours): "untracked", ("docs/a/snow", ours): "stub"}
    assert rows[1] == {("docs/a/ice", ours): "source-changed", ("docs/a/snow", ours): "stub"}
    assert "“13”" in found


def test_the_settings_say_which_are_compared(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, told = run(["status"], capsys)
    assert "texts en 2; in other languages, not compared: 10" in told
    settings = Path(".diglot/content/site.toml")
    assert settings.read_text().endswith('languages = ["en", "ru"]\n')
    settings.write_text('languages = ["ja", "pt-br", 7]')
    assert {*find_languages(Path())} == {"ja", "pt-br"}


def test_a_tag_says_its_script() -> None:
    assert {code: script_of(code) for code in ("uz", "uz-cyrl", "zh-tw", "ckb", "iw", "xx")} == {
        "uz": "LATIN", "uz-cyrl": "CYRILLIC", "zh-tw": "CJK", "ckb": "ARABIC", "iw": "HEBREW", "xx": "LATIN",
    }  # fmt: skip
