"""What finds names and quotes, and which of it can be used here."""

from __future__ import annotations

import os
from enum import StrEnum

VARIABLE = "READER_ENGINE"
"""The environment variable that says what `auto` stands for."""

_MOST_REASON = 200
"""Characters of a reason that are shown: what a library says of a damaged model can be long."""


class EngineUsed(StrEnum):
    """What finds names and quotes."""

    AUTO = "auto"
    """What the environment says, else the strong engine where its packages are installed, else the fast one."""
    FAST = "fast"
    """The taggers that were trained on annotated news."""
    STRONG = "strong"
    """The same with a small encoder beside them, which takes five times as long."""
    RULES = "rules"
    """Plain rules, which need no models."""


def in_use(name: str | None) -> str:
    """The engine that this name stands for here; None is `auto`."""
    if name not in (None, EngineUsed.AUTO):
        return name
    stated = os.environ.get(VARIABLE)
    if stated and stated != EngineUsed.AUTO:
        return stated
    return EngineUsed.STRONG if can_be_strong() else EngineUsed.FAST


def in_use_first(name: str | None) -> str:
    """The engine to begin with where somebody waits: the fast one in the place of the strong one."""
    engine = in_use(name)
    return EngineUsed.FAST if engine == EngineUsed.STRONG else engine


def can_be_strong() -> bool:
    """Whether the packages of the strong engine are installed."""
    from importlib.util import find_spec  # late: the first page does not need it

    return all(find_spec(package) for package in ("numpy", "onnxruntime", "tokenizers"))


def how_to_do_without_strong(reason: str) -> str:
    """What to do if the strong engine is installed, but cannot be loaded."""
    short = " ".join(reason.split())
    return (
        f"the strong engine cannot be loaded: {short[:_MOST_REASON]}; "
        f"install it again, or choose the fast one with --engine fast or {VARIABLE}=fast"
    )


def how_to_be_strong() -> str:
    """What to install for the strong engine."""
    from reader.base.installed import how_to_add_extra

    return f"the strong engine needs other packages; to add them, run {how_to_add_extra('neural')}"
