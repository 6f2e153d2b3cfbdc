"""Check the files that a training command reads."""

from __future__ import annotations

import sys
from pathlib import Path


def exist(*paths: Path) -> bool:
    """Whether all of these are files; the first that is none is named on standard error."""
    missing = next((path for path in paths if not path.is_file()), None)
    if missing is not None:
        print(f"{missing}: no such file", file=sys.stderr)
    return missing is None
