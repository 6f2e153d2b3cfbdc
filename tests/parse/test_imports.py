"""Parsing plain text does not import what it does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from reader.model.raw import Raw
from reader.parse import parse
parse(Raw("a.txt", b"Port workers walk out"))
print(*sys.modules)
"""


@pytest.mark.parametrize(
    "module", ["markdown_it", "mdit_py_plugins", "charset_normalizer", "html.parser", "lxml", "trafilatura"]
)
def test_late_imports(module: str) -> None:
    loaded = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True).stdout.split()
    assert module not in loaded
