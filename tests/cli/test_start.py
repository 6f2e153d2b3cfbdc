"""What a command line of sources loads before the first page is painted: each module there delays it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import reader
from reader.samples import SAMPLES

PAINT = """
import os, sys
from reader.cli.sources import only_sources, options_of_sources
assert only_sources([{path!r}])
options = options_of_sources([{path!r}])
from reader.cli.chosen import chosen
import reader.cli.interface
from reader.load import load
from reader.session.reading import Reading
from reader.firstpage.render import FirstScreen, ansi
from reader.firstpage.colours import load_codes
table = load_codes("reader-dark", {{"COLORTERM": "truecolor"}})
screen = FirstScreen(Reading(load({path!r})).document, 120, 40, chosen(options).settings)
assert ansi(screen.rows(), table)
print(*sys.modules)
"""

LATE = {
    *("argparse", "difflib", "email", "gettext", "hashlib", "html", "json", "lxml", "markdown_it", "pathlib", "pickle"),
    *("rich", "shutil", "sqlite3", "subprocess", "textual", "tomllib", "trafilatura", "urllib.parse", "urllib3"),
    *("reader.annotate", "reader.library.store", "reader.model.annotation", "reader.parse.html", "reader.tui.app"),
}
"""What is loaded later or not at all."""


EXPANDED = """
import sys
from reader.load.sources import expand
assert list(expand([{path!r}])) == [{path!r}]
print(*sys.modules)
"""

HEADLINES = ("Cranes stand still, port says", "Port: no talks", "“We wait; we hope”, crews say", '"No talks"')


def loaded_by(code: str) -> set[str]:
    """The modules that are loaded once the code has run."""
    # Without `site`, which loads modules of its own where packages are installed to be edited.
    environment = {**os.environ, "PYTHONPATH": str(Path(reader.__file__).parents[1])}
    command = [sys.executable, "-S", "-c", code]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=environment)
    return set(done.stdout.split())


@pytest.mark.parametrize("headline", HEADLINES)
def test_an_article_is_told_from_a_container_without_what_reads_those(headline: str, tmp_path: Path) -> None:
    path = tmp_path / "strike.txt"
    path.write_text(f"{headline}\n\nCranes stood still on Tuesday, and nobody knew for how long.\n", "utf-8")
    loaded = loaded_by(EXPANDED.format(path=str(path)))
    assert not LATE & loaded
    assert not {name for name in loaded if name.startswith("reader.load.containers.archives")}


def test_the_first_page_waits_for_nothing_that_it_does_not_need() -> None:
    assert not LATE & loaded_by(PAINT.format(path=str(SAMPLES[0])))
