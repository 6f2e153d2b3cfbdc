"""Check that an installed package is whole: every file of the tree is there, every module compiled.

Without its .pyc files the program takes five times as long to start, wherever it cannot write them itself.
"""

from __future__ import annotations

import sys
import sysconfig
from importlib.util import cache_from_source
from pathlib import Path

TREE = Path(__file__).parent.parent / "reader"
INSTALLED = Path(sysconfig.get_path("purelib")) / "reader"
CACHE = "__pycache__"
"""Folder of byproducts: a process that is killed leaves half-written ones."""


def main() -> int:
    """0 where nothing is missing, else 1 with each missing file on a line."""
    sources = [path for path in TREE.rglob("*") if path.is_file() and CACHE not in path.parts]
    expected = [INSTALLED / path.relative_to(TREE) for path in sources]
    expected += [Path(cache_from_source(str(path))) for path in expected if path.suffix == ".py"]
    missing = [path for path in expected if not path.exists()]
    for path in missing:
        print(f"not installed: {path}")
    print(f"{len(expected) - len(missing)} of {len(expected)} files installed")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
