"""Messages and mailboxes that the standard library wrote."""

from __future__ import annotations

import mailbox
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from reader.pipeline import parse_document

STORY = "Cranes stood still on Tuesday, and nobody knew for how long.\n\nFrom the quay, “nothing moved”.\n"


def message(number: int = 1, **how: Any) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = f"Port workers – day {number}"
    made["From"] = "Ana Reyes <ana@post.example>"
    made["Date"] = "Tue, 04 Mar 2025 10:00:00 +0100"
    made["Message-ID"] = f"<{number}@post.example>"
    made.set_content(STORY, **how)
    return made


def test_a_message_is_one_article(read: Callable[..., Any]) -> None:
    made = message()
    made.add_alternative("<p>Other words.</p>", subtype="html")
    made.add_attachment("Another article.", filename="other.txt")
    (article,), errors = read("a.eml", bytes(made))
    document = parse_document(article)
    assert (article.uri, errors) == ("a.eml", [])
    assert document.text == STORY.strip()
    metadata = document.metadata
    assert (metadata.headline, metadata.authors) == ("Port workers – day 1", ("Ana Reyes",))
    assert metadata.published == "2025-03-04T10:00:00+01:00"


def test_html_is_taken_where_there_is_no_text(read: Callable[..., Any]) -> None:
    made = EmailMessage()
    made.set_content("<p>Café <b>closed</b>.</p>", subtype="html", charset="iso-8859-1")
    (article,), _ = read("a.eml", bytes(made))
    assert parse_document(article).text == "Café closed."


def test_a_mailbox_is_many(desk: Path, read: Callable[..., Any]) -> None:
    box = mailbox.mbox("m.mbox")
    for number in (1, 2, 2):
        box.add(message(number, cte="quoted-printable" if number == 2 else "8bit"))
    box.close()
    for name, data in (("m.mbox", None), ("m.txt", Path("m.mbox").read_bytes())):
        articles, errors = read(name, data)
        assert [article.uri for article in articles] == [f"{name}#{n}@post.example" for n in ("1", "2")] + [
            f"{name}#2@post.example~3"
        ]
        assert [parse_document(article).text for article in articles] == [STORY.strip()] * 3
        assert errors == []


def test_what_takes_the_standard_library_long_is_cut_or_refused(read: Callable[..., Any]) -> None:
    encoded = "Message-ID: <7@post.example>\nSubject: Walkout" + " =?utf-8?q?x?=" * 100_000
    (article,), errors = read("a.eml", f"{encoded}\n\n{STORY}")
    assert (article.metadata.headline[:9], errors) == ("Walkout x", [])
    remarks = f"From: {'(' * 100_000}\nMessage-ID: {'(' * 100_000}\n\n{STORY}"
    (article,), errors = read("b.eml", remarks)
    assert (article.data.decode(), errors) == (STORY, [])
    nested = "Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 20_000
    assert read("c.eml", nested) == ([], ["c.eml: is a message of more than 1,000 nested parts"])


def test_a_message_without_text_is_named(desk: Path, read: Callable[..., Any]) -> None:
    empty = EmailMessage()
    empty["Message-ID"] = "<7@post.example>"
    empty.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    box = mailbox.mbox("m.mbox")
    box.add(empty)
    box.add(message())
    box.close()
    articles, errors = read("m.mbox")
    assert len(articles) == 1
    assert errors == ["m.mbox#7@post.example: is a message without text"]
    assert read("m.eml", bytes(empty))[1] == ["m.eml: is a message without text"]
