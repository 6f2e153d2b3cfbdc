"""The picture over a caption: where it is looked for, and where never."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from reader.errors import SourceIsBinary, SourceNotFound, SourceNotKept, SourceUnreadable
from reader.load import picture
from reader.load.fetching import Fetching
from reader.load.picture import load_picture
from reader.load.web import limits

JPEG = b"\xff\xd8\xff the crane"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page with a picture beside it, one below it, and a secret above it."""
    folder = tmp_path / "saved"
    (folder / "page_files").mkdir(parents=True)
    (folder / "page_files" / "big crane.jpg").write_bytes(JPEG)
    (folder / "crane.jpg").write_bytes(JPEG)
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    article = folder / "page.html"
    article.write_text("<p>News")
    return article


@pytest.mark.parametrize(
    "address", ["crane.jpg", "./crane.jpg?width=800#x", "page_files/big%20crane.jpg", "page_files/../crane.jpg"]
)
def test_a_picture_beside_a_saved_page_is_read_from_there(address: str, page: Path) -> None:
    assert load_picture(address, str(page), None) == JPEG
    assert load_picture(address, page.as_uri(), None) == JPEG


@pytest.mark.parametrize("address", ["../secret.jpg", "%2e%2e/secret.jpg", "page_files/../../secret.jpg", "link.jpg"])
def test_nothing_outside_the_folder_of_the_article_is_read(address: str, page: Path) -> None:
    (page.parent / "link.jpg").symlink_to(page.parent.parent / "secret.jpg")
    with pytest.raises(SourceNotFound, match="was found beside the article"):
        load_picture(address, str(page), None)


def test_nor_what_a_whole_path_or_an_address_of_a_file_names(page: Path) -> None:
    secret = page.parent.parent / "secret.jpg"
    for address in (str(secret), secret.as_uri()):
        with pytest.raises(SourceNotFound):
            load_picture(address, str(page), None)


def test_an_article_that_is_no_file_leads_to_none(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(page.parent)
    for source in ("-", "pasted"):
        with pytest.raises(SourceNotFound):
            load_picture("crane.jpg", source, None)


@pytest.mark.parametrize("address", ["", "\0.jpg", "missing.jpg", "page_files", "a" * 5000])
def test_what_is_no_picture_is_reported(address: str, page: Path) -> None:
    with pytest.raises(SourceNotFound):
        load_picture(address, str(page), None)


def test_a_named_pipe_is_not_waited_for(page: Path) -> None:
    os.mkfifo(page.parent / "pipe.jpg")
    with pytest.raises(SourceNotFound):
        load_picture("pipe.jpg", str(page), None)


def test_a_file_may_not_be_too_long(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MOST_BYTES", 3)
    with pytest.raises(SourceUnreadable, match="too long for a picture"):
        load_picture("crane.jpg", str(page), None)


def test_a_picture_of_the_web_is_fetched_as_one_and_kept(site: Any) -> None:
    address = site.give("/img/crane.jpg", JPEG, Content_Type="image/jpeg")
    assert load_picture(address, "-", None) == JPEG
    assert site.asked[0][1]["Accept"].startswith("image/")
    assert load_picture(address, "-", None, Fetching(offline=True)) == JPEG
    with pytest.raises(SourceNotKept):
        load_picture(f"{site.address}/other.jpg", "-", None, Fetching(offline=True))


def test_relative_addresses_lead_from_the_page(site: Any, page: Path) -> None:
    site.give("/img/crane.jpg", JPEG, Content_Type="image/jpeg")
    story = f"{site.address}/2026/story"
    assert load_picture("../img/crane.jpg", story, None) == JPEG
    assert load_picture("/img/crane.jpg", str(page), story) == JPEG, "a saved page that says where it is from"
    assert load_picture(f"//{site.address.partition('//')[2]}/img/crane.jpg", story, None) == JPEG


@pytest.mark.parametrize(
    ("media_type", "what"), [("text/html", "a page"), ("image/svg+xml", "a drawing"), ("application/json", "data")]
)
def test_a_server_that_sends_something_else_is_not_listened_to(media_type: str, what: str, site: Any) -> None:
    address = site.give("/crane.jpg", JPEG, Content_Type=media_type)
    with pytest.raises(SourceIsBinary, match=f"is {what}, not a picture"):
        load_picture(address, "-", None)


def test_a_picture_of_the_web_may_not_be_too_long(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ON_WIRE", 1 << 20)
    address = site.give("/crane.jpg", bytes(2 << 20), Content_Type="image/jpeg")
    with pytest.raises(SourceUnreadable, match="longer than 1 MiB, too long for a picture"):
        load_picture(address, "-", None)
