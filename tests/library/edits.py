"""Invented articles, and edits of them that track where every character came from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from random import Random

from reader.model.span import Span

NAMES = ("Mara Okafor", "Tobias Okafor", "Astrid Kjellmark", "Nils Kjellmark", "Ines Valdra", "Agneta Soll", "Jo Lind")
ROLES = ("Union secretary", "Harbour master", "The ports minister", "The council’s leader", "A spokesman", "The pilot")
PLACES = ("Lowmere", "Port Averil", "Castermouth", "the Grey Sound", "Pier 9", "Osterhaven", "Skerrow", "Little Orme")
DAYS = ("on Monday", "on Tuesday", "before dawn", "at noon", "last week", "in March", "after the storm", "by lamplight")
ACTS = (
    "closed the gate",
    "read the tide table",
    "hung the key on a nail",
    "waited for the ferry",
    "counted the ships",
    "signed nothing",
    "asked for the staffing figures",
    "went home along the quay",
)
SAYINGS = (
    "We will hold this quay",
    "It will come",
    "Nobody here is afraid of a machine",
    "No",
    "Until the last crane is paid for",
    "I have seen a great many drawings of cranes",
    "The night is half of what we are",
    "My father loaded grain here",
    "It always has",
    "There was none on Monday, and there will be none on Friday",
)
FORMS: tuple[Callable[[Random], str], ...] = (
    lambda r: f"{r.choice(ROLES)} {r.choice(NAMES)} {r.choice(ACTS)} {r.choice(DAYS)}.",
    lambda r: f"“{r.choice(SAYINGS)},” {_surname(r)} said {r.choice(DAYS)}.",
    lambda r: f"“{r.choice(SAYINGS)},” said {r.choice(NAMES)}. “{r.choice(SAYINGS)}.”",
    lambda r: f"In {r.choice(PLACES)}, {r.randrange(2, 99)} ships lay at anchor {r.choice(DAYS)}.",
    lambda r: f"{_surname(r)} {r.choice(ACTS)}, and {_surname(r)} {r.choice(ACTS)}.",
    lambda r: f"According to {r.choice(NAMES)}, {r.choice(PLACES)} waits for {r.randrange(2, 60)} cranes.",
    lambda r: f"Nobody in {r.choice(PLACES)} {r.choice(ACTS)} {r.choice(DAYS)} but {r.choice(NAMES)}.",
    lambda r: f"The walkout cost {r.choice(PLACES)} {r.randrange(2, 900)} crowns a day, {_surname(r)} wrote.",
    lambda r: f"{r.choice(ROLES)} {r.choice(ACTS)}; {r.randrange(2, 900)} others {r.choice(ACTS)} {r.choice(DAYS)}.",
)
FURNITURE = ("ADVERTISEMENT", "Read more: How the night shift built the lower town", "Share this article")
JOINERS = ("\n\n", "\n", "\n\n\n", "\n \n", " ")

SENTENCE = re.compile(r"\S.*?(?:[.!?][”’]?(?=\s)|\Z)\s*", re.DOTALL)
BLOCK = re.compile(r"\S.*?(?=\n\n|\Z)", re.DOTALL)

Piece = list[tuple[str, int]]
"""Characters, each with its index in the original text; -1 for added ones."""

Blocks = list[list[Piece]]
"""The sentences of each block."""


def _surname(random: Random) -> str:
    return random.choice(NAMES).split()[1]


def sentence(random: Random) -> str:
    """A sentence, half of which may be in the article already."""
    return random.choice(FORMS)(random)


def paragraph(random: Random) -> str:
    """Some of these sentences."""
    return " ".join(sentence(random) for _ in range(random.randint(1, 4)))


def article(random: Random) -> str:
    """An article with a repeated caption, lines that may be anywhere, and a sentence repeated as a pull quote."""
    blocks = [paragraph(random) for _ in range(random.randint(4, 30))]
    for _ in range(random.randint(0, 3)):
        blocks.insert(random.randrange(len(blocks)), random.choice(FURNITURE))
    caption = f"{random.choice(NAMES)} in {random.choice(PLACES)} {random.choice(DAYS)}."
    blocks[1:1] = [caption, f"{caption} (Jo Lind/Harbour Press)"]
    printed_large = random.choice(SENTENCE.findall(random.choice(blocks)))
    blocks.insert(random.randrange(len(blocks)), printed_large.strip())
    return "\n\n".join(["Cranes stand still in Port Averil", *blocks])


class Edited:
    """A text under edit, and where all of the original text is now."""

    def __init__(self, text: str) -> None:
        numbered = list(zip(text, range(len(text)), strict=True))
        self._first = text
        self._blocks: Blocks = [
            [numbered[slice(*match.span())] for match in SENTENCE.finditer(text, *block.span())]
            for block in BLOCK.finditer(text)
        ]
        self._joiner = "\n\n"

    def edit(self, random: Random) -> str:
        """Make an edit; return what was done."""
        how = random.choice(list(EDITS))
        if how == "join otherwise":
            self._joiner = random.choice(JOINERS)
        elif self._blocks:
            EDITS[how](self._blocks, random)
        kept = ([piece for piece in block if piece] for block in self._blocks)
        self._blocks = [block for block in kept if block]
        return how

    def places(self) -> Places:
        """The current text, and where everything has moved."""
        characters: Piece = []
        for block in self._blocks:
            characters += _new(self._joiner) if characters else []
            characters += [character for piece in block for character in piece]
        return Places(self._first, characters)


def _pick(blocks: Blocks, random: Random) -> tuple[list[Piece], int]:
    block = random.choice(blocks)
    return block, random.randrange(len(block))


def _insert_sentence(blocks: Blocks, random: Random) -> None:
    block, at = _pick(blocks, random)
    block.insert(at, _new(sentence(random) + " "))


def _remove_sentence(blocks: Blocks, random: Random) -> None:
    block, at = _pick(blocks, random)
    del block[at]


def _move_sentence(blocks: Blocks, random: Random) -> None:
    block, at = _pick(blocks, random)
    random.choice(blocks).append(_new(" ") + block.pop(at))


def _edit_sentence(blocks: Blocks, random: Random) -> None:
    block, at = _pick(blocks, random)
    for _ in range(random.randint(1, 3)):
        words = [match.span() for match in re.finditer(r"\S+", _text(block[at]))]
        if words:
            start, end = random.choice(words)
            block[at][start:end] = _new(random.choice(("", "perhaps", "the crane", "no more than", _surname(random))))


def _insert_paragraph(blocks: Blocks, random: Random) -> None:
    blocks.insert(random.randrange(len(blocks) + 1), [_new(paragraph(random))])


def _remove_paragraph(blocks: Blocks, random: Random) -> None:
    del blocks[random.randrange(len(blocks))]


def _move_paragraph(blocks: Blocks, random: Random) -> None:
    moved = blocks.pop(random.randrange(len(blocks)))
    blocks.insert(random.randrange(len(blocks) + 1), moved)


def _copy_paragraph(blocks: Blocks, random: Random) -> None:
    at = random.randrange(len(blocks))
    copied = [list(piece) for piece in blocks[at]]
    blocks.insert(random.choice((at, at + 1, random.randrange(len(blocks) + 1))), copied)


def _wrap(blocks: Blocks, random: Random) -> None:
    for piece in (piece for block in blocks for piece in block):
        for at, (character, number) in enumerate(piece):
            if character == " " and random.random() < 0.1:
                piece[at] = ("\n", number)


def _widen(blocks: Blocks, random: Random) -> None:
    block, at = _pick(blocks, random)
    spaced = ([character, *(_new(" ") if character[0] == " " else ())] for character in block[at])
    block[at] = [character for few in spaced for character in few]


def _leave(blocks: Blocks, random: Random) -> None:
    """Changes the separators of blocks, not the blocks."""


EDITS: Mapping[str, Callable[[Blocks, Random], None]] = {
    "insert a sentence": _insert_sentence,
    "remove a sentence": _remove_sentence,
    "move a sentence": _move_sentence,
    "edit a sentence": _edit_sentence,
    "insert a paragraph": _insert_paragraph,
    "remove a paragraph": _remove_paragraph,
    "move a paragraph": _move_paragraph,
    "copy a paragraph": _copy_paragraph,
    "wrap lines": _wrap,
    "widen spaces": _widen,
    "join otherwise": _leave,
}


class Places:
    """An edited text, and where every character of the original is in it. Whitespace is ignored."""

    def __init__(self, first: str, characters: Piece) -> None:
        self.text = _text(characters)
        """The edited text."""
        self._first = first
        self._old = [at for at, character in enumerate(first) if not character.isspace()]
        self._order = {number: place for place, number in enumerate(self._old)}
        kept = [(at, number) for at, (character, number) in enumerate(characters) if not character.isspace()]
        self._at = [at for at, _ in kept]
        self._numbers = [number for _, number in kept]
        self._found: dict[int, list[int]] = {}
        for place, number in enumerate(self._numbers):
            self._found.setdefault(number, []).append(place)

    def of(self, span: Span) -> list[Span]:
        """Where the words in a span of the original text are now: nowhere, in one place, or in copies too."""
        numbers = [at for at in range(*span) if at in self._order]
        return [
            Span(self._at[place], self._at[place + len(numbers) - 1] + 1)
            for place in self._found.get(numbers[0], ())
            if self._numbers[place : place + len(numbers)] == numbers
        ]

    def might_be(self, span: Span, found: Span) -> bool:
        """Whether the new text would be the same if `found` were the words in the span.

        If the same words appear twice in a row and one of them is removed, it is impossible to tell which one.
        """
        first, last = bisect_left(self._old, span.start), bisect_left(self._old, span.end) - 1
        left, right = bisect_left(self._at, found.start), bisect_left(self._at, found.end) - 1
        return self._runs_into(first, left, -1) or self._runs_into(last, right, 1)

    def _runs_into(self, meant: int, found: int, step: int) -> bool:
        while 0 <= meant < len(self._old) and 0 <= found < len(self._numbers):
            there = self._order.get(self._numbers[found], -1)
            if there == meant:
                return True
            if there < 0 or self._first[self._old[there]] != self._first[self._old[meant]]:
                return False
            meant, found = meant + step, found + step
        return False


def spans_of(pattern: str, text: str, random: Random, most: int = 8) -> Sequence[Span]:
    """Some of the places where these words are."""
    found = [Span(*match.span()) for match in re.finditer(pattern, text)]
    return random.sample(found, min(most, len(found)))


def _new(words: str) -> Piece:
    return [(character, -1) for character in words]


def _text(characters: Piece) -> str:
    return "".join(character for character, _ in characters)
