"""Made-up articles of any length, the same ones on every machine."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from pathlib import Path

HEADLINE = "A Long Night on the Quay"

_PLACES = ("Port Averil", "Castermouth", "Osterhaven", "Little Orme", "Lowmere", "St Brannock")
_PEOPLE = ("Ines Valdra", "Agneta Soll", "Brannoc Tull", "Helena Renwick", "Osric Penhallow", "Yusra Denholm")
_SAYINGS = (
    "We will hold this quay until the last crane is paid for",
    "I have seen a great many drawings of cranes and not one table with people in it",
    "Nobody here is afraid of a machine",
    "A ship which waits for weather is a yacht",
)
_DEEDS = (
    "{person} closed the gate at dawn and hung the key on a nail beside it.",
    "By noon {number} ships lay at anchor off {place}, the harbour master said.",
    "“{saying},” {person} said in {place} on Tuesday.",
    "The harbour commission in {place} asked for the figures in January and again {number} weeks ago.",
    "{person}, a foreman with {number} years on the quays, stood outside in the rain.",
    "It rained, and the town went about its business as towns do.",
)


def paragraph(chance: random.Random) -> str:
    """Some sentences about a harbour."""
    return " ".join(
        chance.choice(_DEEDS).format(
            person=chance.choice(_PEOPLE),
            place=chance.choice(_PLACES),
            saying=chance.choice(_SAYINGS),
            number=chance.randrange(2, 60),
        )
        for _ in range(chance.randrange(3, 7))
    )


def _text(size: int) -> str:
    chance = random.Random(size)
    parts = [HEADLINE]
    length = 0
    while length < size:
        parts.append(paragraph(chance))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"


def _markdown(size: int) -> str:
    first, *rest = _text(size).rstrip().split("\n\n")
    parts = [f"# {first}"]
    for number, words in enumerate(rest):
        if number % 4 == 3:
            parts.append(f"## Part {number // 4 + 1}")
        parts.append(words.replace("harbour", "**harbour**").replace("ships", "[ships](https://example.org/ships)"))
    return "\n\n".join(parts) + "\n"


def _line(size: int) -> str:
    return _text(size).replace("\n\n", " ")


def _page(size: int) -> str:
    first, *rest = _text(size).rstrip().split("\n\n")
    body = "\n".join(f"<p>{words}</p>" for words in rest)
    menu = "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(20))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{first}</title></head><body>"
        f"<nav><ul>{menu}</ul></nav><article><h1>{first}</h1>{body}</article>"
        "<footer>Contact us</footer></body></html>\n"
    )


KB, MB = 1_000, 1_000_000

Input = tuple[str, Callable[[int], str], int]
"""The file, what makes it, how many bytes it has."""

INPUTS: Mapping[str, Input] = {
    "1,000 words": ("article.txt", _text, 6 * KB),
    "10,000 words": ("long.txt", _text, 58 * KB),
    "page 200 KB": ("page.html", _page, 200 * KB),
    "Markdown 1 MB": ("1mb.md", _markdown, MB),
    "Markdown 3 MB": ("3mb.md", _markdown, 3 * MB),
    "text 3 MB": ("3mb.txt", _text, 3 * MB),
    "text 30 MB": ("30mb.txt", _text, 30 * MB),
    "one line of 5 MB": ("line.txt", _line, 5 * MB),
}
"""What is read in the interface, by name."""

LONG: Mapping[str, Input] = {
    "10,000 words": INPUTS["10,000 words"],
    "100,000 words": ("100k.txt", _text, 580 * KB),
    "1,000,000 words": ("1m.txt", _text, 5_800 * KB),
}
"""What shows how the time grows with the length."""

_OTHERS: Mapping[str, Input] = {
    "Markdown, 10,000 words": ("long.md", _markdown, 58 * KB),
    "150,000 words": ("novel.txt", _text, 870 * KB),
}


def write(folder: Path) -> Mapping[str, Path]:
    """Write every input into a folder: their paths by name."""
    paths = {}
    for name, (file, make, size) in {**INPUTS, **LONG, **_OTHERS}.items():
        paths[name] = folder / file
        paths[name].write_text(make(size), "utf-8")
    return paths
