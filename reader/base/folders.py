"""Where the program keeps its files: by the rules of XDG, on every system. Makes no folder.

`platformdirs` says the same on Linux, but takes a sixth of the time that the first page of an article waits for.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

APPLICATION = "article-reader"
"""The name of the folders it keeps its things in."""

_FALLBACKS = {"cache": ".cache", "config": ".config", "data": ".local/share", "state": ".local/state"}
"""Where these are in the home folder, unless `XDG_CACHE_HOME` and so on say otherwise."""


def user_folder(kind: Literal["cache", "config", "data", "state"], environment: Mapping[str, str] = os.environ) -> str:
    """The program's folder for its files of one kind; it may not be there yet."""
    named = environment.get(f"XDG_{kind.upper()}_HOME", "").strip()
    base = named if os.path.isabs(named) else os.path.expanduser(os.path.join("~", _FALLBACKS[kind]))
    return os.path.join(base, APPLICATION)
