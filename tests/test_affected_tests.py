"""The program behind `build.py test --for FILE`: which tests depend on a file, by what each definition names."""

from __future__ import annotations

import pytest

from tests.tools.affected_tests import Sources, find_affected

RANGES = "diglot/core/ranges.py"
MADE_UP = Sources(
    {
        RANGES: "def span():\n    return 1\n",
        "diglot/core/other.py": "def use():\n    '''Use it.\n\n    >>> use()\n    '''\n",
        "diglot/pipeline/build.py": (
            "from diglot.core import other\n\ndef build():\n    from diglot.core.ranges import span\n    span()\n\n"
            'def render(root):\n    other.use()\n    return (root / "templates" / "page.html").read_text()\n'
        ),
        "diglot/cli/commands/making.py": 'MAKING = (Command("build", "Build.", "diglot.cli.publishing.build"),)\n',
        "diglot/cli/publishing/build.py": "from diglot.pipeline.build import build\n\ndef run():\n    build()\n",
        "diglot/cli/command_line.py": "from diglot.cli.commands.making import MAKING\n\ndef main(words):\n    MAKING\n",
        "diglot/adapters/tasks.py": 'PRELOADED = "diglot.core.ranges"\n',
        "templates/page.html": "",
        "docs/print.md": "",
        "tests/conftest.py": (
            "import pytest\nfrom diglot.pipeline import build\n\n@pytest.fixture(name='site')\ndef _site():\n    build.build()\n\n"
            "@pytest.fixture\ndef page():\n    build.render(1)\n"
        ),
        "tests/sites/one/site.toml": "",
        "tests/tools/running.py": "from diglot.cli.command_line import main\n",
        "tests/test_by_import.py": "from diglot.core import ranges\n\ndef test():\n    ranges.span()\n",
        "tests/test_by_fixture.py": "def test(site):\n    site\n",
        "tests/test_by_other_fixture.py": "def test(page):\n    page\n",
        "tests/test_by_command.py": 'from tests.tools.running import main\n\ndef test():\n    main(["build"])\n',
        "tests/test_of_usage.py": 'from tests.tools.running import main\n\ndef test():\n    main(["--help"])\n',
        "tests/test_by_text.py": "from diglot.adapters.tasks import PRELOADED\n\ndef test():\n    PRELOADED\n",
        "tests/test_folder.py": 'ROOT = 1\n\ndef test():\n    (ROOT / "diglot").rglob("*.py")\n    ROOT / "docs"\n',
        "tests/test_data.py": 'HERE = 1 / "sites"\n\ndef test():\n    HERE\n',
        "tests/test_alone.py": "def test():\n    pass\n",
    }
)


@pytest.mark.parametrize(
    ("changed", "affected"),
    [
        (RANGES, "by_command by_fixture by_import by_text folder"),
        ("diglot/cli/publishing/build.py", "by_command folder"),
        ("diglot/cli/commands/making.py", "by_command folder of_usage"),
        ("templates/page.html", "by_other_fixture"),
        ("docs/print.md", "folder"),
        ("tests/sites/one/site.toml", "data"),
        ("tests/test_alone.py", "alone"),
        ("tests/tools/running.py", "by_command of_usage"),
    ],
)
def test_a_test_is_affected_by_what_it_names_and_what_that_names(changed: str, affected: str) -> None:
    """An import, also inside a function; a fixture; a command; a module as text; a folder; a file of data."""
    assert find_affected([changed], MADE_UP) == [f"tests/test_{name}.py" for name in affected.split()]


def test_a_module_with_doctests_is_a_test_of_its_own() -> None:
    found = find_affected(["diglot/core/other.py"], MADE_UP)
    assert found == ["diglot/core/other.py", "tests/test_by_other_fixture.py", "tests/test_folder.py"]


def test_what_several_files_affect_is_run_once() -> None:
    found = find_affected([RANGES, "docs/print.md"], MADE_UP)
    assert found == find_affected([RANGES], MADE_UP)


def test_of_this_repository_a_rule_affects_its_own_tests_and_few_others() -> None:
    every = Sources.of_repository().texts
    parts = ("diglot/", "tests/core/", "tests/extensions/", "tests/tools/")
    sources = Sources({path: text for path, text in every.items() if path.startswith(parts)})
    found = find_affected(["diglot/extensions/booklet/core/imposition.py"], sources)
    assert "tests/extensions/booklet/test_booklet.py" in found
    assert "tests/core/test_sitemaps.py" not in found
    assert len(found) < 20
