"""Draft to Draft: give every block its kind by what the words show. RULES is the order they run in."""

from __future__ import annotations

from collections.abc import Callable

from reader.model.draft import Draft

Rule = Callable[[Draft], Draft]

RULES: tuple[tuple[str, Rule], ...] = ()


def label(draft: Draft) -> Draft:
    """The draft with a kind on every block, captions and comments gathered, metadata filled."""
    for _name, apply in RULES:
        draft = apply(draft)
    return draft
