"""Ports of tests: what one was given, nobody else gets."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

from tests.tools.servers import _reserve, free_port


def test_a_port_is_given_to_one_test_only_and_never_by_the_system() -> None:
    """Though nothing listens on it yet: between the two, a server is configured, and others look for ports."""
    ports = [free_port() for _ in range(20)]
    assert len({*ports}) == len(ports)
    least, most = map(int, Path("/proc/sys/net/ipv4/ip_local_port_range").read_text(encoding="ascii").split())
    assert not [port for port in ports if least <= port <= most]
    with multiprocessing.get_context("forkserver").Pool(1) as another_process:
        assert another_process.map(_reserve, ports) == [False] * len(ports)
