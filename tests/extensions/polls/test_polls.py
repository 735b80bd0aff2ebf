"""Open polls: who may vote and how often, what is counted, where readers are led, and how a poll closes."""

from __future__ import annotations
