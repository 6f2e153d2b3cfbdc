"""Detecting the format by name, declared media type and content."""

from __future__ import annotations

import pytest

from reader.model.raw import Raw
from reader.parse.detect import detect_format


@pytest.mark.parametrize(
    ("uri", "media_type", "text", "expected"),
    [
        ("a.txt", None, "", "text"),
        ("a.md", None, "", "markdown"),
        ("A.HTML", None, "", "html"),
        ("https://averil.example/a.html?x=1.txt", None, "", "html"),
        ("https://averil.example/a", "text/html; charset=utf-8", "", "html"),
        ("https://averil.example/a.md", "text/plain", "", "markdown"),
        ("https://averil.example/a.html", "text/plain", "", "text"),
        ("-", None, "<!DOCTYPE html><html>", "html"),
        ("-", None, "<?xml version='1.0'?>\n<html>", "html"),
        ("-", None, "<p>The <b>cranes</b> stood still.</p><p>Why?</p>", "html"),
        ("-", None, '\n<div class="letter">Dear reader,<br>it rains.', "html"),
        ("-", None, "<b> is what makes words bold.", "text"),
        ("-", None, "<crane>Nobody</crane>", "text"),
        ("-", None, "# Out\n\nThe **cranes** stood still.", "markdown"),
        ("-", None, "---\ntitle: Out\n---\n\n[more](https://averil.example)", "markdown"),
        ("-", None, "# 4 in the list, and * a star", "text"),
        ("a.txt", None, "# Out\n\nThe **cranes** stood still.", "text"),
        ("-", None, "He said <html> was a tag.", "text"),
        ("-", "application/octet-stream", "Port workers walk out", "text"),
    ],
)
def test_the_format_is_detected(uri: str, media_type: str | None, text: str, expected: str) -> None:
    assert detect_format(Raw(uri, b"", media_type), text) == expected
