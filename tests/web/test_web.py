"""One article for a browser: what is off says so, nothing is reached beyond it, and nobody else reaches it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.model.document import Document
from reader.settings import Settings
from reader.tui.screens.article.screen import ArticleScreen
from reader.web.app import IS_OFF, ServedApp
from tests.tui.conftest import press, reading_of, said, settle, view_of

pytest.importorskip("textual_serve")

CONFINED = """
import os, socket, subprocess, sys
from reader.web.confinement import Confined, confine
confine()
tries = {
    "read": lambda: open(sys.argv[1]),
    "list": lambda: os.listdir(os.path.dirname(sys.argv[1])),
    "write": lambda: open(sys.argv[1] + ".new", "w"),
    "remove": lambda: os.remove(sys.argv[1]),
    "run": lambda: subprocess.run(["true"]),
    "shell": lambda: os.system("true"),
    "fork": os.fork,
    "connect": lambda: socket.create_connection(("127.0.0.1", 9)),
    "upwards": lambda: open(os.path.join(sys.prefix, "..", "..", "..", "..", "..", "..", sys.argv[1].lstrip("/"))),
}
for name, try_it in tries.items():
    try:
        try_it()
    except Confined:
        continue
    print(name)
import reader.export.markdown
"""


def test_a_visitors_process_reaches_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    run = subprocess.run(
        [sys.executable, "-c", CONFINED, str(tmp_path / "secret.txt")], capture_output=True, text=True, check=True
    )
    assert run.stdout == ""


@pytest.mark.parametrize(
    "key", ["e", "vertical_line", "E", "L", "P", "B", "R", "ctrl+v", "ctrl+z", "o", "O", "right_parenthesis"]
)
async def test_keys_that_reach_beyond_the_article_are_off(annotated: Document, key: str) -> None:
    app = ServedApp(annotated, Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert said(pilot) == IS_OFF
        assert len(app.screen_stack) == 1


async def test_the_palette_gets_around_nothing(annotated: Document, tmp_path: Path) -> None:
    app = ServedApp(annotated, Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "colon", *"w", "space", *str(tmp_path / "out.md"), "enter")
        await settle(pilot)
        assert said(pilot) == IS_OFF
        assert not list(tmp_path.iterdir())
        app.post_message(ArticleScreen.Followed("https://example.org"))
        await settle(pilot)
        assert isinstance(app.screen, ArticleScreen)


async def test_quotes_are_there_and_can_be_walked(annotated: Document) -> None:
    async with ServedApp(annotated, Settings()).run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        assert_walks(pilot)
        await press(pilot, "right_square_bracket")
        assert reading_of(pilot).trail is not None


async def test_keys_that_scroll_are_not_off(annotated: Document) -> None:
    async with ServedApp(annotated, Settings()).run_test(size=(60, 10)) as pilot:
        await settle(pilot)
        await press(pilot, "space")
        assert view_of(pilot).scroll_offset.y
        await press(pilot, "b")
        assert not view_of(pilot).scroll_offset.y


def assert_walks(pilot: Pilot[int]) -> None:
    assert reading_of(pilot).has_findings
    assert not reading_of(pilot).is_annotating


class TestServer:
    """The ways into the server that a browser, or another page in it, may try."""

    @pytest.fixture
    async def client(self, tmp_path: Path):  # type: ignore[no-untyped-def]
        from aiohttp.test_utils import TestClient, TestServer

        from reader.web.server import Server

        server = Server(tmp_path / "article", "Port <workers>")
        async with TestClient(TestServer(server.application(), host="127.0.0.1")) as client:
            client.secret = server.path  # type: ignore[attr-defined]
            yield client

    async def test_the_page_is_at_its_secret_address_only(self, client) -> None:  # type: ignore[no-untyped-def]
        page = await client.get(client.secret)
        assert page.status == 200
        assert "Port &lt;workers&gt;" in await page.text()
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        for path in ("/", "/ws", "/static/js/textual.js", f"{client.secret}download/x"):
            assert (await client.get(path)).status == 404
        assert (await client.get(f"{client.secret}static/")).status == 403

    async def test_names_that_lead_here_by_trickery_are_refused(self, client) -> None:  # type: ignore[no-untyped-def]
        assert (await client.get(client.secret, headers={"Host": "evil.example"})).status == 403

    @pytest.mark.parametrize("origin", [None, "http://evil.example", "null"])
    async def test_other_pages_cannot_connect(self, client, origin: str | None) -> None:  # type: ignore[no-untyped-def]
        from aiohttp import WSServerHandshakeError

        with pytest.raises(WSServerHandshakeError):
            await client.ws_connect(f"{client.secret}ws", headers={"Origin": origin} if origin else {})
