"""Where the program keeps its files, by the rules of XDG. Makes no folder."""

from __future__ import annotations

import os
from collections.abc import Mapping

APPLICATION = "article-reader"
"""The name of the folders it keeps its things in."""


def user_folder(variable: str, fallback: str, environment: Mapping[str, str] = os.environ) -> str:
    """The program's folder below the one that an XDG variable names; it may not be there yet."""
    named = environment.get(variable, "").strip()
    # By hand, so that checking for a file costs nothing where there is none.
    base = named if os.path.isabs(named) else os.path.expanduser(os.path.join("~", fallback))
    return os.path.join(base, APPLICATION)
