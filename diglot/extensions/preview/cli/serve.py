"""`serve`: the publication as it will look, rebuilt after every change, in a browser on this machine."""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from diglot.adapters.terminal import Console
from diglot.cli.command import DONE, PROBLEMS, USAGE
from diglot.cli.environment import processors, today
from diglot.cli.messages import MessageFormatter, problem_row
from diglot.cli.output import print_grouped, print_line, print_problems
from diglot.cli.problem_groups import shown_problems
from diglot.cli.system_errors import problem_of
from diglot.extensions.preview.adapters import web_server
from diglot.extensions.preview.core.editor_links import editor_link
from diglot.extensions.preview.core.request_guard import (
    LOOPBACK_ADDRESSES,
    LOOPBACK_NAMES,
    allowed_hosts,
    reject_reason,
)
from diglot.extensions.preview.model.messages import PreviewRequest, PreviewResponse
from diglot.extensions.preview.pipeline.preview import PreviewBuilder
from diglot.model.messages import N_
from diglot.model.problems import OutputUnwritable, Problem, Severity
from diglot.model.wording.system_reasons import system_reason
from diglot.pipeline.base.build_options import BuildReport

# Put into every page by the server: no file of the site has it.
_HEAD = '<script src="{script}" data-page="{{mark}}" data-text="{{text}}" defer></script>'
# What is shown before the first good build: nothing but the server's own script, which tells why.
_EMPTY = (
    '<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>diglot</title>{head}</head>'
    "<body></body></html>"
)


@dataclass
class PreviewApp:
    """The publication as its server shows it: the press behind it, words in front of it.

    editor: what opens a file at the line of a problem, as `editor_link` takes it.
    """

    root: Path
    room: PreviewBuilder
    formatter: MessageFormatter
    hosts: frozenset[str]
    script: str
    editor: str

    def refuse(self, asked: PreviewRequest) -> PreviewResponse | None:
        """Return the response to a request that is not allowed, or None."""
        reason = reject_reason(asked.headers, self.hosts)
        return PreviewResponse(403, f"diglot: {reason}\n".encode()) if reason else None

    def answer(self, asked: PreviewRequest) -> PreviewResponse | Callable[[], PreviewResponse]:
        """Return the response from the last good build."""
        head = _HEAD.format(script=self.script)
        if not self.room.snapshot.files:
            page = _EMPTY.format(lang=self.formatter.lang, head=head.format(mark="", text=""))
            return PreviewResponse(503, page.encode(), "text/html; charset=utf-8", self.room.page_headers)
        return self.room.answer(asked.path, head)

    def sources(self) -> Iterable[Path]:
        """Return the folders to watch."""
        return self.room.sources

    def rebuild(self) -> str:
        """Build, say at the terminal what came of it, and give the news for every open page."""
        started = time.monotonic()
        try:
            report = self.room.rebuild()
        except Exception as error:  # a full disk or a fault of diglot must not end an editor's day
            return self._news_of_failure(error)
        seconds = self.formatter.words.decimal(round(time.monotonic() - started, 1))
        if report.is_published:
            summary = self.formatter.say(N_("Preview, built in {seconds} s"), seconds=seconds)
        else:
            summary = self.formatter.say(N_("This is the last preview without errors"))
        with suppress(OSError):  # a log on the disk that is full: the pages show the problems all the same
            print_grouped(report.graded, self.formatter, sys.stderr, with_all=False)
            print_line(f"{summary}: {self.formatter.counts(report)}", flush=True)
        return self._news(report.is_published, summary, self.formatter.problem_count(report), self._rows(report))

    def say_polling(self) -> None:
        """Say that the system has no room to watch the folders."""
        warning = self.formatter.say(
            N_(
                "The system's limit on watched folders has been reached, so the preview looks for changes once a "
                "second. To see them at once, raise fs.inotify.max_user_watches and fs.inotify.max_user_instances."
            )
        )
        print_line(warning, file=sys.stderr, flush=True)

    def _news_of_failure(self, error: Exception) -> str:
        problem = problem_of(error, self.root)
        if problem:
            with suppress(OSError):
                print_problems([problem], self.formatter)
            row = self._row(problem, problem.severity)
            return self._news(False, self.formatter.what(problem), "", [row])
        fault = self.formatter.say(
            N_("This is a bug in diglot, not a mistake in your text: {error}"), error=repr(error)
        )
        with suppress(OSError):
            print_line(fault, file=sys.stderr, flush=True)
        return self._news(False, fault, "", [{"severity": "error", "what": fault}])

    def _rows(self, report: BuildReport) -> list[Mapping[str, object]]:
        return [
            {**(self._row(problem, severity) if problem and severity else {}), "note": note}
            for problem, severity, note in shown_problems(self.formatter, report.graded, is_page=True)
        ]

    def _row(self, problem: Problem, severity: Severity) -> Mapping[str, object]:
        row = problem_row(self.formatter, problem, severity)
        # A problem of the whole publication has no file; one of another program's file may have no line.
        path = self.root / str(row["file"])
        link = editor_link(self.editor, path.as_posix(), int(str(row["line"] or 0))) if path.is_file() else ""
        return {**row, "editor": link}

    def _news(self, is_good: bool, summary: str, count: str, rows: list[Mapping[str, object]]) -> str:
        say = self.formatter.say
        words = {
            "summary": summary,
            "count": count,
            "problems": say(N_("What is wrong")),
            "kept": say(N_("Behind this panel is the last preview without errors. It is rebuilt when you save.")),
            "close": say(N_("Close")),
            "lost": say(N_("The preview has ended: start `serve` again")),
        }
        news = {"is_good": is_good, "problems": rows, "words": words, "lang": self.formatter.lang}
        return json.dumps(news, ensure_ascii=False)


def run(options: argparse.Namespace, formatter: MessageFormatter) -> int:
    """Run the command."""
    root = options.root.resolve()
    is_open = options.host not in LOOPBACK_ADDRESSES
    if is_open and not options.allow_host:
        print_line(
            formatter.say(
                N_(
                    "--host {host} opens the preview to others: with --allow-host, "
                    "give the host name that they will type"
                ),
                host=options.host,
            ),
            file=sys.stderr,
        )
        return USAGE
    place = open_port(options.host, options.port, formatter)
    if place is None:
        return PROBLEMS
    port = place.getsockname()[1]
    try:
        room = _room(root, trusts_templates=options.trust)
    except OSError as error:
        place.close()
        problem = OutputUnwritable(str(root / ".cache"), system_reason(error))
        print_line(formatter.lines(problem, "error"), file=sys.stderr)
        return PROBLEMS
    hosts = allowed_hosts((*LOOPBACK_NAMES, *(options.allow_host or ())), port)
    name = options.allow_host[0] if is_open else f"[{options.host}]" if ":" in options.host else options.host
    print_line(formatter.say(N_("Preview at {url} (press Ctrl-C to stop)"), url=f"http://{name}:{port}/"), flush=True)
    if is_open:
        print_line(
            formatter.say(N_("Everyone who can reach this machine by that name can read it, drafts included.")),
            flush=True,
        )
    # The files are on this machine: the editor of another one has none to open.
    editor = "none" if is_open else os.environ.get("DIGLOT_EDITOR", "") or "vscode"
    try:
        web_server.serve(PreviewApp(root, room, formatter, hosts, web_server.SCRIPT_PATH, editor), place)
    finally:
        room.close()
    return DONE


def _room(root: Path, *, trusts_templates: bool) -> PreviewBuilder:
    console = Console(str, is_quiet=True)
    return PreviewBuilder(root, processors(), lambda: today(os.environ), console, trusts_templates=trusts_templates)


def open_port(host: str, port: int, formatter: MessageFormatter) -> socket.socket | None:
    """Return a listening socket, or None after saying why there is none. port: 0 for any free one."""
    try:
        return web_server.listen(host, port)
    except OSError as error:
        reason = formatter.say(
            N_("Port {port} of {host} is not available: {reason}. Choose another with --port."),
            port=port,
            host=host,
            reason=formatter.fact(system_reason(error)),
        )
        print_line(reason, file=sys.stderr)
        return None
