"""What the README promises: its examples run, its commands are understood, its links lead somewhere."""

from __future__ import annotations

import doctest
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader
from reader.cli.arguments import parse_arguments

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / ".github" / "SECURITY.md"]


def blocks(language: str) -> list[str]:
    """The code blocks of the README in this language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> Iterator[str]:
    """The commands of `reader` in the README's shell blocks, each up to a pipe or a comment."""
    for line in "".join(blocks("sh")).splitlines():
        if line.startswith("reader"):
            yield re.split(r" [|#] ?", line)[0].strip()


def run_examples(text: str, name: str) -> doctest.TestResults:
    test = doctest.DocTestParser().get_doctest(text, {}, name, name, 0)
    report: list[str] = []
    results = doctest.DocTestRunner().run(test, out=report.append)
    assert not results.failed, "".join(report)
    return results


def test_the_examples_of_the_readme_do_what_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = blocks("pycon")
    assert len(examples) >= 5
    assert run_examples("\n".join(examples), "README.md").attempted > 10


def test_the_examples_of_the_package_do_what_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert run_examples(reader.__doc__ or "", "reader").attempted > 2


@pytest.mark.parametrize("command", commands())
def test_commands_of_the_readme_are_understood(command: str) -> None:
    parse_arguments([*shlex.split(command)[1:], *(["-"] if command == "reader show" else [])])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_to_files_lead_to_one(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_places_that_the_guide_for_contributors_names_exist() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## Where a change goes\n")[2].partition("\n## ")[0]
    places = [place for place in re.findall(r"`([\w./-]+)`", table) if "/" in place]
    assert len(places) > 20
    assert [place for place in places if not any((top / place).exists() for top in (ROOT, ROOT / "reader"))] == []


def test_links_within_the_readme_lead_to_a_heading() -> None:
    headings = re.findall(r"^#+ (.*)$", README, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= anchors


def test_the_two_commands_that_it_promises_are_each_one_line() -> None:
    lines = "".join(blocks("sh")).splitlines()
    assert [line for line in lines if line.startswith("python3 -m venv") and line.endswith("reader --demo")]
    assert [line for line in lines if re.fullmatch(r"python3 -m venv .*gate\.py", line)], ".ci/run takes it from here"
