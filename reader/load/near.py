"""Find the path that was probably meant when one does not exist. Looks at names only, never into files."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

MOST_NAMES = 5000
"""Names compared in one folder; more would keep the user waiting for a hint."""

LEAST_RATIO = 0.6
"""How similar two names must be, by the ratio of difflib. A lower value gives short names far-fetched suggestions."""


def near_path(path: str) -> str | None:
    """An existing path similar to `path`: names that do not exist are replaced by the nearest; None if none is near."""
    found = Path(path).anchor or "."
    corrected = False
    for part in Path(path).parts[1 if Path(path).anchor else 0 :]:
        step = str(Path(found, part))
        if not os.path.lexists(step):
            near = _near_name(found, part)
            if near is None:
                return None
            step, corrected = str(Path(found, near)), True
        found = step
    return found if corrected else None


def _near_name(folder: str, name: str) -> str | None:
    try:
        with os.scandir(folder) as entries:
            names = {entry.name.lower(): entry.name for entry in islice(entries, MOST_NAMES)}
    except OSError:
        return None
    from difflib import SequenceMatcher, get_close_matches  # late: most paths exist

    wanted = name.lower()
    stem = Path(wanted).stem
    close = get_close_matches(wanted, names, n=max(1, len(names)), cutoff=LEAST_RATIO)
    # A shared extension makes short names similar that have nothing else in common.
    similar = [known for known in close if SequenceMatcher(None, stem, Path(known).stem).ratio() >= LEAST_RATIO]
    if not similar:  # "strike" for "strike-in-the-harbour.txt"
        similar = sorted(known for known in names if len(wanted) > 2 and known.startswith(wanted))[:1]
    return names[similar[0]] if similar else None
