"""`reader --web`: the port is told, a taken one is named, and what is missing is said."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

STORY = "Port waits\n\nThe port of Averil waited for the cranes on Monday, as it had all week.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "port.txt"
    path.write_text(STORY, "utf-8")
    return path


def start(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "reader", "--web", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_one_article_is_served_until_interrupted(story: Path) -> None:
    pytest.importorskip("textual_serve")
    with start(str(story), str(story)) as running:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{20,}/", address)
        with urlopen(address, timeout=30) as page:
            assert "<title>Port waits</title>" in page.read().decode()
        os.kill(running.pid, signal.SIGINT)
        _, errors = running.communicate(timeout=30)
    assert running.returncode == 0
    assert errors == "reader: only the first article is served\n"


def test_a_port_that_is_taken_is_named(story: Path) -> None:
    pytest.importorskip("textual_serve")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with start(str(story), "--port", str(port)) as running:
            _, errors = running.communicate(timeout=30)
    assert running.returncode == 1
    assert f"port {port} cannot be used" in errors


def test_what_is_missing_is_said(story: Path) -> None:
    code = "import sys; sys.modules['textual_serve'] = None; from reader.cli import main; sys.exit(main(sys.argv[1:]))"
    run = subprocess.run([sys.executable, "-c", code, "--web", str(story)], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "serving takes other packages" in run.stderr
    assert "textual-serve" in run.stderr
