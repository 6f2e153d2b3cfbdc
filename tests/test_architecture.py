"""The shape of the house: who imports whom, and what is never imported at all."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import reader

ROOT = Path(__file__).parent.parent
SAMPLE = str(Path(reader.__file__).parent / "samples" / "harbour.txt")

LOADED = """
import contextlib, io, sys
{code}
print(*sorted({{name.partition(".")[0] for name in sys.modules}}), file=sys.stderr)
"""
RUN = "from reader.cli import main; main({arguments})"


def modules_after(code: str) -> set[str]:
    """The top names of all modules that a fresh Python has loaded when it has run `code`."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(code=code)], capture_output=True, check=True, encoding="utf-8"
    )
    return set(done.stderr.splitlines()[-1].split())


def test_packages_import_downwards_only() -> None:
    lint = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    done = subprocess.run([*lint, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


COMMANDS = {
    "help": ["--help"],
    "version": ["--version"],
    "help of a command": ["export", "--help"],
    "wrong usage": ["--nonsense"],
    "show": ["show", SAMPLE],
    "show quotes": ["show", "--only", "quotes,entities", "--width", "60", SAMPLE],
    "plain where there is no terminal": [SAMPLE],
    "speech": ["--plain", SAMPLE],
    "json": ["export", SAMPLE],
    "jsonl": ["export", "-f", "jsonl", SAMPLE],
    "csv": ["export", "-f", "csv", SAMPLE],
    "markdown": ["export", "-f", "markdown", SAMPLE],
    "html": ["export", "-f", "html", SAMPLE],
    "compare": ["compare", SAMPLE, SAMPLE],
    "digest": ["digest", SAMPLE],
    "settings": ["config", "show"],
    "completions": ["config", "completions", "bash"],
    "manual": ["config", "man"],
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS.keys())
def test_commands_do_without_textual(arguments: list[str]) -> None:
    assert "textual" not in modules_after(RUN.format(arguments=arguments))


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS.keys())
def test_only_pages_take_what_fetching_takes(arguments: list[str]) -> None:
    assert not {"urllib3", "http", "ssl", "platformdirs", "idna"} & modules_after(RUN.format(arguments=arguments))


@pytest.mark.parametrize("code", ["import reader.pipeline", f"import reader; reader.read({SAMPLE!r})"])
def test_reading_does_without_textual(code: str) -> None:
    assert "textual" not in modules_after(code)


SLOW = {"asyncio", "dataclasses", "inspect", "json", "multiprocessing", "rich", "ssl", "typing_extensions", "unittest"}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["show", "--help"]])
def test_saying_what_can_be_said_at_once_loads_next_to_nothing(arguments: list[str]) -> None:
    assert not SLOW & modules_after(RUN.format(arguments=arguments))


def test_importing_the_package_loads_nothing_of_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import reader, sys; print(*[n for n in sys.modules if n.startswith('reader.')])"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.strip() == ""


OTHERS_PRIVATE = frozenset(
    {"_fields", "_make", "_replace", "_exit", "_actions", "_choices_actions", "_bindings", "_keymap"}
)
"""Names with an underscore that are public all the same (of named tuples, of `os`), or of which the makers of argparse
and Textual give no public form."""


def test_no_private_name_is_used_across_files() -> None:
    for path in sorted(Path(reader.__file__).parent.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        attributes = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
        own = {
            node.attr for node in attributes if isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        }
        own |= {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        }
        own |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        used = {node.attr for node in attributes if node.attr.startswith("_") and not node.attr.startswith("__")}
        imported = {
            alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reader")
            for alias in node.names
            if alias.name.startswith("_") and not alias.name.startswith("__")
        }
        assert used - own <= OTHERS_PRIVATE, path
        assert not imported, path
