"""A configuration in, the real nginx or Caddy with it running on this machine out.

Each is started in the foreground with files of its own in a folder of the test's, and ended by its process.
"""

from __future__ import annotations

import http.client
import os
import random
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.tools.waiting import PATIENCE_S, wait_until

BROTLI_OF_NGINX = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")

_NGINX = """\
{modules}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
{user}
worker_processes 2;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
_CADDY = """\
{{
    admin off
    auto_https off
    log {{
        output file {folder}/caddy.log
    }}
}}
import {folder}/site.caddy
"""


@dataclass(frozen=True)
class Answer:
    """The response of a server. headers: names in lower case; values of repeated headers are joined."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def is_there(server: str) -> bool:
    """Return whether the program is installed with the modules that the configuration needs."""
    return shutil.which(server) is not None and (server != "nginx" or BROTLI_OF_NGINX.exists())


# One for each port that this process was given, held until it ends.
_RESERVATIONS: list[socket.socket] = []
_LEAST_PORT, _MOST_PORT = 20_000, 65_535


def free_port() -> int:
    """Return an unused port, which nobody else gets before it is listened on: no other test, and no connection.

    It is none of those that the system itself gives to whoever does not name one.
    """
    limits = Path("/proc/sys/net/ipv4/ip_local_port_range").read_text(encoding="ascii").split()
    least, most = map(int, limits)
    ports = [*range(_LEAST_PORT, least), *range(max(_LEAST_PORT, most + 1), _MOST_PORT)]
    return next(filter(_reserve, random.SystemRandom().sample(ports, len(ports))))


def _reserve(port: int) -> bool:
    """Reserve a port by a name that one process of this machine may have; return whether this one has it now."""
    reservation = socket.socket(socket.AF_UNIX)
    try:
        reservation.bind(f"\0diglot port {port}")
        with socket.socket() as one:
            one.bind(("127.0.0.1", port))
    except OSError:
        reservation.close()
        return False
    _RESERVATIONS.append(reservation)
    return True


@contextmanager
def running(server: str, configuration: str, folder: Path, port: int) -> Iterator[None]:
    """Provide a running server. folder: for its own files."""
    folder.mkdir(parents=True, exist_ok=True)
    prepare, command = _PREPARED[server]
    prepare(configuration, folder)
    words = [part.format(folder=folder) for part in command]
    # Caddy wants a home for its own files.
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(words, stdout=output, stderr=subprocess.STDOUT, env=environment)
    try:
        _wait_for(port, process, folder / "output.txt")
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def _prepare_nginx(configuration: str, folder: Path) -> None:
    # An ordinary user's nginx is that user; root's must be told to stay root, or it cannot read a test's folder.
    user = "user root;" if os.geteuid() == 0 else ""
    main = _NGINX.format(modules=f"load_module {BROTLI_OF_NGINX};", folder=folder, user=user)
    (folder / "nginx.conf").write_text(main, encoding="utf-8")
    (folder / "site.conf").write_text(configuration, encoding="utf-8")


def _prepare_caddy(configuration: str, folder: Path) -> None:
    (folder / "Caddyfile").write_text(_CADDY.format(folder=folder), encoding="utf-8")
    (folder / "site.caddy").write_text(configuration, encoding="utf-8")


_PREPARED: Mapping[str, tuple[Callable[[str, Path], None], tuple[str, ...]]] = {
    "nginx": (_prepare_nginx, ("nginx", "-p", "{folder}", "-e", "{folder}/error.log", "-c", "{folder}/nginx.conf")),
    "caddy": (_prepare_caddy, ("caddy", "run", "--config", "{folder}/Caddyfile", "--adapter", "caddyfile")),
}


def _wait_for(port: int, process: subprocess.Popen[bytes], output: Path) -> None:
    def listens() -> bool:
        assert process.poll() is None, output.read_text(encoding="utf-8")
        with socket.socket() as one:
            return one.connect_ex(("127.0.0.1", port)) == 0

    assert wait_until(listens), f"nothing listens on {port}: {output.read_text(encoding='utf-8')}"


def ask(
    port: int,
    path: str,
    headers: Mapping[str, str] | None = None,
    method: str = "GET",
    body: bytes | None = None,
    seconds: float = PATIENCE_S,
) -> Answer:
    """Send a request over a new connection. path: encoded; seconds: of silence."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        connection.request(method, path, body, headers={"Host": f"127.0.0.1:{port}", **(headers or {})})
        response = connection.getresponse()
        found: dict[str, str] = {}
        for name, value in response.getheaders():
            key = name.lower()
            found[key] = f"{found[key]}, {value}" if key in found else value
        return Answer(response.status, found, response.read())
    finally:
        connection.close()
