"""Where the program keeps its files, following the XDG base directories. Creates no folder."""

from __future__ import annotations

import os
from collections.abc import Mapping

APPLICATION = "article-reader"
"""The name of the program's folders."""


def user_folder(variable: str, fallback: str, environment: Mapping[str, str] = os.environ) -> str:
    """The program's folder below the one that an XDG variable names; it may not exist yet."""
    named = environment.get(variable, "").strip()
    # By hand, because platformdirs takes long to import.
    base = named if os.path.isabs(named) else os.path.expanduser(os.path.join("~", fallback))
    return os.path.join(base, APPLICATION)
