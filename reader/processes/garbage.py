"""Have Python look for garbage seldom, in processes that read articles."""

from __future__ import annotations

import gc

_THRESHOLDS = 50_000, 20, 100
"""New containers before the youngest are looked through, and how many such collections before older ones are.

Articles and what is found in them have no cycles, and so are freed without; with the default, 700, reading many
articles takes a twentieth longer, and no less memory.
"""


def collect_seldom() -> None:
    """Collect garbage seldom from now on, and never look through what exists already."""
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()
