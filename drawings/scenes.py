"""The pictures that open the essays, each a view in the five colours of the house.

A list crops them to 3:2, so what a picture is about stands in its middle.
"""

from __future__ import annotations

import math
import random

from drawings.paint import (
    FAR,
    GREEN,
    HEIGHT,
    INK,
    MIDDLE,
    NEAR,
    PAPER,
    RED,
    RIPPLE,
    WIDTH,
    box,
    disc,
    drawing,
    filled,
    hills,
    letter,
    stroked,
    through,
    water,
)

# The bridge to Russky Island: a span of 1,104 metres between the pylons, and 84 stays on each, here one of two planes.
SPAN, PYLON, CLEARANCE, STAYS = 1104, 321, 70, 21
FLAME = (
    "M800 70C836 104 826 122 818 130C824 112 812 104 808 98C812 124 796 124 800 142C790 158 776 138 784 122"
    "C776 128 776 136 776 140C764 116 790 108 800 70Z"
)


def russky_bridge() -> str:
    """Draw the bridge from the side, its central span to scale."""
    metre, sea = 0.66, 400.0
    deck = sea - CLEARANCE * metre
    pylons = [WIDTH / 2 + side * SPAN / 2 * metre for side in (-1, 1)]
    stays, towers = [], []
    for x in pylons:
        top = sea - PYLON * metre
        stays += [
            f"M{x:.1f} {top + 10 + (PYLON - CLEARANCE) * metre * 0.55 * (1 - n / STAYS):.1f}"
            f"L{x + side * n * 25 * metre:.1f} {deck:.1f}"
            for side in (-1, 1)
            for n in range(1, STAYS + 1)
        ]
        towers.append(f"M{x - 7:.1f} {sea}L{x - 2:.1f} {top:.1f}H{x + 2:.1f}L{x + 7:.1f} {sea}z")
    piers = " ".join(box(x, deck, 6, sea - deck) for x in [*range(40, 420, 66), *range(1220, 1580, 66)])
    return drawing(
        disc(800, 318, 56, RED),
        hills(11, 318, 42, sea, FAR),
        hills(5, 362, 34, sea, MIDDLE),
        *water(sea, 3),
        stroked(" ".join(stays), INK, 1.5),
        filled(" ".join(towers), INK),
        filled(piers, INK),
        filled(box(0, deck, WIDTH, 6), INK),
        filled("M690 430h150l-14 20h-120z M716 430v-14h70v14z M752 416v-10h12v10z", INK),
    )


def seoul_stadium() -> str:
    """Draw the stadium by the river in the evening, with its flame."""
    rim, foot = _bow(300, 1300, 218), [(400 + 800 * n / 40, 372.0) for n in range(41)]
    ribs = " ".join(through(ends) for ends in zip(rim[1:-1], foot[1:-1], strict=True))
    return drawing(
        hills(23, 262, 96, 400, FAR),
        hills(8, 322, 50, 400, MIDDLE),
        filled("M1420 270v-92h-5l7-44 7 44h-5v92z M1406 192h30l-6 12h-18z", NEAR),
        filled(f"{through([*rim, foot[-1], foot[0]])}Z", NEAR),
        stroked(ribs, PAPER, 3),
        stroked(through(rim), INK, 7),
        filled(box(330, 368, 940, 24), INK),
        filled("M794 268h12l5-96h-22z M780 172h40l-6-14h-28z", INK),
        filled(FLAME, RED),
        *water(392, 17),
        filled(" ".join(box(x, 384, 4, 8) for x in range(350, 1260, 30)), PAPER),
    )


def _bow(left: float, right: float, top: float) -> list[tuple[float, float]]:
    return [(left + (right - left) * n / 40, top + 46 * math.sin(math.pi * n / 40)) for n in range(41)]


def track() -> str:
    """Draw a single track through the taiga to the sea, and a signal that stands at stop."""
    horizon, middle = 250.0, 800.0
    sleepers = []
    for n in range(1, 30):
        depth = 1.17**n
        y = horizon + 270 * depth / 1.17**29
        half = 250 * (y - horizon) / 270
        sleepers.append(f"M{middle - half:.1f} {y:.1f}H{middle + half:.1f}")
    wood = random.Random(4)
    trees: dict[str, list[str]] = {MIDDLE: [], NEAR: [], INK: []}
    for colour, count, size in ((MIDDLE, 26, 60), (NEAR, 26, 110), (INK, 20, 190)):
        for _ in range(count):
            away = wood.uniform(size * 0.9 + 40, 820)
            x, height = middle + wood.choice((-1, 1)) * away, size * wood.uniform(0.75, 1.2)
            foot = horizon + 10 + size * 0.72
            trees[colour].append(_fir(x, foot, height))
    return drawing(
        disc(800, 236, 46, RED),
        filled(box(0, horizon - 8, WIDTH, 14), RIPPLE),
        filled(box(0, horizon, WIDTH, HEIGHT - horizon), FAR),
        filled(" ".join(trees[MIDDLE]), MIDDLE),
        filled(" ".join(trees[NEAR]), NEAR),
        stroked(" ".join(sleepers), NEAR, 5),
        stroked(
            f"M{middle - 2} {horizon}L{middle - 190} {HEIGHT}M{middle + 2} {horizon}L{middle + 190} {HEIGHT}", INK, 8
        ),
        filled(" ".join(trees[INK]), INK),
        filled(box(1046, 120, 10, 330), INK),
        filled("M1046 132h-104v26h104z", RED),
        filled("M1056 132h20v26h-20z", INK),
    )


def _fir(x: float, foot: float, height: float) -> str:
    """Give the path of a fir with three tiers of branches."""
    tiers = [(part, height * 0.24 * part, foot - height * (1 - part)) for part in (0.4, 0.7, 1.0)]
    right = [(x + half * at, y) for _, half, y in tiers for at in (1, 0.5)]
    left = [(2 * x - one, y) for one, y in reversed(right)]
    points = [(x, foot - height), *right, *left]
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "Z"


def sorts() -> str:
    """Draw types in a stick: what is to be read from the left stands mirrored, as a compositor sees it."""
    signs, size = "Геометріа"[::-1], 150.0
    pieces, faces, nicks = [], [], []
    for n, sign in enumerate(signs):
        x = 170 + n * 142.0
        pieces.append(f"{box(x, 150, 130, 250)}")
        nicks.append(box(x, 340, 130, 8))
        faces.append(letter(sign, x + 65, 290, size, is_mirrored=True))
    reds = [faces[1]]
    return drawing(
        filled(box(0, 400, WIDTH, 120), FAR),
        filled(" ".join(pieces), MIDDLE),
        filled(" ".join(f"M{170 + n * 142} 150l14-22h130l-14 22z" for n in range(len(signs))), FAR),
        filled(" ".join(f"M{300 + n * 142} 150l14-22v250l-14 22z" for n in range(len(signs))), NEAR),
        filled(" ".join(nicks), NEAR),
        filled(" ".join(face for n, face in enumerate(faces) if n != 1), INK),
        filled(" ".join(reds), RED),
        filled("M90 400H1530v34H110v-330H90z", INK),
    )


def marks() -> str:
    """Draw one mark between two languages: it closes on the left and opens on the right."""
    size, line = 500.0, 470.0
    return drawing(
        filled(box(0, 0, 800, HEIGHT), FAR),
        filled(" ".join((letter("«", 170, 390, 460), letter("„", 410, 330, size))), NEAR),
        filled(letter("“", 640, line, size), RED),
        filled(letter("“", 960, line, size), RED),
        filled(" ".join((letter("‘", 1200, line, size), letter("”", 1420, line, size))), NEAR),
        stroked("M800 60V460", INK, 3),
    )


def skyscrapers() -> str:
    """Draw notes that reach up like skyscrapers, under the few lines of text that they explain."""
    chance = random.Random(1955)
    towers: dict[str, list[str]] = {MIDDLE: [], NEAR: [], INK: []}
    lines: dict[str, list[str]] = {MIDDLE: [], NEAR: [], INK: []}
    for colour, low, high, step in ((MIDDLE, 190, 330, 76), (NEAR, 120, 260, 92), (INK, 60, 190, 128)):
        x = chance.randint(-30, 10)
        while x < WIDTH:
            width, top = step - chance.randint(6, 20), HEIGHT - chance.randint(low, high)
            towers[colour].append(box(x, top, width, HEIGHT - top))
            lines[colour] += [
                f"M{x + 9} {y}h{(width - 18) * (1 if y < HEIGHT - 24 else 0.6) * chance.uniform(0.86, 1):.0f}"
                for y in range(top + 14, HEIGHT, 13)
            ]
            x += step
    text = " ".join(f"M500 {y}h{width}" for y, width in ((70, 600), (98, 576), (126, 590), (154, 320)))
    return drawing(
        stroked(text, INK, 7),
        *(disc(x, y, 7, RED) for x, y in ((1120, 62), (1094, 90), (1108, 118), (840, 146))),
        filled(" ".join(towers[MIDDLE]), FAR),
        stroked(" ".join(lines[MIDDLE]), MIDDLE, 4),
        filled(" ".join(towers[NEAR]), MIDDLE),
        stroked(" ".join(lines[NEAR]), NEAR, 4),
        filled(" ".join(towers[INK]), INK),
        stroked(" ".join(lines[INK]), NEAR, 4),
    )


def shelf() -> str:
    """Draw a shelf on which the colour of a spine says what lies on its left pages: green for Greek, red for Latin."""
    chance = random.Random(1911)
    spines: dict[str, list[str]] = {GREEN: [], RED: [], NEAR: [], MIDDLE: []}
    bands, x, board = [], 60, 440
    while x < 1540:
        colour = chance.choice((GREEN, GREEN, GREEN, RED, RED, NEAR if chance.random() < 0.4 else MIDDLE))
        is_small = colour in (GREEN, RED)
        width = chance.randint(30, 42) if is_small else chance.randint(48, 70)
        height = 268 if is_small else chance.randint(300, 350)
        if not 650 < x + width / 2 < 960 or x + width > 955:
            spines[colour].append(box(x, board - height, width, height))
            bands += [f"M{x + 7} {y}h{width - 14}" for y in (board - height + 28, board - height + 38, board - 40)]
        x += width + 3
    left = " ".join(f"M700 {y}l86 14" for y in range(252, 400, 18))
    right = " ".join(f"M814 {y + 14}l86 -14" for y in range(252, 400, 18))
    return drawing(
        *(filled(" ".join(paths), colour) for colour, paths in spines.items()),
        stroked(" ".join(bands), PAPER, 2.5),
        filled("M664 216L800 240L936 216V420L800 440L664 420Z", GREEN),
        filled("M676 222L800 246V432L676 410Z M924 222L800 246V432L924 410Z", FAR),
        stroked(left, INK, 5),
        stroked(right, NEAR, 5),
        stroked("M800 246V432", NEAR, 3),
        filled(box(0, board, WIDTH, 26), INK),
        filled(box(0, board + 26, WIDTH, 14), NEAR),
    )


def oak() -> str:
    """Draw «Дуб — дерево»: two nouns, and the stroke that stands for the verb between them."""
    return drawing(
        hills(31, 396, 10, HEIGHT, FAR),
        filled(box(0, 420, WIDTH, 100), MIDDLE),
        filled(_crown(380, 220, 150, 7), NEAR),
        filled("M364 424q10-80 4-180h26q-6 100 6 180z M372 320l-60-54 8-8 58 44z M392 300l56-50 8 9-60 58z", INK),
        filled(box(600, 262, 400, 26), RED),
        filled(_fir(1200, 424, 300), INK),
        filled(_fir(1310, 424, 210), NEAR),
        filled(_crown(1090, 300, 66, 9), NEAR),
        filled("M1083 424q4-60 2-110h12q-2 60 2 110z", INK),
    )


def _crown(x: float, y: float, radius: float, lobes: int) -> str:
    points = []
    for n in range(lobes * 12):
        angle = 2 * math.pi * n / (lobes * 12)
        bulge = radius * (1 + 0.16 * abs(math.sin(angle * lobes / 2)))
        points.append((x + bulge * math.cos(angle) * 1.2, y + bulge * math.sin(angle) * 0.92))
    return through(points) + "Z"


SCENES = {
    "russky-bridge": russky_bridge,
    "seoul-stadium": seoul_stadium,
    "single-track": track,
    "sorts": sorts,
    "quotation-marks": marks,
    "skyscrapers": skyscrapers,
    "shelf": shelf,
    "oak-and-tree": oak,
}
