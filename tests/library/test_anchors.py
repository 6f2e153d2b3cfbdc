"""A place is found again by its words, or not at all: never elsewhere."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from reader.library import anchors
from reader.library.anchors import (
    MAX_CONTEXT_CHARS,
    MIN_CONTEXT_CHARS,
    Anchor,
    AnchorFinder,
    anchor_point,
    anchor_span,
    find_anchor,
)
from reader.model.span import Span
from reader.samples import SAMPLES
from tests.library.edits import Edited, article, spans_of

BEFORE = "The ferry stayed in port on Tuesday, with her lamps out."
STORY = "“It will come,” said Astrid Kjellmark, the council’s leader. “It always has.”"
AFTER = "Kjellmark waited on the quay, and nobody said that she was wrong."
TEXT = f"{BEFORE}\n\n{STORY}\n\n{AFTER}"


def at(words: str, text: str = TEXT) -> Span:
    """The first place of these words."""
    start = text.index(words)
    return Span(start, start + len(words))


HAS = anchor_span(TEXT, at("“It always has.”"))
LEADER = anchor_span(TEXT, at("Astrid Kjellmark"))

FOUND = {
    "as it was": TEXT,
    "something new before it": f"Ferry waits for wind\n\n{TEXT}",
    "the paragraph before it is gone": f"{STORY}\n\n{AFTER}",
    "the paragraph after it is gone": f"{BEFORE}\n\n{STORY}",
    "the paragraph after it was rewritten": f"{BEFORE}\n\n{STORY}\n\nNobody waited any more.",
    "blocks are joined by one newline": TEXT.replace("\n\n", "\n"),
    "blocks are joined by nothing but a space": TEXT.replace("\n\n", " "),
    "lines are wrapped by hand": TEXT.replace(" ", "\n"),
    "the blocks stand in another order": f"{AFTER}\n\n{STORY}\n\n{BEFORE}",
    "the sentence was moved": f"{BEFORE}\n\n{AFTER}\n\nOn Friday the wind came. {STORY}",
}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND.keys())
@pytest.mark.parametrize("sought", [HAS, LEADER], ids=["quote", "name"])
def test_words_are_found_wherever_they_have_moved(sought: Anchor, text: str) -> None:
    found = find_anchor(text, sought)
    assert found is not None
    assert " ".join(text[slice(*found)].split()) == sought.exact


LOST = {
    "nothing": "",
    "another text": "Cranes stood still in Port Averil, and the night shift went home.",
    "the words are gone": TEXT.replace("“It always has.”", "").replace("Astrid Kjellmark", "she"),
    "the words were changed": TEXT.replace("always has", "always had").replace("Astrid", "Astrid M."),
    "the same words in another story": "“It always has.” Astrid Kjellmark came from the island, and so did the wind.",
}


@pytest.mark.parametrize("text", LOST.values(), ids=LOST.keys())
@pytest.mark.parametrize("sought", [HAS, LEADER], ids=["quote", "name"])
def test_removed_words_are_lost_and_found_when_they_return(sought: Anchor, text: str) -> None:
    assert find_anchor(text, sought) is None
    assert find_anchor(TEXT, sought) is not None


def test_a_name_is_not_mistaken_for_another_mention() -> None:
    second = anchor_span(TEXT, at("Kjellmark waited")._replace(end=at("Kjellmark waited").start + 9))
    assert find_anchor(f"{BEFORE}\n\n{STORY}", second) is None
    assert find_anchor(f"{STORY} {AFTER}", second) == at("Kjellmark waited", f"{STORY} {AFTER}")._replace(
        end=len(STORY) + 1 + 9
    )


def test_of_two_copies_neither_matches_unless_one_is_unmoved() -> None:
    assert find_anchor(f"{TEXT}\n\n{TEXT}", LEADER) == at("Astrid Kjellmark")
    assert find_anchor(f"Twice.\n\n{TEXT}\n\n{TEXT}", LEADER) is None


CAPTION = "Mara Okafor at the gates of Pier 9 before dawn on Tuesday."
CAPTIONED = f"{BEFORE}\n\n{CAPTION}\n\n{CAPTION} (Jo Lind/Harbour Press)\n\n{AFTER}"


@pytest.mark.parametrize("number", [0, 1])
def test_a_repeated_caption_has_enough_context_to_be_unique(number: int) -> None:
    start = CAPTIONED.index("Pier 9") if number == 0 else CAPTIONED.rindex("Pier 9")
    pier = anchor_span(CAPTIONED, Span(start, start + 6))
    assert len(pier.before) > MIN_CONTEXT_CHARS
    assert find_anchor(f"{STORY}\n\n{CAPTIONED}", pier) == Span(start, start + 6).shifted(len(STORY) + 2)
    other = CAPTIONED.replace(f"{CAPTION}\n\n", "", 1) if number == 0 else f"{BEFORE}\n\n{CAPTION}\n\n{AFTER}"
    assert find_anchor(other, pier) is None


def test_indistinguishable_places_are_found_only_where_they_were() -> None:
    rows = "Ships: none\n" * 500
    row = anchor_span(rows, Span(1200, 1205))
    assert (len(row.before), len(row.after)) == (MAX_CONTEXT_CHARS, MAX_CONTEXT_CHARS)
    assert find_anchor(rows, row) == Span(1200, 1205)
    assert find_anchor(f"A table.\n{rows}", row) is None


def test_context_is_as_short_as_possible() -> None:
    assert (len(HAS.before), len(HAS.after)) == (MIN_CONTEXT_CHARS, MIN_CONTEXT_CHARS)
    first = anchor_span(TEXT, Span(0, 9))
    assert (first.before, len(first.after), first.offset) == ("", 2 * MIN_CONTEXT_CHARS, 0)
    last = anchor_span(TEXT, Span(len(TEXT) - 6, len(TEXT)))
    assert (len(last.before), last.after) == (2 * MIN_CONTEXT_CHARS, "")


@pytest.mark.parametrize("text", ["", "x", "no", " \n ", TEXT])
def test_a_point_may_be_anywhere(text: str) -> None:
    for offset in range(-1, len(text) + 2):
        found = find_anchor(text, anchor_point(text, offset))
        assert found is None if not text.strip() else found is not None
        if found is not None and text[max(0, offset) :].strip():
            assert max(0, offset) <= found.start <= max(0, offset) + 2


def test_a_point_on_the_blank_row_above_a_paragraph_stays_there() -> None:
    row = at(STORY).start - 1
    assert find_anchor(TEXT, anchor_point(TEXT, row)) == Span(row, row + 1 + len("“It will come,” said"))


def test_a_point_is_found_after_an_edit_behind_it() -> None:
    here = anchor_point(TEXT, at(STORY).start)
    edited = f"Ferry waits\n\n{TEXT}".replace("Astrid Kjellmark, the council’s leader", "her brother")
    assert find_anchor(edited, here) == at("“It will come,” said", edited)
    assert find_anchor(f"Ferry waits\n\n{BEFORE}\n\n{AFTER}", here) is None


HOSTILE = {
    "one letter": "a" * 1_000_000,
    "one word": "the " * 250_000,
    "whitespace": f"no{' ' * 500_000}no{' ' * 500_000}no",
    "gaps": f"no{' ' * 5_000}" * 200,
    "many words": "a " * 500_000 + "b",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_repetitive_text_is_searched_once(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Span] = []
    count_matching = anchors._AnchorMatcher.count_matching

    def counted(sought: anchors._AnchorMatcher, text: str, span: Span) -> int:
        compared.append(span)
        return count_matching(sought, text, span)

    monkeypatch.setattr(anchors._AnchorMatcher, "count_matching", counted)
    for sought in (anchor_span(text, Span(0, 2)), anchor_point(text, 0)):
        assert find_anchor(text, sought) is not None
        assert find_anchor(f"x {text}", sought) is None
    assert len(compared) < 10 * anchors.MAX_PLACES


def test_a_long_quote_of_one_word_is_found_where_it_ends() -> None:
    text = "a " * 500_000 + "b"
    sought = anchor_span(text, Span(len(text) - 4_001, len(text)))
    assert find_anchor(f"x {text}", sought) == Span(len(text) - 3_999, len(text) + 2)


def test_a_short_name_in_a_very_long_text_is_found() -> None:
    lines = [
        f"On day {number} Okafor closed the gate, and the tide came in at {number * 7}." for number in range(5_000)
    ]
    text = "\n\n".join(lines)
    start = text.index("Okafor", len(text) // 2)
    sought = anchor_span(text, Span(start, start + 6))
    assert find_anchor(f"The wait\n\n{text}", sought) == Span(start + 10, start + 16)
    assert find_anchor(text.replace(lines[2_500], ""), anchor_span(text, at("Okafor", lines[0]))) == at("Okafor", text)


def test_each_anchor_is_searched_for_once_per_text(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[Anchor] = []
    best = anchors._best

    def counted(text: str, sought: Anchor) -> Span | None:
        searches.append(sought)
        return best(text, sought)

    monkeypatch.setattr(anchors, "_best", counted)
    finder = AnchorFinder(f"Ferry waits\n\n{TEXT}")
    assert finder.find(HAS) == finder.find(HAS) == at("“It always has.”").shifted(13)
    assert finder.find(LEADER) == at("Astrid Kjellmark").shifted(13), "it has moved as far as the other"
    assert searches == [HAS]


def test_anchors_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(HAS)) == HAS


# Whatever is edited

TRIALS = 300


def texts(random: Random) -> Iterator[str]:
    """Articles of all kinds, without end."""
    samples = [Path(sample).read_text("utf-8") for sample in SAMPLES]
    while True:
        yield random.choice([*samples, article(random), article(random)])


def places_in(text: str, random: Random) -> Iterator[tuple[str, Span, Anchor]]:
    """Quotes, names and points of a text."""
    for kind, pattern in (("quote", "“[^”]*”"), ("name", r"[A-Z]\w+(?: [A-Z]\w+)*")):
        for span in spans_of(pattern, text, random):
            yield kind, span, anchor_span(text, span)
    for start, _ in spans_of(r"(?<=\s)\S|\n(?=\S)", text, random):
        there = anchor_point(text, start)
        yield "point", Span(there.offset, there.offset + len(there.exact)), there


def test_after_any_edit_a_place_is_found_correctly_or_not_at_all() -> None:
    random = Random(2025)
    found: Counter[str] = Counter()
    survived: Counter[str] = Counter()
    edits = 0
    for text, _ in zip(texts(random), range(TRIALS), strict=False):
        sought = list(places_in(text, random))
        edited = Edited(text)
        done = [edited.edit(random) for _ in range(random.randint(1, 7))]
        edits += len(done)
        places = edited.places()
        finder = AnchorFinder(places.text)
        for kind, span, known in sought:
            there, right = finder.find(known), places.of(span)
            survived[kind] += bool(right)
            if there is not None:
                found[kind] += bool(right)
                assert _without_margins(places.text, there) in right or places.might_be(span, there), (done, known)
    shares = {kind: round(found[kind] / survived[kind], 4) for kind in survived}
    print(f"{edits} edits, {sum(survived.values())} places whose words survived; found of them: {shares}")
    assert edits >= 1_000
    assert sum(found.values()) >= 0.97 * sum(survived.values())


def _without_margins(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))
