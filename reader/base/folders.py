"""Where the program keeps its files, following the XDG base directories on every system. Creates no folder.

`platformdirs` agrees on Linux, but importing it takes a sixth of the time until the first page is painted.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

APPLICATION = "article-reader"
"""The name of the program's folders."""

_FALLBACKS = {"cache": ".cache", "config": ".config", "data": ".local/share", "state": ".local/state"}
"""Where these are in the home folder, unless `XDG_CACHE_HOME` and so on say otherwise."""


def user_folder(kind: Literal["cache", "config", "data", "state"], environment: Mapping[str, str] = os.environ) -> str:
    """The program's folder for files of one kind; it may not exist yet."""
    named = environment.get(f"XDG_{kind.upper()}_HOME", "").strip()
    base = named if os.path.isabs(named) else os.path.expanduser(os.path.join("~", _FALLBACKS[kind]))
    return os.path.join(base, APPLICATION)
