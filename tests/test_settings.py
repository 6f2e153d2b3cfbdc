"""Settings from a file and the environment, and what is said where the file is wrong."""

from __future__ import annotations

import os
import string
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from textual.keys import _character_to_key

from reader.settings import CaptionsShown, Network, PicturesShown, Settings
from reader.settings import file as file_module
from reader.settings.engine import EngineUsed
from reader.settings.file import Loaded, load
from reader.settings.keys import key_name, key_names, key_shown
from reader.settings.options import OPTIONS, value_of, with_value
from reader.settings.template import template, toml


def read(tmp_path: Path, words: str | bytes, environment: dict[str, str] | None = None) -> Loaded:
    """The settings of a file with these words."""
    path = tmp_path / "config.toml"
    path.write_bytes(words if isinstance(words, bytes) else words.encode())
    return load(str(path), environment or {})


def test_without_a_file_all_is_as_documented(tmp_path: Path) -> None:
    for path in (tmp_path / "config.toml", tmp_path / "gone" / "config.toml"):
        assert load(str(path), {}) == Loaded(Settings(), str(path))


def test_a_file_says_everything(tmp_path: Path) -> None:
    loaded = read(
        tmp_path,
        """\
theme = "reader-light"
measure = 66
mouse = false
captions = "both"
pictures = "blocks"
animation = false
plain = true
remember = false
resume = true
copy_command = "xclip -selection clipboard"
editor = "nano"
pager = "most"
browser = "firefox --new-tab"
engine = "rules"
[network]
timeout = 5
offline = true
[keys]
"quote.next" = ["]", "ctrl+n"]
trail.next = "x"
""",
    )
    assert loaded.troubles == ()
    assert loaded.settings == Settings(
        theme="reader-light",
        measure=66,
        mouse=False,
        captions=CaptionsShown.BOTH,
        pictures=PicturesShown.BLOCKS,
        animation=False,
        plain=True,
        remember=False,
        resume=True,
        copy_command="xclip -selection clipboard",
        editor="nano",
        pager="most",
        browser="firefox --new-tab",
        engine=EngineUsed.RULES,
        network=Network(timeout=5, offline=True),
        keys=(("quote.next", "right_square_bracket,ctrl+n"), ("trail.next", "x")),
    )
    assert loaded.origins == dict.fromkeys((option.key for option in OPTIONS), "file")


UNKNOWN = {
    "measur = 60": "measur is not a setting (did you mean measure?)",
    "Measure = 60": "Measure is not a setting (did you mean measure?)",
    "copy-command = 'wl-copy'": "copy-command is not a setting (did you mean copy_command?)",
    "timeout = 5": "timeout is not a setting (did you mean network.timeout?)",
    "network.timeot = 5": "network.timeot is not a setting (did you mean network.timeout?)",
    "[netwrk]\ntimeout = 5": "netwrk is not a setting",
    "zzz = 5": "zzz is not a setting (`reader config show` lists them)",
}


@pytest.mark.parametrize(("words", "complaint"), UNKNOWN.items())
def test_unknown_keys_are_named_with_the_nearest_right_one(words: str, complaint: str, tmp_path: Path) -> None:
    loaded = read(tmp_path, words)
    assert loaded.settings == Settings()
    assert len(loaded.troubles) == 1
    assert loaded.troubles[0].startswith(f"{loaded.path}: {complaint}")


WRONG = {
    'measure = "wide"': 'measure: expected a whole number from 20 to 400, found "wide"; 72 is used',
    "measure = true": "measure: expected a whole number from 20 to 400, found true; 72 is used",
    "measure = 5": "measure: expected a whole number from 20 to 400, found 5; 72 is used",
    "measure = 72.5": "measure: expected a whole number from 20 to 400, found 72.5; 72 is used",
    "mouse = 1": "mouse: expected true or false, found 1; true is used",
    'captions = "below"': 'captions: expected one of "place", "strip", "both", found "below"; "strip" is used',
    "captions = []": 'captions: expected one of "place", "strip", "both", found a list; "strip" is used',
    'theme = ""': 'theme: expected the name of a theme, in quotation marks, found ""; the default is used',
    'editor = "vi \'unclosed"': 'editor: expected a command, in quotation marks, found "vi \'unclosed"; "vi" is used',
    'editor = "vi\\u001b[0m"': "editor: expected a command, in quotation marks",
    "network = 3": "network is not a setting",
    "keys = 3": "keys: expected a table of actions and their keys, found 3",
    "network.timeout = 0": "network.timeout: expected a whole number from 1 to 3600, found 0; 60 is used",
    '[keys]\nfind = ""': "keys.find: expected a key or a list of keys",
    "[keys]\nfind = []": "keys.find: expected a key or a list of keys",
    "[keys]\nfind = [1]": "keys.find: expected a key or a list of keys",
}


@pytest.mark.parametrize(("words", "complaint"), WRONG.items())
def test_wrong_values_are_named_with_what_was_expected(words: str, complaint: str, tmp_path: Path) -> None:
    loaded = read(tmp_path, words)
    assert loaded.settings == Settings()
    assert len(loaded.troubles) == 1
    assert loaded.troubles[0].startswith(f"{loaded.path}: {complaint}")


def test_what_is_right_stands_beside_what_is_wrong(tmp_path: Path) -> None:
    loaded = read(tmp_path, 'measure = "wide"\nmouse = false\n[keys]\nfind = 3\n"find.keep" = "x"\n')
    assert loaded.settings == Settings(mouse=False, keys=(("find.keep", "x"),))
    assert len(loaded.troubles) == 2


BROKEN = {
    "not TOML": b"measure 72\n",
    "not UTF-8": b'theme = "\xff"\n',
    "a key twice": b"mouse = true\nmouse = false\n",
    "as deep as can be": b"a = " + b"[" * 50_000,
    "without end": b"#" * (1 << 20) + b"#",
    "a name under a name": b'[keys]\nquit = "Q"\nquit.always = "q"\n',
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_one_line_and_defaults(data: bytes, tmp_path: Path) -> None:
    loaded = read(tmp_path, data)
    assert loaded.settings == Settings()
    (trouble,) = loaded.troubles
    assert str(loaded.path) in trouble
    assert trouble.endswith("defaults are used")


def test_a_file_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    loaded = load(str(tmp_path), {})
    assert loaded.settings == Settings()
    assert loaded.troubles == (f"{tmp_path}: cannot be read (is a directory); defaults are used",)


def test_a_byte_order_mark_is_no_part_of_it(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfmeasure = 60\n").settings.measure == 60


def test_the_environment_speaks_where_the_file_does_not(tmp_path: Path) -> None:
    environment = {"VISUAL": "", "EDITOR": "nano", "PAGER": "more '", "BROWSER": "lynx", "TEXTUAL_ANIMATIONS": "none"}
    loaded = read(tmp_path, 'browser = "w3m"', environment)
    assert (loaded.settings.editor, loaded.settings.pager, loaded.settings.browser) == ("nano", "less -R", "w3m")
    assert not loaded.settings.animation
    assert loaded.origins["editor"] == "environment ($EDITOR)"
    assert loaded.origins["browser"] == "file"
    assert loaded.troubles == ()


def test_visual_goes_before_editor(tmp_path: Path) -> None:
    assert read(tmp_path, "", {"VISUAL": "gvim -f", "EDITOR": "ed"}).settings.editor == "gvim -f"


LOADED = """
import sys
from reader.settings.file import load
load()
print({"tomllib", "platformdirs", "difflib", "shlex", "unicodedata", "sqlite3"} & sys.modules.keys())
"""


def test_looking_whether_there_is_a_file_loads_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "EDITOR": "nano -w"}
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, encoding="utf-8", env=environment)
    assert (done.stdout, done.stderr) == ("set()\n", "")


def test_the_template_says_nothing_until_it_is_changed(tmp_path: Path) -> None:
    loaded = read(tmp_path, template())
    assert (loaded.settings, loaded.origins, loaded.troubles) == (Settings(), {}, ())


def test_every_default_of_the_template_is_taken(tmp_path: Path) -> None:
    lines = (line[1:] if line.startswith("#") and line[1:2].strip() else line for line in template().splitlines())
    loaded = read(tmp_path, "\n".join(lines))
    assert loaded.troubles == ()
    for option in OPTIONS:
        if option.default not in (None, ()):
            assert value_of(loaded.settings, option.key) == option.default


def test_values_are_set_by_key() -> None:
    settings = with_value(with_value(Settings(), "network.timeout", 5), "measure", 60)
    assert settings == Settings(measure=60, network=Network(timeout=5))


@pytest.mark.parametrize("value", [True, 72, "less -R", 'say "so"', "back\\slash", "“curly”"])
def test_values_are_written_as_they_are_read(value: object) -> None:
    assert tomllib.loads(f"value = {toml(value)}") == {"value": value}


def test_keys_are_called_as_textual_calls_them() -> None:
    for character in [*string.printable.strip(), "ß", "é", "→", "文"]:
        assert key_name(character) == _character_to_key(character)


def test_keys_are_shown_as_they_are_written() -> None:
    for character in [*string.printable.strip(), "é", "→"]:
        assert key_shown(key_name(character)) == character
    assert [key_shown(key) for key in ("escape", "space", "backspace", "f1", "ctrl+right_square_bracket")] == [
        "escape",
        "space",
        "backspace",
        "f1",
        "ctrl+]",
    ]


KEYS = {
    "j, down": ("j", "down"),
    ",": ("comma",),
    " ": ("space",),
    "Ctrl+N": ("ctrl+n",),
    "N": ("N",),
    "ctrl++": ("ctrl+plus",),
    "+": ("plus",),
    "Esc": ("escape",),
    "PgDn": ("pagedown",),
    "ctrl+shift+Up": ("ctrl+shift+up",),
}


@pytest.mark.parametrize(("written", "names"), KEYS.items())
def test_keys_are_read_as_people_write_them(written: str, names: tuple[str, ...]) -> None:
    assert key_names(written) == names
    assert key_names([written]) == names if "j," not in written else True


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_reported_and_not_waited_for(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_module, "_PIPE_SECONDS", 0.01)
    make(path := tmp_path / "config.toml")
    loaded = load(str(path), {})
    assert loaded.settings == Settings()
    [trouble] = loaded.troubles
    assert trouble.startswith(f"{path}: ")
    assert trouble.endswith("; defaults are used")


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(path := tmp_path / "config.toml")
    writer = Thread(target=path.write_text, args=("measure = 66\n",))
    writer.start()
    assert load(str(path), {}).settings.measure == 66
    writer.join()
