"""What stands for a compiled expression finds what that finds, and compiles nothing before."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import reader.label
import reader.parse
from reader.base.regex import _Expression, _Hinted, expression
from reader.samples import SAMPLES

CASES = sorted((Path(__file__).parent.parent / "cases").rglob("*.txt"))
ARTICLES = (*SAMPLES, *CASES)

LINES = sorted({line.strip() for path in ARTICLES for line in path.read_text("utf-8").splitlines() if line.strip()})


def test_it_is_compiled_when_it_is_used() -> None:
    wrong = expression("(")
    with pytest.raises(re.error):
        wrong.search("a line")


def test_it_has_all_that_a_compiled_one_has() -> None:
    word = expression(r"[a-z]+", re.IGNORECASE)
    assert (word.findall("Ferry waits"), word.split("1Ferry2")) == (["Ferry", "waits"], ["1", "2"])
    assert word.pattern == "[a-z]+"
    assert word.sub("-", "to 2 go", count=1) == "- 2 go"


def test_nothing_is_compiled_where_its_words_are_missing() -> None:
    wrong = expression("(", within=("photo", "©"), begins=("P", "©"))
    assert (wrong.search("Ferry waits"), wrong.match("A photo"), wrong.fullmatch("")) == (None, None, None)
    assert wrong.sub("-", "Ferry waits") == "Ferry waits"
    assert list(wrong.finditer("Ferry waits")) == []


def test_hints_are_looked_for_whatever_the_case_where_the_expression_does_so() -> None:
    assert expression("photo by", re.IGNORECASE, begins=("photo",), within=("by",)).match("PHOTO BY Ines Valdra")
    assert not expression("photo by", begins=("photo",)).match("PHOTO BY Ines Valdra")


def _hinted() -> list[tuple[str, _Hinted]]:
    found = []
    for package in (reader.label, reader.parse):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, _Expression) and isinstance(value, _Hinted):
                    found.append((f"{module.name}.{name}", value))
    return found


def test_there_are_lines_and_hints_to_try() -> None:
    assert len(CASES) > 20
    assert len(LINES) > 300
    assert len(_hinted()) > 10


@pytest.mark.parametrize(("name", "hinted"), _hinted(), ids=lambda value: value if isinstance(value, str) else "")
def test_hints_hide_nothing_that_is_there(name: str, hinted: _Hinted) -> None:
    plain = re.compile(hinted._source, hinted._flags)
    lines = [line.encode() for line in LINES] if isinstance(hinted._source, bytes) else LINES
    for line in lines:
        for how in ("search", "match", "fullmatch"):
            if how == "search" and hinted._begins and not plain.pattern.startswith(("^", r"\A")):
                continue  # asked only what a line begins with
            found, expected = getattr(hinted, how)(line), getattr(plain, how)(line)
            assert (found and found.span()) == (expected and expected.span()), (name, line)
