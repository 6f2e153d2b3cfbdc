"""`reader config`: the settings file, the settings in force, keys, completions and the manual page."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from reader.base.printable import printable
from reader.cli import ALL_READ
from reader.cli.chosen import chosen, with_remembered
from reader.cli.messages import complain
from reader.cli.output import open_output
from reader.export.target import failure
from reader.settings.file import Loaded, load, settings_path
from reader.settings.options import OPTIONS, value_of
from reader.settings.template import template, toml


def config(options: Namespace) -> int:
    """Run the action after `config`; returns the exit status."""
    return ACTIONS[options.what](options)


def _init(options: Namespace) -> int:
    path = Path(settings_path())
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise failure(str(path), error) from error
    with open_output(str(path), replace=options.force) as output:
        output.write(template())
    return _print([str(path)])


def _path(options: Namespace) -> int:
    return _print([settings_path()])


def _show(options: Namespace) -> int:
    loaded = _with_remembered(chosen(options))
    rows = []
    for option in OPTIONS:
        if option.key == "keys":
            continue
        value = value_of(loaded.settings, option.key)
        rows.append((option.key, "-" if value is None else toml(value), loaded.origins.get(option.key, "default")))
    rows += [(f'keys."{action}"', toml(keys), loaded.origins["keys"]) for action, keys in loaded.settings.keys]
    if os.environ.get("NO_COLOR"):
        rows.append(("NO_COLOR", "the terminal's own colours, whatever theme says", "environment"))
    return _print(_columns(rows))


def _with_remembered(loaded: Loaded) -> Loaded:
    from reader.library.identity import has_store
    from reader.library.store import Store

    if not loaded.settings.remember or not has_store():
        return loaded
    store = Store.open()
    try:
        return with_remembered(loaded, store)
    finally:
        store.close()


def _keys(options: Namespace) -> int:
    from reader.cli.bindings import actions, remapped, shown, wrong_keys

    loaded = load()
    mine = dict(loaded.settings.keys)
    known = actions()
    rows = []
    for action, own in zip(remapped(known, mine), known, strict=True):
        changed = f"file; its own: {shown(own.keys)}" if action.id in mine else ""
        rows.append((action.id, shown(action.keys), action.does, changed))
    status = _print(_columns(rows))
    for trouble in (*loaded.troubles, *(f"{loaded.path}: {wrong}" for wrong in wrong_keys(known, mine))):
        complain(trouble)
    return status


def _completions(options: Namespace) -> int:
    from reader.cli.completions import completions

    return _print([completions(options.shell)])


def _man(options: Namespace) -> int:
    from reader.cli.manual import manual

    return _print([manual()])


ACTIONS: dict[str, Callable[[Namespace], int]] = {
    "init": _init,
    "path": _path,
    "show": _show,
    "keys": _keys,
    "completions": _completions,
    "man": _man,
}


def _columns(rows: Iterable[tuple[Any, ...]]) -> list[str]:
    """Rows as lines, each column as wide as its widest cell."""
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def _print(lines: Iterable[str]) -> int:
    with open_output(None) as output:
        output.write("".join(f"{line.rstrip(chr(10))}\n" for line in lines))
    return ALL_READ
