"""What `import reader` offers: every name is there, found late, and known to type checkers."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader import errors


def names_for_type_checkers() -> set[str]:
    """What the module imports where types are checked, and only there."""
    tree = ast.parse(Path(reader.__file__).read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    return {alias.name for node in block.body if isinstance(node, ast.ImportFrom) for alias in node.names}


def test_every_public_name_is_there() -> None:
    for name in reader.__all__:
        assert getattr(reader, name) is not None
    assert len(set(reader.__all__)) == len(reader.__all__)


def test_type_checkers_and_programs_see_the_same_names() -> None:
    assert {*names_for_type_checkers(), "__version__"} == set(reader.__all__)
    assert set(reader.__all__) <= set(dir(reader))


def test_every_error_is_public() -> None:
    kinds = {name for name, value in vars(errors).items() if isinstance(value, type)}
    assert kinds <= set(reader.__all__)
    assert all(issubclass(getattr(reader, name), reader.ReaderError) for name in kinds)


def test_other_names_are_missing_as_in_any_module() -> None:
    with pytest.raises(AttributeError, match="module 'reader' has no attribute 'write'"):
        reader.write  # type: ignore[attr-defined]  # noqa: B018


SCRIPT = """
from reader import Block, Document, SourceError, read, read_many, read_text

document: Document = read("ferry.txt")
first: Block = document.blocks[0]
document = read_text("The ferry waits.", format="markdown", url=None)
for outcome in read_many(["ferry.txt"], jobs=2):
    reveal_type(outcome)
"""


def test_scripts_that_use_it_can_be_checked(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), str(script)]
    package = Path(reader.__file__).parent
    # In a checkout, it is checked with the project's settings; an installed package is a library like others.
    folder = tmp_path if "site-packages" in package.parts else package.parent
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout
    assert '"Document | SourceError"' in done.stdout.replace("reader.model.document.", "").replace("reader.errors.", "")
