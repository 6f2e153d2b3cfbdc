"""`reader config`: the file it writes, what it tells of settings and keys, and what it makes of the definitions."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.cli.arguments import parse_arguments
from reader.cli.chosen import chosen, fetching_for
from reader.cli.completions import completions
from reader.cli.definitions import THEMES, commands
from reader.cli.manual import manual
from reader.library.store import Store
from reader.settings.options import OPTIONS
from reader.tui.themes import THEMES as OWN_THEMES


@pytest.fixture
def settings_file(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings file of this test would be; its folder is not there yet."""
    for option in OPTIONS:
        for variable in (*option.about.environment, "TEXTUAL_ANIMATIONS", "NO_COLOR"):
            monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(desk / "config"))
    return desk / "config" / "article-reader" / "config.toml"


@pytest.fixture
def write(settings_file: Path) -> Callable[[str], None]:
    """Write the settings file."""

    def write_it(words: str) -> None:
        settings_file.parent.mkdir(parents=True, exist_ok=True)
        settings_file.write_text(words, "utf-8")

    return write_it


def test_path_names_the_file_whether_it_is_there_or_not(settings_file: Path, run: Callable[..., Any]) -> None:
    assert run("config", "path") == (0, f"{settings_file}\n", "")
    assert not settings_file.parent.exists()


def test_init_writes_every_setting_commented_and_says_where(settings_file: Path, run: Callable[..., Any]) -> None:
    assert run("config", "init") == (0, f"{settings_file}\n", "")
    written = settings_file.read_text("utf-8")
    assert not any(tomllib.loads(written).values())
    uncommented = tomllib.loads(
        "\n".join(line[1:] if line.startswith("#") and line[1:2].strip() else line for line in written.splitlines())
    )
    assert uncommented.keys() == {option.key.partition(".")[0] for option in OPTIONS}
    assert uncommented["network"].keys() == {option.name for option in OPTIONS if option.table == "network"}
    assert run("config", "show").err == ""


def test_init_keeps_the_file_that_is_there_unless_forced(
    settings_file: Path, write: Callable[[str], None], run: Callable[..., Any]
) -> None:
    write("measure = 60\n")
    result = run("config", "init")
    assert result == (1, "", f"reader: {settings_file}: already exists; use --force to replace it\n")
    assert settings_file.read_text("utf-8") == "measure = 60\n"
    assert run("config", "init", "--force").status == 0
    assert "#measure = 72" in settings_file.read_text("utf-8")


def test_init_says_why_it_cannot_write(settings_file: Path, run: Callable[..., Any]) -> None:
    settings_file.parent.parent.write_text("a file where the folder should be")
    result = run("config", "init")
    assert (result.status, result.out) == (1, "")
    assert str(settings_file) in result.err


def said(result: Any, key: str) -> list[str]:
    """The cells of a line that begins with `key`."""
    lines: list[str] = result.out.splitlines()
    return next(line.split() for line in lines if line.startswith(f"{key} "))


def test_show_tells_what_is_in_force_and_what_said_so(
    write: Callable[[str], None], run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    monkeypatch.setenv("PAGER", "more")
    write('measure = 60\npager = "most"\nmouse = true\n[keys]\n"trail.next" = ["]", "x"]\n')
    result = run("config", "show", "--no-mouse", "--timeout", "5")
    assert (result.status, result.err) == (0, "")
    assert said(result, "theme") == ["theme", "-", "default"]
    assert said(result, "measure") == ["measure", "60", "file"]
    assert said(result, "mouse") == ["mouse", "false", "command", "line", "(--no-mouse)"]
    assert said(result, "editor") == ["editor", '"nano"', "environment", "($EDITOR)"]
    assert said(result, "pager") == ["pager", '"most"', "file"]
    assert said(result, "network.timeout") == ["network.timeout", "5", "command", "line", "(--timeout)"]
    assert said(result, 'keys."trail.next"') == ['keys."trail.next"', '"right_square_bracket,x"', "file"]


def test_show_tells_what_was_chosen_in_the_interface_unless_the_file_speaks(
    write: Callable[[str], None], run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, desk: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(desk / "data"))
    monkeypatch.setenv("TEXTUAL_THEME", "nord")
    assert said(run("config", "show"), "theme") == ["theme", '"nord"', "environment", "($TEXTUAL_THEME)"]
    assert not (desk / "data").exists()
    store = Store.open()
    store.theme, store.measure = "reader-light", 60
    store.close()
    result = run("config", "show")
    assert said(result, "theme") == ["theme", '"reader-light"', "remembered"]
    assert said(result, "measure") == ["measure", "60", "remembered"]
    assert said(run("config", "show", "--theme", "nord"), "theme")[2:] == ["command", "line", "(--theme)"]
    write("measure = 80\n")
    assert said(run("config", "show"), "measure") == ["measure", "80", "file"]
    write("remember = false\n")
    assert said(run("config", "show"), "measure") == ["measure", "72", "default"]


@pytest.mark.parametrize(("arguments", "offline"), [([], True), (["--refresh"], False)])
def test_asking_anew_uses_the_network_whatever_the_file_says(
    arguments: list[str], offline: bool, write: Callable[[str], None]
) -> None:
    write("[network]\noffline = true\ntimeout = 5\n")
    options = parse_arguments(["show", *arguments, "https://news.example/a"])
    fetching = fetching_for(options, chosen(options))
    assert (fetching.offline, fetching.refresh, fetching.timeout) == (offline, not offline, 5)


def test_keys_lists_every_action_with_those_of_the_file(write: Callable[[str], None], run: Callable[..., Any]) -> None:
    write('[keys]\n"trail.next" = ["]", "x"]\n')
    result = run("config", "keys")
    assert said(result, "trail.next")[:3] == ["trail.next", "]", "x"]
    assert said(result, "trail.next")[-3:] == ["its", "own:", "n"]
    assert said(result, "article.line_down")[:3] == ["article.line_down", "j", "down"]
    assert "file" not in said(result, "article.line_down")


WRONG_KEYS = {
    "an action that is none": ('"trail.nxt" = "x"', "keys.trail.nxt is not an action (did you mean trail.next?)"),
    "a key that is none": (
        '"trail.next" = "pagedwon"',
        "keys.trail.next: pagedwon is not a key (did you mean pagedown?)",
    ),
    "a key of another action": ('"trail.next" = "t"', "keys.trail.next: t also belongs to sections, which loses it"),
    "a key of the text": (
        '"copy" = "j"',
        [
            "keys.copy: j also belongs to article.line_down, which keeps it in the text",
            "keys.copy: j also belongs to list.down, which keeps it in lists",
        ],
    ),
    "a key of the screen around": (
        '"article.line_down" = "y"',
        "keys.article.line_down: y also belongs to copy, which loses it",
    ),
}


@pytest.mark.parametrize(("line", "complaint"), WRONG_KEYS.values(), ids=WRONG_KEYS.keys())
def test_keys_says_what_is_wrong_with_them(
    line: str, complaint: str | list[str], write: Callable[[str], None], run: Callable[..., Any], settings_file: Path
) -> None:
    write(f"[keys]\n{line}\n")
    result = run("config", "keys")
    complaints = [complaint] if isinstance(complaint, str) else complaint
    assert result.status == 0
    assert result.err == "".join(f"reader: {settings_file}: {one}\n" for one in complaints)


def test_two_actions_may_change_keys_with_each_other(write: Callable[[str], None], run: Callable[..., Any]) -> None:
    write('[keys]\n"trail.next" = "N"\n"trail.previous" = "n"\n')
    assert run("config", "keys").err == ""


def test_a_wrong_file_is_reported_and_stops_nothing(
    write: Callable[[str], None], run: Callable[..., Any], settings_file: Path, story: str
) -> None:
    write("measur = 60\n")
    result = run("show", "ferry.txt")
    assert (result.status, result.out) == (0, story)
    assert result.err == f"reader: {settings_file}: measur is not a setting (did you mean measure?)\n"


def test_offline_in_the_file_keeps_the_network_alone(write: Callable[[str], None], run: Callable[..., Any]) -> None:
    write("[network]\noffline = true\n")
    result = run("show", "http://127.0.0.1:9/")
    assert result.status == 1
    assert "no copy is kept" in result.err


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["completions"], ["completions", "csh"], ["path", "more"]])
def test_wrong_usage(arguments: list[str], run: Callable[..., Any]) -> None:
    result = run("config", *arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_hold_every_command_and_option(shell: str, run: Callable[..., Any]) -> None:
    result = run("config", "completions", shell)
    assert (result.status, result.err) == (0, "")
    for command in commands():
        assert " ".join(command.path) in result.out
        for option in command.options:
            assert option.names[-1].lstrip("-") in result.out


BASH = """
{script}
COMP_WORDS=({words}) COMP_CWORD={at}
_reader reader "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD-1]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""

FINISHED = {
    "a command": ("reader exp", ["export"]),
    "a command or a file": ("reader s", ["show", "strike.txt"]),
    "an option": ("reader show --wi", ["--width"]),
    "a word that an option takes": ("reader export -f m", ["markdown"]),
    "one more of a list": ("reader show --only headline,bo", ["headline,body"]),
    "after an equals sign": ("reader export --format = js", ["json", "jsonl"]),
    "a file": ("reader show fer", ["ferry.txt"]),
    "a name with a space in it": ("reader show 'two", ["two words.txt"]),
    "an action of config": ("reader config k", ["keys"]),
    "an option of an action": ("reader config init --f", ["--force"]),
    "a shell": ("reader config completions z", ["zsh"]),
    "nothing where a number stands": ("reader show --width fer", [""]),
}


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
@pytest.mark.parametrize(("line", "expected"), FINISHED.values(), ids=FINISHED.keys())
def test_bash_finishes(line: str, expected: list[str], desk: Path) -> None:
    (desk / "two words.txt").touch()
    words = line.replace("'", "").split(" ")
    code = BASH.format(script=completions("bash"), words=" ".join(f"'{word}'" for word in words), at=len(words) - 1)
    done = subprocess.run(["bash", "--norc", "-c", code], capture_output=True, encoding="utf-8")
    assert (sorted(done.stdout.splitlines()), done.stderr) == (expected, "")


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish")
@pytest.mark.parametrize(
    ("line", "expected"),
    [pair for pair in FINISHED.values() if "=" not in pair[0] and "'" not in pair[0] and pair[1][0]],
)
def test_fish_finishes(line: str, expected: list[str], desk: Path) -> None:
    code = f"{completions('fish')}\ncomplete -C {line!r}"
    home = {**os.environ, "HOME": str(desk), "XDG_CONFIG_HOME": str(desk / "config")}
    done = subprocess.run(["fish", "--no-config", "-c", code], capture_output=True, encoding="utf-8", env=home)
    assert (sorted(row.split("\t")[0] for row in done.stdout.splitlines()), done.stderr) == (expected, "")


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh")
def test_zsh_takes_the_script(desk: Path) -> None:
    (desk / "_reader").write_text(completions("zsh"), "utf-8")
    done = subprocess.run(["zsh", "-f", "-n", "_reader"], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_all_themes_of_the_program_are_completed() -> None:
    assert {theme.name for theme in OWN_THEMES} < set(THEMES)


def test_the_manual_tells_every_command_option_and_setting() -> None:
    page = manual().replace("\\-", "-")
    for command in commands():
        assert command.name in page
        assert all(name in page for option in command.options for name in option.names)
    assert all(f".B {option.key}\n" in page for option in OPTIONS)
    assert "\\fIWORD\\fR..." in page, "what has to follow a command"


@pytest.mark.skipif(not shutil.which("groff"), reason="there is no groff")
def test_the_manual_is_set_without_a_warning(run: Callable[..., Any]) -> None:
    page = run("config", "man").out
    done = subprocess.run(["groff", "-man", "-ww", "-Tutf8"], input=page, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "wl-paste | reader" in done.stdout


def test_help_names_the_whole_command(run: Callable[..., Any]) -> None:
    assert run("config", "init", "--help").out.startswith("usage: reader config init [-h] [--force]\n")
