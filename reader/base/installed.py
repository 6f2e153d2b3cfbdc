"""How this program was installed, and so how to add packages to it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

DISTRIBUTION = "article-reader"

_EXTRAS: Mapping[str, Sequence[str]] = {
    "images": ("pillow", "textual-image"),
    "charts": ("leather",),
    "corpus": ("mammoth", "pyarrow", "striprtf", "warcio", "zstandard"),
    "neural": ("numpy", "onnxruntime", "tokenizers"),
    "web": ("jinja2", "textual-serve"),
    "cluster": ("distributed",),
}
"""The packages of each extra, if they cannot be looked up."""


def how_to_add_extra(extra: str) -> str:
    """The shell command that adds what an extra of this program needs."""
    return how_to_add(packages_of(extra) or _EXTRAS[extra])


def packages_of(extra: str) -> Sequence[str]:
    """The packages that an extra of this program needs, with their versions; none if the program is not installed."""
    try:
        needed = requires(DISTRIBUTION) or ()
    except PackageNotFoundError:
        return ()
    parts = (one.partition(";") for one in needed)
    return [
        name.strip()
        for name, _, condition in parts
        if condition.strip() in (f'extra == "{extra}"', f"extra == '{extra}'")
    ]


def how_to_add(packages: Sequence[str]) -> str:
    """The shell command that adds packages to the environment that this program runs in."""
    prefix = Path(sys.prefix)
    if (prefix / "pipx_metadata.json").exists():
        command = ["pipx", "inject", DISTRIBUTION]
    elif _is_made_by_uv(prefix):
        command = ["uv", "pip", "install", "--python", sys.executable]
    else:
        command = [sys.executable, "-m", "pip", "install"]
    return shlex.join([*command, *packages])


def _is_made_by_uv(prefix: Path) -> bool:
    try:
        return any(line.startswith("uv =") for line in (prefix / "pyvenv.cfg").read_text("utf-8").splitlines())
    except OSError:
        return False
