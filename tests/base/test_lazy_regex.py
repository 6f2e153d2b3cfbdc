"""What stands for a compiled pattern finds what that finds, and compiles nothing before."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import reader
from reader.base import lazy_regex
from reader.base.lazy_regex import _Hinted
from reader.samples import SAMPLES

TESTS = Path(__file__).parent.parent

TEXTS = (".txt", ".md", ".html", ".json", ".jsonl")

BESIDE = TESTS.parent.parent / "shared"
"""Articles that may lie beside the checkout."""

FILES_BESIDE = 100
LINES_BESIDE = 20
"""How many of these files are read, and how many lines of each: more would take minutes."""

LONGEST_LINE = 300


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test have patterns whose hints are wrong."""
    monkeypatch.setattr(lazy_regex, "hinted", [])


def test_it_is_compiled_when_it_is_used() -> None:
    wrong = lazy_regex.compile("(")
    with pytest.raises(re.error):
        wrong.search("a line")


def test_it_has_all_that_a_compiled_one_has() -> None:
    word = lazy_regex.compile(r"[a-z]+", re.IGNORECASE)
    assert (word.findall("Ferry waits"), word.split("1Ferry2")) == (["Ferry", "waits"], ["1", "2"])
    assert word.pattern == "[a-z]+"
    assert word.sub("-", "to 2 go", count=1) == "- 2 go"


@pytest.mark.usefixtures("unchecked")
def test_nothing_is_compiled_where_its_words_are_missing() -> None:
    wrong = lazy_regex.compile("(", within=("photo", "©"), begins=("P", "©"))
    assert (wrong.search("Ferry waits"), wrong.match("A photo"), wrong.fullmatch("")) == (None, None, None)
    assert wrong.search("a photo") is None, "none of its beginnings is anywhere"
    assert wrong.sub("-", "Ferry waits") == "Ferry waits"
    assert list(wrong.finditer("Ferry waits")) == []


@pytest.mark.usefixtures("unchecked")
def test_hints_are_looked_for_whatever_the_case_where_the_pattern_does_so() -> None:
    assert lazy_regex.compile("photo by", re.IGNORECASE, begins=("photo",), within=("by",)).match(
        "PHOTO BY Ines Valdra"
    )
    assert not lazy_regex.compile("photo by", begins=("photo",)).match("PHOTO BY Ines Valdra")


@pytest.mark.parametrize("word", ["ſhip", "SHıP", "SHİP", "shiP"])
def test_hints_hide_no_letter_that_counts_as_another(word: str) -> None:
    ship = lazy_regex.compile("ship", re.IGNORECASE, begins=("ship",), within=("hip",))
    assert ship.match(word)
    assert ship.search(f"the {word}")


def test_hints_tell_of_the_place_where_a_match_may_begin() -> None:
    number = lazy_regex.compile("[0-9]+", begins=tuple("0123456789"))
    text = "Pier 12"
    assert (number.match(text, 5), number.match(text), number.match(text, -3)) != (None, None, None)
    assert number.fullmatch(text, 5, 6)
    assert number.match(text, pos=0) is None
    assert number.search(text, 0, 6)
    assert number.sub("-", text) == "Pier -"
    assert [match.group() for match in number.finditer(text)] == ["12"]


def _lines_of_tests() -> Iterator[str]:
    """Every sample, and every string of the tests of rules: it is there that what a rule looks for stands."""
    for path in (*SAMPLES, *TESTS.rglob("*")):
        if path.suffix in TEXTS:
            yield from path.read_text("utf-8", "replace").splitlines()
        elif path.suffix == ".py" and path.parent.name in ("label", "parse", "html"):
            for node in ast.walk(ast.parse(path.read_bytes())):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
                    yield from node.value.splitlines()


def _lines_beside() -> Iterator[str]:
    paths = sorted(path for path in BESIDE.rglob("*") if path.suffix in TEXTS)
    for path in paths[:: len(paths) // FILES_BESIDE + 1]:
        with path.open(encoding="utf-8", errors="replace") as stream:
            lines = [line.strip() for line in islice(stream, 50 * LINES_BESIDE)]
        yield from lines[:: len(lines) // LINES_BESIDE + 1]


def _load_patterns() -> list[_Hinted]:
    """All patterns with hints that there are in the program, also those that are made of lists of phrases."""
    for module in pkgutil.walk_packages(reader.__path__, "reader."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for sample in SAMPLES:
        reader.read(str(sample))
    return list(lazy_regex.hinted)


def _spellings(bare: re.Pattern[Any]) -> list[str]:
    """Texts of which a pattern matches most: lines of articles have not each of the words that it allows."""
    return _spelled(re._parser.parse(bare.pattern, bare.flags))  # type: ignore[attr-defined]


def _spelled(tokens: Iterable[tuple[Any, Any]]) -> list[str]:
    """Texts that a parsed pattern may match: each alternative stands once with the least round it, once with more."""
    parts = [_ways(str(code), argument) for code, argument in tokens]
    found: dict[str, None] = {}
    for usual in ([part[0] for part in parts], [part[-1] for part in parts]):
        for at, part in enumerate(parts):
            found |= {"".join((*usual[:at], way, *usual[at + 1 :])): None for way in part}
    return list(found) or [""]


def _ways(code: str, argument: Any) -> list[str]:
    """How one part of a pattern may be spelled."""
    match code, argument:
        case "LITERAL", number:
            return [chr(number)]
        case "RANGE", (first, last):
            return [chr(first), chr(last)]
        case "CATEGORY", category:
            return {"CATEGORY_DIGIT": ["7"], "CATEGORY_SPACE": [" "], "CATEGORY_NOT_WORD": ["-"]}.get(
                str(category), ["a"]
            )
        case "IN", [(first, _), *_] if str(first) == "NEGATE":
            return ["a", "-"]
        case "IN", members:
            return [way for code, argument in members for way in _ways(str(code), argument)]
        case "ANY" | "NOT_LITERAL", _:
            return ["a"]
        case "BRANCH", (_, branches):
            return [way for branch in branches for way in _spelled(branch)]
        case "MAX_REPEAT" | "MIN_REPEAT", (least, _, repeated):
            ways = [least * way for way in _spelled(repeated)]
            return ways if least else ["", *_spelled(repeated)]
        case "SUBPATTERN", (*_, inner):
            return _spelled(inner)
        case "ASSERT", (_, inner):
            return _spelled(inner)
    return [""]


def _shown(match: re.Match[Any] | None) -> object:
    return match and (match.span(), match.groups())


METHODS: dict[str, Callable[[Any, Any], object]] = {
    "search": lambda pattern, line: _shown(pattern.search(line)),
    "match": lambda pattern, line: _shown(pattern.match(line)),
    "match from the middle": lambda pattern, line: _shown(pattern.match(line, len(line) // 2)),
    "fullmatch": lambda pattern, line: _shown(pattern.fullmatch(line)),
    "finditer": lambda pattern, line: [_shown(match) for match in pattern.finditer(line)],
    "sub": lambda pattern, line: pattern.sub(line[:0], line),
}


def _hidden(hinted: _Hinted, lines: Iterable[str]) -> Iterator[str]:
    """What a pattern finds without its hints, and not with them."""
    bare = hinted.bare()
    for text in lines:
        line: Any = text.encode("utf-8", "replace") if isinstance(bare.pattern, bytes) else text
        if not bare.search(line):
            continue  # hints can only hide
        matches = list(bare.finditer(line))
        for part in (line, *(line[match.start() :] for match in matches), *(match.group() for match in matches)):
            for name, ask in METHODS.items():
                if ask(hinted, part) != ask(bare, part):
                    yield f"{name} of {bare.pattern!r} in {part!r}"


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Each line once, and those of the tests in capitals too."""
    found = {line[:LONGEST_LINE]: None for line in _lines_of_tests()}
    found |= dict.fromkeys(map(str.upper, found))
    return [*found, *(line[:LONGEST_LINE] for line in _lines_beside())]


def test_hints_hide_nothing_that_is_there(lines: list[str]) -> None:
    patterns = _load_patterns()
    assert len(patterns) > 30
    assert not [wrong for pattern in patterns for wrong in islice(_hidden(pattern, lines), 3)]


def test_hints_hide_nothing_that_a_pattern_allows() -> None:
    for pattern in _load_patterns():
        spellings = _spellings(pattern.bare())
        assert not list(islice(_hidden(pattern, spellings), 3))


@pytest.mark.parametrize(
    ("source", "texts"), [(r"(?:by|Photo:?) \S", {"by a", "Photo a", "Photo: a"}), ("[0-9]{2}", {"00", "99"})]
)
def test_spellings_have_all_that_a_pattern_allows(source: str, texts: set[str]) -> None:
    assert texts <= set(_spellings(re.compile(source)))


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("hints", [{"within": ("ferries",)}, {"begins": ("the ferries",)}], ids=["within", "begins"])
def test_a_wrong_hint_is_seen(hints: dict[str, Any]) -> None:
    lazy_regex.compile(r"(?:the )?ferry\b", 0, **hints)
    (pattern,) = lazy_regex.hinted
    assert list(_hidden(pattern, ["the ferry waits"]))
    assert list(_hidden(pattern, _spellings(pattern.bare())))
