"""Kept copies: when they are used, when they are asked about, when they go, and that losing them costs nothing else."""

from __future__ import annotations

import os
import stat
import time
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from reader.errors import SourceNotKept, SourceUnavailable
from reader.load import load
from reader.load.fetching import Fetching
from reader.load.web import cache

FIRST = b"The ferry waits for wind."
SECOND = b"The ferry has sailed."
OFFLINE = Fetching(offline=True)
NOW = 1_741_075_200.0


def pages(home: Path) -> list[Path]:
    return sorted(home.rglob("*.page"))


def test_offline_reads_the_copy_with_all_that_was_known_of_it(site: Any) -> None:
    site.give("/2025/ferry", FIRST, Content_Type="text/plain; charset=cp1250")
    start = site.move("/ferry", "/2025/ferry")
    fetched = load(start)
    site.close()
    kept = load(start, OFFLINE)
    assert kept == fetched
    assert (kept.url, kept.charset) == (site.address + "/2025/ferry", "cp1250")
    assert load(start + "#end", OFFLINE).data == FIRST


def test_offline_without_a_copy_says_so_and_asks_nobody(site: Any) -> None:
    with pytest.raises(SourceNotKept, match=r"no copy is kept.*\(open it once without --offline\)"):
        load(site.give("/ferry"), OFFLINE)
    assert site.asked == []


def test_a_copy_is_asked_about_and_used_again(site: Any) -> None:
    load(site.give("/ferry", FIRST, ETag='"one"', Last_Modified="Tue, 04 Mar 2025 08:00:00 GMT"))
    raw = load(site.give("/ferry", b"", 304))
    assert (raw.data, raw.media_type) == (FIRST, "text/html")
    _, headers = site.asked[1]
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"one"', "Tue, 04 Mar 2025 08:00:00 GMT")


def test_a_page_that_changed_takes_the_place_of_its_copy(site: Any, cache_home: Path) -> None:
    load(site.give("/ferry", FIRST, ETag='"one"'))
    assert load(site.give("/ferry", SECOND, ETag='"two"')).data == SECOND
    assert load(site.address + "/ferry", OFFLINE).data == SECOND
    assert len(pages(cache_home)) == 1


def test_behind_a_redirect_only_the_address_of_the_copy_is_asked_about_it(site: Any) -> None:
    site.give("/2025/ferry", FIRST, ETag='"one"')
    start = site.move("/ferry", "/2025/ferry")
    load(start)
    load(start)
    assert [headers.get("If-None-Match") for _, headers in site.asked] == [None, None, None, '"one"']
    site.give("/2026/ferry", SECOND, ETag='"one"')
    site.move("/ferry", "/2026/ferry")
    assert load(start).data == SECOND


FRESH = {
    "max-age": {"Cache_Control": "private, max-age=600"},
    "max-age less what has passed": {"Cache_Control": "max-age=600", "Age": "10"},
    "a date of expiry": {"Date": formatdate(NOW, usegmt=True), "Expires": formatdate(NOW + 600, usegmt=True)},
}
STALE = {
    "nothing said": {},
    "no-cache": {"Cache_Control": "no-cache, max-age=600"},
    "max-age nought": {"Cache_Control": "max-age=0"},
    "max-age long passed": {"Cache_Control": "max-age=600", "Age": "700"},
    "max-age that is no number": {"Cache_Control": "max-age=forever"},
    "expiry that is no date": {"Expires": "0"},
    "expiry long ago": {"Date": formatdate(1000, usegmt=True), "Expires": formatdate(500, usegmt=True)},
    "different for everybody": {"Cache_Control": "max-age=600", "Vary": "*"},
}


@pytest.mark.parametrize("headers", FRESH.values(), ids=FRESH.keys())
def test_a_fresh_copy_is_read_without_asking(
    headers: dict[str, str], site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: NOW)
    address = site.give("/ferry", FIRST, **headers)
    assert [load(address).data, load(address).data] == [FIRST, FIRST]
    assert len(site.asked) == 1
    load(address, Fetching(refresh=True))
    assert len(site.asked) == 2


@pytest.mark.parametrize("headers", STALE.values(), ids=STALE.keys())
def test_a_copy_that_may_be_stale_is_asked_about(headers: dict[str, str], site: Any) -> None:
    address = site.give("/ferry", FIRST, **headers)
    load(address)
    load(address)
    assert len(site.asked) == 2


def test_no_server_makes_a_copy_fresh_for_longer_than_a_day(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    address = site.give("/ferry", FIRST, Cache_Control="max-age=31536000")
    load(address)
    tomorrow = time.time() + 25 * 60 * 60
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    load(address)
    assert len(site.asked) == 2


@pytest.mark.parametrize(("status", "asked"), [(301, 2), (302, 4)])
def test_what_a_redirect_for_now_led_to_is_asked_for_again(status: int, asked: int, site: Any) -> None:
    site.give("/2025/ferry", FIRST, Cache_Control="max-age=600")
    start = site.move("/ferry", "/2025/ferry", status)
    load(start)
    load(start)
    assert len(site.asked) == asked


def test_what_may_not_be_kept_is_not_and_an_older_copy_goes(site: Any, cache_home: Path) -> None:
    load(site.give("/ferry", FIRST))
    load(site.give("/ferry", SECOND, Cache_Control="private, no-store"))
    assert pages(cache_home) == []


@pytest.mark.parametrize("status", [404, 500])
def test_a_failure_leaves_the_copy_and_an_empty_page_too(status: int, site: Any) -> None:
    address = site.give("/ferry", FIRST)
    load(address)
    site.give("/ferry", b"", status)
    with pytest.raises(Exception, match=str(status)):
        load(address)
    load(site.give("/ferry", b""))
    assert load(address, OFFLINE).data == FIRST


def test_a_site_that_is_away_is_reported_with_the_copy_that_is_there(site: Any) -> None:
    address = site.give("/ferry", FIRST)
    load(address)
    site.close()
    with pytest.raises(
        SourceUnavailable, match=r"connection refused \(try again later; --offline reads the copy of 20"
    ):
        load(address)


def test_copies_are_for_one_persons_eyes(site: Any, cache_home: Path) -> None:
    load(site.give("/ferry"))
    (page,) = pages(cache_home)
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700
    assert list(page.parent.iterdir()) == [page]


DAMAGE = {
    "cut short": lambda data: data[:-3],
    "changed": lambda data: data[:-3] + b"...",
    "nothing left": lambda data: b"",
    "no header": lambda data: FIRST,
    "another header": lambda data: b'{"note": {"asked": 1}}\n' + FIRST,
    "deep header": lambda data: b"[" * 60_000 + b"\n",
    "wrong type": lambda data: data.replace(b'"fresh_until": ', b'"fresh_until": "x", "was": '),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_copy_is_none(damage: Any, site: Any, cache_home: Path) -> None:
    address = site.give("/ferry", FIRST, Cache_Control="max-age=600")
    load(address)
    (page,) = pages(cache_home)
    page.write_bytes(damage(page.read_bytes()))
    assert load(address).data == FIRST
    assert load(address, OFFLINE).data == FIRST
    assert len(site.asked) == 2


def test_where_nothing_can_be_kept_pages_are_read_all_the_same(site: Any, cache_home: Path) -> None:
    cache_home.mkdir()
    (cache_home / "cache").write_text("A file where the folder should be.")
    address = site.give("/ferry", FIRST)
    assert load(address).data == FIRST
    with pytest.raises(SourceNotKept):
        load(address, OFFLINE)


def test_a_full_disk_leaves_no_half_copy(site: Any, cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = site.give("/ferry", FIRST)
    load(address)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    site.give("/ferry", SECOND)
    assert load(address).data == SECOND
    assert load(address, OFFLINE).data == FIRST
    (page,) = pages(cache_home)
    assert list(page.parent.iterdir()) == [page]


def test_old_copies_make_room_for_new_ones(site: Any, cache_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_KEPT", 5000)
    monkeypatch.setattr(cache, "ROOM", 1000)
    addresses = [site.give(f"/{number}", b"x" * 1000) for number in range(6)]
    for age, address in enumerate(addresses):
        load(address)
        for page in pages(cache_home):
            os.utime(page, (state := page.stat()) and (state.st_atime, state.st_mtime - 10 - age))
    with pytest.raises(SourceNotKept):
        load(addresses[0], OFFLINE)
    assert load(addresses[-1], OFFLINE).data == b"x" * 1000
    assert sum(page.stat().st_size for page in pages(cache_home)) <= 5000


def test_half_written_files_of_a_crash_are_cleared_away(site: Any, cache_home: Path) -> None:
    load(site.give("/ferry"))
    folder = pages(cache_home)[0].parent
    (folder / ".old.part").touch()
    (folder / ".new.part").touch()
    os.utime(folder / ".old.part", (0, 0))
    load(site.give("/strike"))
    assert [path.name for path in folder.glob(".*.part")] == [".new.part"]
