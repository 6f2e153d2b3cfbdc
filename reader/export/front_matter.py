"""Front matter: what a Markdown file says about itself at its head, as Obsidian, Logseq and others read it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reader.export.jsonl import dumps


def front_matter(fields: Mapping[str, Any]) -> str:
    """The fields in YAML, of which strings and lists in JSON are part; those without a value are left out."""
    stated = (f"{name}: {dumps(value)}" for name, value in fields.items() if value or value == 0)
    return "\n".join(("---", *stated, "---"))
