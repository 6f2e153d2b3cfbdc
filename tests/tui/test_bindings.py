"""What must hold of every key: help, footer, palette and the user's keymap are made from the bindings themselves."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import reader.tui

for _module in pkgutil.walk_packages(reader.tui.__path__, "reader.tui."):
    importlib.import_module(_module.name)


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


OURS = sorted(
    {kind for kind in _kinds(DOMNode) if kind.__module__.startswith("reader.")}, key=lambda kind: kind.__name__
)
BINDINGS = [(kind.__name__, binding) for kind in OURS for binding in kind.__dict__.get("BINDINGS", ())]


@pytest.mark.parametrize(
    "binding", [binding for _, binding in BINDINGS], ids=[f"{kind}-{b.key}" for kind, b in BINDINGS]
)
def test_a_key_can_be_told_of_and_changed(binding: Binding) -> None:
    assert isinstance(binding, Binding)
    assert binding.id
    assert binding.description
    assert binding.tooltip


def test_no_two_actions_have_one_name() -> None:
    names = [binding.id for _, binding in BINDINGS]
    assert sorted(names) == sorted(set(names))
    assert len(names) > 60
