"""Pages on the command line: shown, exported, shared among processes, read again without a network."""

from __future__ import annotations

import json
import signal
import subprocess
import threading
from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.usefixtures("cache_home")


def page(site: Any, story: str, path: str = "/ferry") -> str:
    address: str = site.give(path, story, Content_Type="text/plain; charset=utf-8")
    return address


@pytest.mark.parametrize("command", [[], ["show"]])
def test_a_page_is_printed(command: list[str], site: Any, story: str, run: Callable[..., Any]) -> None:
    result = run(*command, page(site, story))
    assert (result.status, result.out, result.err) == (0, story, "")


def test_a_page_is_exported_under_the_name_it_was_given(site: Any, story: str, run: Callable[..., Any]) -> None:
    page(site, story)
    start = site.move("/short", "/ferry")
    result = run("export", start, "-f", "json")
    exported = json.loads(result.out)
    assert (result.status, exported["source"]["uri"]) == (0, start)
    assert exported["metadata"]["url"] == site.address + "/ferry"


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_pages_and_files_keep_their_order(jobs: str, site: Any, story: str, run_piped: Callable[..., Any]) -> None:
    pages = [page(site, story, f"/{number}") for number in range(6)]
    gone = site.address + "/gone"
    sources = [*pages[:3], "strike.txt", gone, *pages[3:]]
    result = run_piped("export", *sources, "-f", "jsonl", "--jobs", jobs)
    assert result.status == 1
    assert [json.loads(line)["source"]["uri"] for line in result.out.splitlines()] == [
        *pages[:3],
        "strike.txt",
        *pages[3:],
    ]
    assert result.err == f"reader: {gone}: 127.0.0.1 has no such page, 404 not found (check the address for typos)\n"


def test_offline_prints_the_copy(site: Any, story: str, run: Callable[..., Any]) -> None:
    address = page(site, story)
    assert run("show", "--offline", address).status == 1
    run("show", address)
    site.close()
    assert run("show", "--offline", address).out == story
    assert json.loads(run("export", "--offline", address).out)["source"]["uri"] == address
    away = run("show", address)
    assert (away.status, away.out) == (1, "")
    assert "--offline reads the copy" in away.err


def test_refresh_asks_about_a_fresh_copy(site: Any, story: str, run: Callable[..., Any]) -> None:
    address = site.give("/ferry", story, Content_Type="text/plain", Cache_Control="max-age=600")
    for _ in range(2):
        run("show", address)
    assert len(site.asked) == 1
    run("show", "--refresh", address)
    assert len(site.asked) == 2


def test_a_login_in_an_address_is_printed_nowhere(
    site: Any, story: str, run: Callable[..., Any], run_piped: Callable[..., Any]
) -> None:
    address = page(site, story).replace("//", "//ada:secret@")
    results = [
        run("show", address, "ferry.txt"),
        run_piped("export", "--jobs", "2", address, address + "-gone"),
        run("show", "--offline", address),
        run("show", address.replace("127.0.0.1", "[")),
    ]
    assert [result.status for result in results] == [0, 1, 1, 1]
    assert not any("secret" in text for result in results for text in (result.out, result.err))


def test_a_page_of_the_wrong_sort_is_reported_on_one_line(site: Any, run: Callable[..., Any]) -> None:
    result = run("show", site.give("/report", b"%PDF-1.7", Content_Type="application/pdf"))
    assert (result.status, result.out, result.err.count("\n")) == (1, "", 1)
    assert "is a PDF document, not an article (open it in a browser" in result.err


def test_a_pdf_that_is_declared_as_a_page_is_reported_too(site: Any, run: Callable[..., Any]) -> None:
    result = run("show", site.give("/report", b"%PDF-1.7\n%\xe2\xe3"))
    assert "is a PDF document, not text" in result.err


WRONG_CHARSETS = {
    "UTF-8 declared as Latin-1": ("iso-8859-1", "utf-8"),
    "UTF-8 declared as what nobody knows": ("klingon", "utf-8"),
    "Windows-1252 declared as UTF-8": ("utf-8", "cp1252"),
    "Windows-1252 declared as Latin-1": ("iso-8859-1", "cp1252"),
    "UTF-16 declared as UTF-8, with its mark": ("utf-8", "utf-16"),
}


@pytest.mark.parametrize(("declared", "used"), WRONG_CHARSETS.values(), ids=WRONG_CHARSETS.keys())
def test_a_wrong_charset_does_not_spoil_the_text(
    declared: str, used: str, site: Any, story: str, run: Callable[..., Any]
) -> None:
    address = site.give("/ferry", story.encode(used), Content_Type=f"text/plain; charset={declared}")
    assert run("show", address).out == story


def test_a_charset_that_only_the_server_tells_is_believed(site: Any, run: Callable[..., Any]) -> None:
    address = site.give("/ferry", "Паром ждёт ветра.\n".encode("koi8-r"), Content_Type="text/plain; charset=koi8-r")
    assert run("show", address).out == "Паром ждёт ветра.\n"


def test_an_empty_page_is_reported(site: Any, run: Callable[..., Any]) -> None:
    assert "is empty" in run("show", site.give("/ferry", b"")).err


def test_a_fetch_can_be_interrupted(site: Any, reader_command: Callable[..., list[str]]) -> None:
    asked = threading.Event()

    def keep_waiting(handler: Any) -> None:
        asked.set()
        site.closing.wait()

    address = site.answer("/ferry", keep_waiting)
    with subprocess.Popen(reader_command("show", address), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert asked.wait(60)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (130, b"", b"")


def test_a_slow_page_is_given_the_time_that_was_said(site: Any, run: Callable[..., Any]) -> None:
    result = run("show", "--timeout", "20", site.give("/ferry", "News.", Content_Type="text/plain"))
    assert (result.status, result.out) == (0, "News.\n")
