"""The guides have every token and every field of every page model: a contract that changes in the open.

`pytest --accept` writes the tables; a field that is gone from them is a change that the changelog must mention.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from diglot.core.design_tokens import screen_tokens
from diglot.model import pages
from diglot.model.look import LOOKS
from tests.tools.publication import codes, publish, write_files

ROOT = Path(__file__).parents[1]
GUIDES = [ROOT / "docs/theming.md", ROOT / "docs/theming.ru.md"]
HEADS = {
    "docs/theming.md": ("token", "light", "dark"),
    "docs/theming.ru.md": ("переменная", "светлая схема", "темная схема"),
    "docs/extensions.md": ("model", "template", "fields"),
    "docs/extensions.ru.md": ("модель", "шаблон", "поля"),
}


def models() -> list[type[msgspec.Struct]]:
    """The page models of the layers, then those of the extensions that come along."""
    folders = sorted((ROOT / "diglot/extensions").glob("*/model/pages.py"))
    modules = [pages, *(import_module(f"diglot.extensions.{path.parts[-3]}.model.pages") for path in folders)]
    return [model for module in modules for model in _models_in(module)]


def _models_in(module: ModuleType) -> list[type[msgspec.Struct]]:
    structs = (one for _, one in inspect.getmembers(module, inspect.isclass) if issubclass(one, msgspec.Struct))
    return sorted((one for one in structs if one.__module__ == module.__name__), key=_line)


def _line(model: type) -> int:
    return inspect.getsourcelines(model)[1]


def model_table(heads: tuple[str, str, str]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|"
    for model in models():
        [base] = model.__bases__
        inherited = base.__struct_fields__ if issubclass(base, pages.Page) else ()
        own = [f"`{name}`" for name in model.__struct_fields__ if name not in inherited]
        templates = " ".join(dict.fromkeys(re.findall(r"`([\w/*-]+\.x?html)`", inspect.getdoc(model) or "")))
        first = f"`{model.__name__}`" + (f" : `{base.__name__}`" if inherited else "")
        yield f"| {first} | {templates} | {', '.join(own)} |"


def token_table(heads: tuple[str, str, str]) -> Iterator[str]:
    sheet = (ROOT / "assets/styles/screen.css").read_text(encoding="utf-8")
    light, dark = (dict(re.findall(r"(--[\w-]+): ([^;]+);", part)) for part in sheet.split(":root {")[1:3])
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|"
    for name, value in light.items():
        if not name.startswith("--source"):
            yield f"| `{name}` | `{value}` | {f'`{dark[name]}`' if name in dark else ''} |"


@pytest.mark.parametrize("name", HEADS)
def test_the_tables_are_those_of_the_code(name: str, accept: bool) -> None:
    guide = ROOT / name
    text = guide.read_text(encoding="utf-8")
    table = "\n".join((token_table if "theming" in name else model_table)(HEADS[name]))
    pattern = r"(<!-- (?:tokens|models): begin [^\n]*-->\n).*?(<!-- (?:tokens|models): end -->)"
    wanted, number = re.subn(pattern, lambda match: f"{match[1]}{table}\n{match[2]}", text, flags=re.DOTALL)
    assert number == 1
    if accept:
        guide.write_text(wanted, encoding="utf-8")
    assert guide.read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_setting_of_the_example_is_accepted(guide: Path, tmp_path: Path) -> None:
    """The ten lines as they stand in the guide, with the logo and without the font, and the code of another host."""
    examples = re.findall(r"```toml\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL)
    text = {f"content/{lang}/a.md": "---\ntitle: A\ndate: 2025-03-01\n---\n\nText.\n" for lang in ("en", "ru")}
    logo = {"assets/images/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'}
    for example in examples:
        settings = re.sub(r"fonts\.headings = .*\n", "", example)
        publication = write_files(
            tmp_path, {**text, **logo, "content/site.toml": f'base_url = "https://a.example"\n{settings}'}
        )
        assert codes(publish(publication)) == []


def test_every_look_changes_tokens_of_the_guide_alone() -> None:
    guide = GUIDES[0].read_text(encoding="utf-8")
    names = {name for look in LOOKS.values() for name in re.findall(r"(--[\w-]+):", screen_tokens(look))}
    assert [name for name in sorted(names) if f"| `{name}` |" not in guide] == []
