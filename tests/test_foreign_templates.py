"""The publication of a stranger can be built: its templates reach no code of the program, and they end.

With `--trust`, they may do whatever its owner can.
"""

from __future__ import annotations

import mmap
import os
import resource
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from diglot.adapters.templating import template_sandbox
from diglot.adapters.templating.templates import BytecodeFolder
from diglot.model.problems import FailedTemplate
from tests.tools.publication import codes, publish, run, write_files

HOUSE = {"content/en/a.md": "# A\n\nWords.\n", "content/ru/a.md": "# А\n\nСлова.\n"}
HOOK = "templates/parts/hooks/after-text.html"
ESCAPES = {
    "globals of a function": "{{{{ cycler.__init__.__globals__.os.system('touch {mark}') }}}}",
    "globals of a filter's helper": "{{{{ lipsum.__globals__['os'].system('touch {mark}') }}}}",
    "globals of our function": "{{{{ asset.__globals__['os'].system('touch {mark}') }}}}",
    "globals of a method": "{{{{ asset.__func__.__globals__['os'].system('touch {mark}') }}}}",
    "self of a method": "{{{{ asset.__self__._environment }}}}",
    "builtins": "{{{{ _.__builtins__['__import__']('os').system('touch {mark}') }}}}",
    "subclasses": "{{% for c in ''.__class__.__mro__[1].__subclasses__() %}}{{{{ c }}}}{{% endfor %}}",
    "attr": "{{{{ ''|attr('__class__')|attr('__mro__') }}}}",
    "attr by map": "{{{{ ['']|map(attribute='__class__')|list }}}}",
    "attr by sum": "{{{{ ['']|sum(attribute='__class__', start='') }}}}",
    "attr by sort": "{{{{ ['', 'a']|sort(attribute='__class__')|list }}}}",
    "attr by item": "{{{{ ''['__class__'] }}}}",
    "format": "{{{{ '{{0.__class__.__mro__}}'.format('') }}}}",
    "format of a map": "{{{{ '{{a.__class__}}'.format_map({{'a': ''}}) }}}}",
    "format without a call": "{{% set f = '{{0.__class__}}'.format %}}{{{{ f('') }}}}",
    "frame of a generator": "{{{{ (page|list).gi_frame }}}}{{{{ ([1]|map('string')).gi_frame.f_builtins }}}}",
    "code of a macro": "{{% macro m() %}}{{% endmacro %}}{{{{ m._func.__globals__ }}}}",
    "loop": "{{% for x in [1] %}}{{{{ loop.__class__.__init__.__globals__ }}}}{{% endfor %}}",
    "environment": "{{{{ self._TemplateReference__context.environment }}}}",
    "context": "{{{{ caller.__globals__ if caller is defined else self.__init__.__globals__ }}}}",
    "undefined": "{{{{ nothing.__init__.__globals__ }}}}",
    "namespace": "{{% set n = namespace() %}}{{{{ n.__init__.__globals__ }}}}",
    "joiner": "{{{{ joiner.__init__.__globals__.os.popen('touch {mark}') }}}}",
    "page": "{{{{ page.__class__.__init__.__globals__ }}}}",
    "page's type": "{{{{ page.__struct_fields__ }}}}",
    "languages": "{{{{ languages.__class__ }}}}",
    "markup": "{{{{ page.title.__html__.__globals__ }}}}",
    "a file of the machine": "{{% include '/etc/passwd' %}}",
    "a file above": "{{% include '../../../../../../../etc/passwd' %}}",
    "a name made while rendering": "{{% include '../' ~ '../content/en/a.md' %}}",
    "a file from above the templates": "{{% import '../content/site.toml' as x %}}",
}  # fmt: skip
BOMBS = {
    "loops": "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}",
    "a long range": "{% for a in range(10 ** 9) %}{% endfor %}",
    "a power": "{{ 9 ** 9 ** 9 }}",
    "a power while rendering": "{% set n = page.lang|length %}{{ (n + 9) ** (10 ** 8) }}",
    "products": "{% set n = namespace(x=99) %}{% for a in range(60) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "a long string": "{{ 'a' * 10 ** 10 }}",
    "a string that doubles": "{% set n = namespace(x='a') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a width": "{{ '%9999999999d'|format(1) }}",
    "a centre": "{{ 'a'|center(9999999999) }}",
    "an indent": "{{ ('a\n' * 1000)|indent(99999999) }}",
    "a list that doubles": "{% set n = namespace(x=[1]) %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "an include of itself": "{% include 'parts/hooks/after-text.html' %}",
    "parentheses": "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "brackets": "{{ " + "[" * 5_000 + " }}",
    "ifs": "{% if 1 %}" * 2_000 + "{% endif %}" * 2_000,
    "a chain": "{{ page" + ".a" * 20_000 + " }}",
    "pluses": "{{ 1" + " + 1" * 20_000 + " }}",
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path / "house", HOUSE)


@pytest.mark.parametrize("name", ESCAPES)
def test_a_template_reaches_no_code(root: Path, name: str) -> None:
    mark = root.parent / "ran"
    write_files(root, {HOOK: ESCAPES[name].format(mark=mark)})
    report = publish(root, jobs=1)
    assert not mark.exists()
    page = (root / "public/en/a/index.html").read_bytes() if report.is_published else b""
    assert not any(word in page for word in (b"root:x:0", b"class &#39;", b"<class", b"__", b"&lt;module", b"# A"))
    if not report.is_published:
        assert {"broken-template", "unknown-name"} & set(codes(report))


@pytest.mark.parametrize("name", BOMBS)
def test_a_template_ends(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits are lower here than in use."""
    monkeypatch.setattr(template_sandbox, "PAGE_SECONDS", 0.3)
    monkeypatch.setattr(template_sandbox, "PAGE_BYTES", 200_000_000)
    write_files(root, {HOOK: BOMBS[name]})
    limits, begun = resource.getrlimit(resource.RLIMIT_AS), time.process_time()
    report = publish(root, jobs=1)
    assert "broken-template" in codes(report) or report.is_published
    assert time.process_time() - begun < 8
    assert resource.getrlimit(resource.RLIMIT_AS) == limits


def test_a_process_that_has_grown_since_the_last_page_renders_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads of something else take gigabytes of addresses; the limit is for what a page adds to them."""
    monkeypatch.setattr(template_sandbox, "PAGE_BYTES", 50_000_000)
    clock = [1.0]
    monkeypatch.setattr(template_sandbox.time, "monotonic", lambda: clock[0])
    with template_sandbox.limited():
        pass
    with mmap.mmap(-1, 200_000_000):
        clock[0] += 1
        with template_sandbox.limited():
            assert len(bytearray(20_000_000)) == 20_000_000
            with pytest.raises(MemoryError):
                bytearray(100_000_000)


@pytest.mark.parametrize("name", ["loops", "a long range", "a string that doubles"])
def test_a_template_ends_in_a_thread_too(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In `serve` and at the desk pages are rendered in threads, which no signal reaches."""
    monkeypatch.setattr(template_sandbox, "PAGE_SECONDS", 1)
    monkeypatch.setattr(template_sandbox, "PAGE_BYTES", 200_000_000)
    write_files(root, {HOOK: BOMBS[name]})
    begun = time.process_time()
    with ThreadPoolExecutor(1) as thread:
        report = thread.submit(publish, root, jobs=1).result()
        assert "broken-template" in codes(report)
        assert time.process_time() - begun < 8
        write_files(root, {HOOK: "<p>Sound.</p>"})
        assert thread.submit(publish, root, jobs=1).result().is_published, "the next page is not blamed"


def test_what_is_refused_says_what_to_do(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(root, {HOOK: "<p>\n{{ ''.__class__ }}\n"})
    report = publish(root)
    (fault,) = (problem for problem in report.problems if isinstance(problem, FailedTemplate))
    assert (fault.position, "--trust" in fault.reason) == ((HOOK, 2), True)


def test_a_template_that_is_trusted_may_do_anything(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(root, {HOOK: "<p>{{ ''.__class__.__name__ }} of {{ cycler.__init__.__globals__.os.getpid() }}\n"})
    words = ["build", "--formats", "html", "--jobs", "1", "--root", root]
    assert run(words, capsys)[0] == 1
    assert run([*words, "--trust"], capsys)[0] == 0
    assert f"str of {os.getpid()}".encode() in (root / "public/en/a/index.html").read_bytes()
    assert run([*words, "--fresh"], capsys)[0] == 1


def test_what_was_compiled_without_the_sandbox_is_not_used_in_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The compiled form of a template decides whether its calls are checked."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    write_files(root, {HOOK: "{{ (page.lang|length + 9) ** 2000 }}\n"})
    assert publish(root, trusts_templates=True, is_fresh=True).is_published
    assert list((tmp_path / "cache/diglot-templates").iterdir())
    report = publish(root, is_fresh=True)
    assert (report.is_published, "broken-template" in codes(report)) == (False, True)


@pytest.mark.parametrize("damage", ["mode", "link", "owner"])
def test_compiled_templates_are_kept_only_where_nobody_else_writes(
    tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are run: whoever can write one runs what he likes."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "cache/diglot-templates"
    assert BytecodeFolder.for_user(b"", tmp_path / "house") is not None
    if damage == "mode":
        folder.chmod(0o770)
    elif damage == "link":
        folder.rmdir()
        (tmp_path / "other").mkdir(mode=0o700)
        folder.symlink_to(tmp_path / "other")
    else:
        monkeypatch.setattr(os, "geteuid", lambda: 12_345)
    assert BytecodeFolder.for_user(b"", tmp_path / "house") is None
