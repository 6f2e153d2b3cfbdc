"""`reader compare`: articles beside each other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LATER = (
    "Ferry still waits\n\n“It will come,” said Astrid Kjellmark, the council’s leader. “It always has, and it will.”\n"
)


@pytest.fixture
def later(desk: Path) -> str:
    """Another version of `ferry.txt`."""
    (desk / "later.txt").write_text(LATER, "utf-8")
    return "later.txt"


def test_two_articles(run: Callable[..., Any], later: str) -> None:
    status, out, err = run("compare", "ferry.txt", later)
    assert (status, err) == (0, "")
    assert out.startswith("A  Ferry waits for wind · ferry.txt\nB  Ferry still waits · later.txt\n")
    assert "\nBoth carry (1)\n" in out
    assert "  A ¶1  “It will come,” … “It always has.”" in out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_that_fails_is_named_and_the_others_are_compared(run: Callable[..., Any], later: str, jobs: str) -> None:
    status, out, err = run("compare", "ferry.txt", "missing.txt", later, "-f", "json", "--jobs", jobs)
    assert (status, err) == (1, "reader: missing.txt: no such file\n")
    assert [article["uri"] for article in json.loads(out)["articles"]] == ["ferry.txt", "later.txt"]


@pytest.mark.parametrize("sources", [["ferry.txt"], ["ferry.txt", "missing.txt"]])
def test_one_article_is_too_few(run: Callable[..., Any], desk: Path, sources: list[str]) -> None:
    status, out, err = run("compare", *sources, "-o", "both.md")
    assert (status, out) == (1, "")
    assert err.endswith("reader: there are fewer than two articles to compare\n")
    assert not (desk / "both.md").exists()


def test_standard_input_is_one_of_them(run_piped: Callable[..., Any]) -> None:
    result = run_piped("compare", "-", "ferry.txt", given=LATER)
    assert result.status == 0
    assert result.out.startswith("A  Ferry still waits · -\n")


def test_the_extension_sets_the_format(run: Callable[..., Any], later: str, desk: Path) -> None:
    assert run("compare", "ferry.txt", later, "-o", "both.md").status == 0
    assert (desk / "both.md").read_text("utf-8").startswith("# Comparison\n")
    again = run("compare", "ferry.txt", later, "-o", "both.md")
    assert (again.status, "--force" in again.err) == (1, True)
    assert run("compare", "ferry.txt", later, "-o", later, "--force").status == 1
    assert run("compare", "ferry.txt", later, "-o", "archive").status == 2


def test_a_file_named_like_the_command(desk: Path, run: Callable[..., Any], story: str) -> None:
    (desk / "compare").write_text(story, "utf-8")
    assert run("./compare").out == story
    assert run("--", "compare").out == story
    assert run("compare", "./compare", "ferry.txt").out.startswith("A  Ferry waits for wind · ./compare\n")
