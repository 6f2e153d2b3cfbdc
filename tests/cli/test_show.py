"""Articles as plain text: what reaches standard output, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.samples import SAMPLES


def test_without_a_terminal_reader_prints_as_show_does(run: Callable[..., Any], story: str) -> None:
    assert run("ferry.txt").out == run("show", "ferry.txt").out == story


def test_escape_sequences_of_an_article_never_come_out(desk: Path, run: Callable[..., Any]) -> None:
    (desk / "evil.txt").write_bytes(b"Head\x1b[31mline\n\nBody \x1b]52;c;aGk=\x07 and \xc2\x9b31m more.\n")
    for arguments in (["show", "evil.txt"], ["show", "evil.txt", "--width", "40"], ["export", "evil.txt"]):
        assert not {"\x1b", "\x07", "\x9b"} & set(run(*arguments).out)


def test_width_wraps(run: Callable[..., Any]) -> None:
    lines = run("show", "ferry.txt", "--width", "30").out.splitlines()
    assert max(map(len, lines)) <= 30


@pytest.mark.parametrize(("color", "styled"), [("always", True), ("never", False), ("auto", False)])
def test_color(color: str, styled: bool, run: Callable[..., Any]) -> None:
    assert ("\x1b[1m" in run("show", "ferry.txt", "--color", color).out) is styled


def test_only_quotes(run: Callable[..., Any]) -> None:
    assert "“It will come,” … “It always has.”" in run("show", "ferry.txt", "--only", "quotes").out


def test_several_sources_are_named(run: Callable[..., Any]) -> None:
    out = run("show", "ferry.txt", "strike.txt").out
    assert out.startswith("==> ferry.txt <==\n\nFerry waits")
    assert "\n\n==> strike.txt <==\n\nPort workers walk out\n" in out


@pytest.mark.parametrize("arguments", [[], ["-"], ["show"], ["show", "-"], ["/dev/stdin"]])
def test_standard_input_is_read(arguments: list[str], story: str, run_piped: Callable[..., Any]) -> None:
    result = run_piped(*arguments, given=story)
    assert (result.status, result.out, result.err) == (0, story, "")


def test_nothing_on_standard_input_is_an_empty_source(run_piped: Callable[..., Any]) -> None:
    result = run_piped()
    assert (result.status, result.err) == (1, "reader: -: is empty\n")


def test_the_demo_is_the_first_sample(run: Callable[..., Any]) -> None:
    headline = SAMPLES[0].read_text("utf-8").partition("\n")[0]
    assert run("--demo").out.startswith(headline + "\n")


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf_8_in_any_locale(locale: str, story: str, run_piped: Callable[..., Any]) -> None:
    settings = {
        "LC_ALL": locale,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    assert run_piped("show", given=story, environment=settings).out == story
    assert run_piped("--help", environment=settings).status == 0
    assert run_piped("show", "Örtchen.txt", environment=settings).err.endswith("rtchen.txt: no such file\n")


def test_plain_prints_article_and_lists_once(run: Callable[..., Any]) -> None:
    status, out, err = run("--plain", "ferry.txt", "strike.txt")
    assert (status, err) == (0, "")
    assert out.startswith("Headline: Ferry waits for wind\n\n")
    assert "Astrid Kjellmark, council’s leader" in out
    assert "\n\nHeadline: Port workers walk out\n" in out
    assert "\x1b" not in out
    assert run("--plain", "nowhere.txt").status == 1


def test_what_is_chosen_to_decode_from_is_right_whatever_else_is_said(desk: Path, run: Callable[..., Any]) -> None:
    (desk / "parom.txt").write_bytes("Паром ждёт ветра\n\nНикто его не встретил.\n".encode("koi8-r"))
    assert run("show", "parom.txt", "--encoding", "KOI8-R").out.startswith("Паром ждёт ветра\n")
    assert "Паром" in run("export", "parom.txt", "strike.txt", "--encoding", "koi8-r", "--jobs", "2").out
    status, _, err = run("show", "parom.txt", "--encoding", "rot13")
    assert status == 2
    assert "rot13 is not a known encoding" in err
