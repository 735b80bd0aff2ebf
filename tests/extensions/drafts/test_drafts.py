"""`draft`: what a machine makes of a text, through programs and services of ours that are wrong in every known way."""

from __future__ import annotations

import http.server
import json
import re
import socket
import sys
import threading
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from diglot.adapters.service_requests import LATE, PostFailure, post_json
from diglot.core.ledger import parse_ledger
from diglot.extensions.drafts.adapters import draft_providers
from diglot.extensions.drafts.adapters.draft_providers import ProviderFailure
from diglot.extensions.drafts.model.drafting import DraftRequest, DraftSegment, Provider
from diglot.model.translation.ledger import Ledger
from diglot.pipeline.translation.memory import PublicationMemory
from tests.tools.publication import codes, publish, run, run_json, write_files
from tests.tools.waiting import PATIENCE_S

Capture = pytest.CaptureFixture[str]
DRAFT = ["draft", "a", "--to", "ru", "--yes"]
BODY = """The *railway* came in 1905[^why], and `code` stayed & was < 5. See [the map][map].

## A heading {#head}

- One item.
- **Two** items[^two].

| First | Second |
|-------|--------|
| cell  | more   |

```
code of nobody
```

> A quotation of some words.

[^why]: Because of the *war*.

    A second paragraph.

[^two]: Two it is.

[map]: https://map.example/m
"""
HOUSE = {
    "content/site.toml": 'base_url = "https://journal.example"\nformats = ["html"]\n',
    "content/en/a.md": f"---\ntitle: The line\ndate: 2020-01-01\nstandfirst: What it is for.\n---\n{BODY}",
}
# Each word of a segment becomes a Russian one of the same length; markup stays.
TRANSLATE = """
import re, sys
for line in sys.stdin:
    parts = re.split(r"(<[^>]*>|&\\w+;)", line.rstrip("\\n"))
    word = lambda match: "Ж" + "ы" * (len(match[0]) - 1)
    print("".join(part if number % 2 else re.sub("[A-Za-z]+", word, part) for number, part in enumerate(parts)))
"""


@pytest.fixture
def publication(tmp_path: Path, far_day: None, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    root = write_files(tmp_path / "house", HOUSE)
    monkeypatch.chdir(root)
    with_program(root, TRANSLATE)
    assert run(["translate", "a", "--to", "ru"], capsys)[0] == 0
    return root


def with_program(root: Path, source: str) -> None:
    (root / "machine.py").write_text(source, encoding="utf-8")
    command = json.dumps([sys.executable, "machine.py", "{source}", "{target}"])
    (root / "drafting.toml").write_text(f'[[providers]]\nname = "machine"\ncommand = {command}\n', encoding="utf-8")


def text_of(publication: Path) -> str:
    return (publication / "content/ru/a.md").read_text(encoding="utf-8")


def published(publication: Path, name: str) -> str:
    return (publication / "public/ru" / name).read_text(encoding="utf-8").replace("\u00a0", " ")


def ledger(publication: Path) -> Ledger:
    path = publication / "content/ledger/a.toml"
    source = path.read_text(encoding="utf-8")
    found = parse_ledger(tomllib.loads(source), source, "a.toml")
    assert isinstance(found, Ledger)
    return found


def row(capsys: Capture) -> dict[str, Any]:
    [found] = run_json(["status", "a"], capsys)[1]["articles"]
    return dict(found)


# ---------------------------------------------------------------- what it does


def test_what_is_missing_is_drafted_and_all_markup_stays(publication: Path, capsys: Capture) -> None:
    code, report = run_json(DRAFT, capsys)
    assert (code, report["drafted"], report["requests"]) == (0, 11, 1)
    assert text_of(publication).partition("status: draft\n")[2] == (
        """standfirst: Жыыы Жы Жы Жыы.
---

Жыы *Жыыыыыы* Жыыы Жы 1905[^why], Жыы `code` Жыыыыы & Жыы \\< 5.
Жыы [Жыы Жыы][map].

## Ж Жыыыыыы {#head}

- Жыы Жыыы.
- **Жыы** Жыыыы[^two].

| Жыыыы | Жыыыыы |
|-------|--------|
| Жыыы  | Жыыы   |

```
code of nobody
```

> Ж Жыыыыыыыы Жы Жыыы Жыыыы.

[^why]: Жыыыыыы Жы Жыы *Жыы*.

    Ж Жыыыыы Жыыыыыыыы.

[^two]: Жыы Жы Жы.

[map]: https://map.example/m
"""
    )


def test_the_memory_is_asked_once_about_all_rows(
    publication: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    asked: list[int] = []
    suggest = PublicationMemory.suggest

    def counted(memory: PublicationMemory, texts: Sequence[str], *rest: Any) -> Any:
        asked.append(len(texts))
        return suggest(memory, texts, *rest)

    monkeypatch.setattr(PublicationMemory, "suggest", counted)
    assert run_json(DRAFT, capsys)[1]["drafted"] == 11
    assert len(asked) == 1
    assert asked[0] > 5


def test_each_draft_is_marked_until_a_person_has_passed_it(publication: Path, capsys: Capture) -> None:
    run(DRAFT, capsys)
    assert {passage.origin for passage in ledger(publication).filled} == {"machine:machine"}
    assert (row(capsys)["filled"], len(ledger(publication).filled)) == (8, 8)
    path = publication / "content/ru/a.md"
    path.write_text(text_of(publication).replace("Жыы Жыыы.", "Один пункт."), encoding="utf-8")
    assert row(capsys)["filled"] == 7
    run(["sync", "a", "--by", "Nina Ash"], capsys)
    assert (row(capsys)["filled"], ledger(publication).filled) == (0, ())


def test_readers_are_told_while_any_draft_is_left(publication: Path, capsys: Capture) -> None:
    run(DRAFT, capsys)
    path = publication / "content/ru/a.md"
    path.write_text(text_of(publication).replace("status: draft\n", ""), encoding="utf-8")
    words = "Часть этого перевода выполнена машиной и еще никем не проверена."
    assert codes(publish(publication)) == []
    page, feed = (published(publication, name) for name in ("a/index.html", "feed.xml"))
    assert f'<p class="notice">{words}</p>' in page
    assert f'"creativeWorkStatus":["{words}"]' in page
    assert words in feed
    run(["sync", "a", "--by", "Nina Ash"], capsys)
    publish(publication)
    assert words not in published(publication, "a/index.html")


def test_a_paragraph_behind_is_drafted_again_and_others_stay(publication: Path, capsys: Capture) -> None:
    run(DRAFT, capsys)
    run(["sync", "a", "--by", "Nina Ash"], capsys)
    path = publication / "content/en/a.md"
    path.write_text(path.read_text(encoding="utf-8").replace("One item", "One quite new item"), encoding="utf-8")
    before = text_of(publication)
    assert run_json(DRAFT, capsys)[1]["drafted"] == 1
    assert text_of(publication) == before.replace("- Жыы Жыыы.", "- Жыы Жыыыы Жыы Жыыы.")
    assert row(capsys)["filled"] == 1, "the other item of the list is none of its business"


def test_nothing_is_sent_without_a_yes(publication: Path, capsys: Capture) -> None:
    before = text_of(publication)
    code, out, err = run(["draft", "a", "--to", "ru", "--ui-lang", "en"], capsys)
    assert (code, out) == (1, "")
    assert "11 paragraphs to draft; 43 words to send; provider: machine (" in err
    assert "Nothing was sent: add --yes to send it." in err
    assert (text_of(publication), (publication / "content/ledger").exists()) == (before, False)


def test_where_nothing_is_missing_nobody_is_asked(publication: Path, capsys: Capture) -> None:
    run(DRAFT, capsys)
    with_program(publication, "raise SystemExit('nobody should have started me')")
    assert run([*DRAFT, "--ui-lang", "en"], capsys) == (0, "There is nothing to draft.\n", "")


# ---------------------------------------------------------------- machines that are wrong

_MARKUP = "markup or the call of a note is missing, or appears twice"
WRONG = {
    "print(re.sub('<x [^>]*>', '', word(line)), end='')": _MARKUP,
    "print(re.sub('<g [^>]*>', '', word(line)), end='')": _MARKUP,
    "print(word(line).strip() * 2)": _MARKUP,
    "print(word(line).replace('id=\"1\"', 'id=\"9\"'), end='')": _MARKUP,
    "print()": "the answer has no words",
    "print(line, end='')": "the answer repeats the original",
    "print('слово ' * 999)": "the answer is much longer than the original",
}


def test_a_wrong_answer_is_not_written(publication: Path, capsys: Capture) -> None:
    for wrong, reason in WRONG.items():
        word = "def word(line): return re.sub('railway|came', 'слово', line)\n"
        with_program(publication, f"import re, sys\n{word}for line in sys.stdin:\n    {wrong}\n")
        code, report = run_json([*DRAFT, "--ui-lang", "en"], capsys)
        first = next(problem for problem in report["problems"] if problem["line"] == 6)
        assert (code, first["code"], first["file"]) == (1, "not-drafted", "content/en/a.md")
        assert reason in first["what"], wrong
        place = text_of(publication).partition("<!-- 1\n")[2].partition("-->")[0]
        assert "1905" in place  # the original's words are still in its place


FAILING = {
    "import sys\nsys.exit('no licence')": "no licence",
    "import sys\nsys.exit(3)": "it failed without a message",
    "print('слово')": "it did not answer with as many segments as it was given",
    "import sys\nsys.stdout.buffer.write(b'\\xff' * 9)": "it did not answer with as many",
}


def test_a_program_that_fails_leaves_the_text_as_it_was(publication: Path, capsys: Capture) -> None:
    with_program(publication, next(iter(FAILING)))
    run(DRAFT, capsys)  # copies the code and the address, which need no machine
    before = text_of(publication)
    for program, reason in FAILING.items():
        with_program(publication, program)
        code, report = run_json([*DRAFT, "--ui-lang", "en"], capsys)
        assert (code, report["drafted"]) == (1, 0)
        assert all(reason in problem["what"] for problem in report["problems"] if problem["code"] == "not-drafted")
        assert text_of(publication) == before


def test_markup_in_an_answer_is_published_as_text(publication: Path, capsys: Capture) -> None:
    with_program(
        publication,
        "import sys\nfor line in sys.stdin:\n"
        "    print('Слова ' * 30 + line.rstrip().replace('A quotation', '<script>alert(1)</script> *слово* {=html}'))\n",
    )
    run(DRAFT, capsys)
    path = publication / "content/ru/a.md"
    path.write_text(text_of(publication).replace("status: draft\n", ""), encoding="utf-8")
    publish(publication)
    page = (publication / "public/ru/a/index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; *слово* {=html}" in page
    assert "<script>alert" not in page


def test_findings_of_the_checks_are_reported_with_the_draft(publication: Path, capsys: Capture) -> None:
    with_program(
        publication,
        TRANSLATE.replace('print("".join(', 'print("".join(').replace(
            "in sys.stdin:", "in sys.stdin:\n    line = line.replace('1905', '1906')"
        ),
    )
    code, report = run_json(DRAFT, capsys)
    found = [(problem["code"], problem["file"], problem["line"]) for problem in report["problems"]]
    assert (code, found) == (0, [("number-differs", "content/ru/a.md", 8)])


# ---------------------------------------------------------------- services


class Machine(http.server.BaseHTTPRequestHandler):
    """A service that answers as `reply` says, and keeps what it was asked."""

    asked: list[tuple[dict[str, str], Any]]
    reply: Callable[[Any], tuple[int, Any]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        type(self).asked.append((dict(self.headers), body))
        status, document = type(self).reply(body)
        content = document if isinstance(document, bytes) else json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        # Of an answer that is too large, the rest is not read: the server would say so among the program's messages.
        with suppress(ConnectionError):
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def service(publication: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., type[Machine]]]:
    """Starts a service of a form, and names it in the publication's file."""
    servers = []

    def start(form: str, reply: Callable[[Any], tuple[int, Any]], **more: str) -> type[Machine]:
        handler = type("Handler", (Machine,), {"asked": [], "reply": staticmethod(reply)})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        fields = {"name": form, "service": form, "url": f"http://127.0.0.1:{server.server_address[1]}/v2", **more}
        lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in fields.items())
        (publication / "drafting.toml").write_text(f"[[providers]]\n{lines}", encoding="utf-8")
        return handler

    monkeypatch.setenv("MACHINE_KEY", "secret")
    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def translated(text: str) -> str:
    parts = re.split(r"(<[^>]*>|&\w+;)", text)
    return "".join(part if number % 2 else re.sub("[A-Za-z]+", "слово", part) for number, part in enumerate(parts))


FORMS: dict[str, Callable[[Any], Any]] = {
    "deepl": lambda body: {"translations": [{"text": translated(text)} for text in body["text"]]},
    "libretranslate": lambda body: {"translatedText": [translated(text) for text in body["q"]]},
    "openai": lambda body: {
        "choices": [
            {
                "message": {
                    "content": "```json\n"
                    + json.dumps(
                        [
                            translated(segment["text"])
                            for segment in json.loads(body["messages"][1]["content"])["segments"]
                        ]
                    )
                    + "\n```"
                }
            }
        ]
    },
}


@pytest.mark.parametrize("form", FORMS)
def test_a_service_is_asked_in_its_own_form(
    form: str, publication: Path, service: Callable[..., type[Machine]], capsys: Capture
) -> None:
    machine = service(form, lambda body: (200, FORMS[form](body)), key_variable="MACHINE_KEY")
    code, report = run_json(DRAFT, capsys)
    assert (code, report["drafted"]) == (0, 11)
    assert "*слово* слово слово 1905[^why]" in text_of(publication)
    headers, body = machine.asked[0]
    key = {"deepl": headers.get("Authorization"), "libretranslate": body.get("api_key")}.get(
        form, headers.get("Authorization")
    )
    assert key in ("DeepL-Auth-Key secret", "secret", "Bearer secret")
    assert "secret" not in (publication / "content/ledger/a.toml").read_text(encoding="utf-8")


def test_a_service_of_models_gets_the_glossary_and_the_neighbours(
    publication: Path, service: Callable[..., type[Machine]], capsys: Capture
) -> None:
    write_files(publication, {"content/glossary.toml": '[[terms]]\nen = "railway"\nru = "железная дорога"\n'})
    machine = service("openai", lambda body: (200, FORMS["openai"](body)), model="small")
    run(DRAFT, capsys)
    given = json.loads(machine.asked[0][1]["messages"][1]["content"])
    assert given["terms"] == [["railway", "железная дорога"]]
    segment = next(one for one in given["segments"] if "1905" in one["text"])
    assert (segment["before"], segment["after"]) == ("What it is for.", "## A heading {#head}")


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ((401, {}), "401 Unauthorized"),
        ((302, {}), "302 Found"),
        ((200, b"<html>"), "its answer is not in the expected form"),
        ((200, {"translations": [{"text": 5}]}), "its answer is not in the expected form"),
        ((200, {"translations": []}), "it did not answer with as many segments"),
        ((200, b"[" * 5_000_000), "its answer is too large"),
        ((200, b"[" * 1_000_000), "its answer is not in the expected form"),
    ],
)
def test_a_service_that_answers_otherwise_is_reported(
    reply: tuple[int, Any], reason: str, service: Callable[..., type[Machine]], capsys: Capture
) -> None:
    machine = service("deepl", lambda _: reply, key_variable="MACHINE_KEY")
    report = run_json([*DRAFT, "--ui-lang", "en"], capsys)[1]
    messages = {problem["what"] for problem in report["problems"] if problem["code"] == "not-drafted"}
    assert len(messages) == 1
    assert reason in messages.pop()
    assert len(machine.asked) == 1  # no second place, and no second try


@pytest.mark.parametrize("document", [{"choices": [{"message": {"content": None}}]}, "[" * 3_000_000])
def test_an_answer_of_a_model_that_has_no_words_is_reported(
    document: Any, service: Callable[..., type[Machine]], capsys: Capture
) -> None:
    content = document if isinstance(document, dict) else {"choices": [{"message": {"content": document}}]}
    service("openai", lambda _: (200, content))
    assert "its answer is not in the expected form" in str(run_json([*DRAFT, "--ui-lang", "en"], capsys)[1]["problems"])


def test_what_a_service_says_of_the_key_is_not_repeated(service: Callable[..., type[Machine]], capsys: Capture) -> None:
    machine = service("deepl", lambda _: (401, {}), key_variable="MACHINE_KEY")
    machine.responses = {401: ("secret is a bad key", "")}
    printed = "".join(run(DRAFT, capsys)[1:])
    assert "401 Unauthorized" in printed
    assert "secret" not in printed


@contextmanager
def dripping(first: bytes, drop: bytes) -> Iterator[int]:
    """A service that begins an answer and sends a little of the rest now and then, for ever; the value is its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            line, _ = listener.accept()
            with line, suppress(OSError):
                line.sendall(first)
                while True:
                    line.sendall(drop)
                    time.sleep(0.05)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        thread.join(PATIENCE_S)
        assert not thread.is_alive(), "the connection was ended"


@pytest.mark.parametrize(
    ("first", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_an_answer_that_does_not_end_is_given_up(first: bytes, drop: bytes) -> None:
    with dripping(first, drop) as port, pytest.raises(PostFailure) as failure:
        post_json(f"http://127.0.0.1:{port}/", {}, {}, 0.5)
    assert failure.value.reason == LATE


def test_all_parts_of_an_answer_have_one_deadline(tmp_path: Path) -> None:
    """At the desk somebody waits for the row, of however many parts it is."""
    asked = tmp_path / "asked"
    provider = Provider("slow", command=("sh", "-c", f"echo >> {asked}; sleep 0.3; cat"))
    segment = DraftSegment("word " * 1_300)
    request = DraftRequest(("en", "ru"), (segment,) * 20)
    answers = []
    with pytest.raises(ProviderFailure) as failure:
        answers += draft_providers.draft(provider, request, 1)
    assert failure.value.reason == LATE
    assert len(asked.read_bytes()) <= 4, "of twenty parts, which take a third of a second each"


def test_a_key_that_is_not_set_is_reported(
    service: Callable[..., type[Machine]], monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    machine = service("deepl", lambda body: (200, FORMS["deepl"](body)), key_variable="MACHINE_KEY")
    monkeypatch.delenv("MACHINE_KEY")
    report = run_json([*DRAFT, "--ui-lang", "en"], capsys)[1]
    assert "the environment variable that holds its key is not set" in str(report["problems"])
    assert machine.asked == []


# ---------------------------------------------------------------- its file


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("", "unknown-provider", 1),
        ('[[providers]]\nname = "a"\n', "wrong-value", 1),
        ('[[providers]]\nname = "a"\nurl = "http://a.example"\ncommand = ["b"]\n', "wrong-value", 4),
        ('[[providers]]\nname = "a"\nurl = "file:///etc/passwd"\n', "wrong-value", 3),
        ('[[providers]]\ncommand = ["b"]\n', "wrong-value", 1),
        ('[[providers]]\nname = "a"\ncommand = ["b"]\n[[providers]]\nname = "a"\ncommand = ["c"]\n', "wrong-value", 5),
        ('[[providers]]\nname = "a"\ncommand = ["b"]\nservise = "deepl"\n', "misspelt-field", 4),
        ('[[providers]]\nname = "a"\nservice = "depl"\nurl = "https://a.example"\n', "wrong-value", 3),
    ],
)
def test_a_wrong_file_is_reported_at_its_line(
    source: str, code: str, line: int, publication: Path, capsys: Capture
) -> None:
    (publication / "drafting.toml").write_text(source, encoding="utf-8")
    returned, report = run_json(DRAFT, capsys)
    assert returned == (0 if code == "unknown-field" else 1)
    assert (code, line) in {(problem["code"], problem["line"]) for problem in report["problems"]}, report["problems"]


def test_a_provider_is_chosen_by_its_name(publication: Path, capsys: Capture) -> None:
    code, report = run_json([*DRAFT, "--with", "machin", "--ui-lang", "en"], capsys)
    assert code == 1
    assert [problem["what"] for problem in report["problems"]] == [
        "drafting.toml has no provider of this name (machine?)"
    ]
    assert run_json([*DRAFT, "--with", "machine"], capsys)[0] == 0
