"""Settings from the user's file and environment. Mistakes there are reported, and never stop the program."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from errno import ETIMEDOUT
from typing import Any

from reader.base.folders import user_folder
from reader.base.text import nearest
from reader.base.values import Value, field, replace
from reader.settings import Settings
from reader.settings.checks import flat
from reader.settings.options import OPTIONS, TABLES, Option, with_value

FILE = "file"
"""The origin of a value that the file sets."""

_MOST_BYTES = 1 << 20

_PIPE_SECONDS = 1.0
"""How long a pipe in place of the file may give nothing."""


class Loaded(Value):
    """Settings, and where each comes from."""

    settings: Settings
    path: str
    """Where the file is, or would be."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where a value comes from, by the key of the setting; those that are not here have their default."""
    troubles: tuple[str, ...] = ()
    """What is wrong with the file, a line each."""

    def chosen(self, key: str, value: Any, origin: str) -> Loaded:
        """The same with another value for `key`, set by `origin`."""
        return replace(self, settings=with_value(self.settings, key, value), origins={**self.origins, key: origin})

    def troubled(self, trouble: str) -> Loaded:
        """The same with one more thing to report."""
        return replace(self, troubles=(*self.troubles, trouble))


def settings_path(environment: Mapping[str, str] = os.environ) -> str:
    """Where the settings file is, or would be."""
    return os.path.join(user_folder("config", environment), "config.toml")


def load(path: str | None = None, environment: Mapping[str, str] = os.environ) -> Loaded:
    """The settings of the file, else of the environment, else the defaults."""
    path = path or settings_path(environment)
    loaded = _of_environment(Loaded(Settings(), path), environment)
    try:
        data = _read(path)
    except (FileNotFoundError, NotADirectoryError):
        return loaded
    except OSError as error:
        return loaded.troubled(f"{path}: cannot be read ({(error.strerror or str(error)).lower()}); defaults are used")
    return _of_file(loaded, data)


def _read(path: str) -> bytes:
    """The bytes of the file, no more than show that it is too long."""
    with open(path, "rb", buffering=0, opener=_opened) as stream:
        if not stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode):
            return stream.read(_MOST_BYTES + 1)
        from select import select  # late: it is a file, for nearly everyone

        data = b""
        while len(data) <= _MOST_BYTES:
            if not select([stream], [], [], _PIPE_SECONDS)[0]:
                raise OSError(ETIMEDOUT, "it is a pipe to which nothing is written")
            piece = stream.read(_MOST_BYTES)
            if not piece:
                break
            data += piece
        return data


def _opened(path: str, flags: int) -> int:
    # Otherwise opening a named pipe would block until somebody writes to it.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _of_environment(loaded: Loaded, environment: Mapping[str, str]) -> Loaded:
    for option in OPTIONS:
        for name in option.about.environment:
            value = environment.get(name, "")
            if not value.strip():
                continue
            try:
                loaded = loaded.chosen(option.key, option.about.check.take(value), f"environment (${name})")
                break
            except (ValueError, TypeError):  # the variable is another program's too; let that one complain
                continue
    if environment.get("TEXTUAL_ANIMATIONS", "").strip().lower() == "none":
        loaded = loaded.chosen("animation", False, "environment ($TEXTUAL_ANIMATIONS)")
    return loaded


def _of_file(loaded: Loaded, data: bytes) -> Loaded:
    import tomllib  # late: slow to import, and not needed without a file

    try:
        if len(data) > _MOST_BYTES:
            raise ValueError("it is longer than 1 MiB")  # noqa: TRY301
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return loaded.troubled(f"{loaded.path}: is not UTF-8; defaults are used")
    except (ValueError, RecursionError) as error:
        reason = "its tables are nested too deeply" if isinstance(error, RecursionError) else error
        return loaded.troubled(f"{loaded.path}: is not valid TOML: {reason}; defaults are used")
    known = {option.key: option for option in OPTIONS}
    for key, value in _entries(tables):
        option = known.get(key)
        loaded = loaded.troubled(_unknown(loaded.path, key)) if option is None else _take(loaded, option, value)
    return loaded


def _entries(tables: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Keys and values; a table that only groups settings is flattened."""
    for key, value in tables.items():
        if key in TABLES and isinstance(value, dict):
            yield from ((f"{key}.{name}", inner) for name, inner in value.items())
        else:
            yield key, value


def _take(loaded: Loaded, option: Option, value: Any) -> Loaded:
    if option.key == "keys" and isinstance(value, dict):
        return _take_keys(loaded, option, value)
    try:
        return loaded.chosen(option.key, option.about.check.take(value), FILE)
    except (ValueError, TypeError):
        written = f"; {_shown(option.default)} is used" if option.default is not None else "; the default is used"
        return loaded.troubled(
            f"{loaded.path}: {option.key}: expected {option.about.check.expected}, found {_shown(value)}{written}"
        )


def _take_keys(loaded: Loaded, option: Option, table: Mapping[str, Any]) -> Loaded:
    """Take each action by itself, so that one mistake does not lose the others."""
    taken: list[tuple[str, str]] = []
    for action, keys in flat(table):
        try:
            taken += option.about.check.take({action: keys})
        except (ValueError, TypeError):
            loaded = loaded.troubled(
                f"{loaded.path}: keys.{action}: expected a key or a list of keys, such as "
                f'["n", "ctrl+n"], found {_shown(keys)}; its own keys are used'
            )
    return loaded.chosen(option.key, tuple(taken), FILE) if taken else loaded


def _unknown(path: str, key: str) -> str:
    names = {name: option.key for option in OPTIONS for name in (option.name, option.key)}
    right = nearest(key.lower().replace("-", "_"), names) or nearest(key.rpartition(".")[2].lower(), names)
    hint = f" (did you mean {names[right]}?)" if right else " (`reader config show` lists them)"
    return f"{path}: {key} is not a setting{hint}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 60 else f'"{value[:60]}…"'
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else str(value)[:60]
