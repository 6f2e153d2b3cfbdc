"""Recognising single lines: dates, names, links, notes, furniture."""

from __future__ import annotations

import pytest

from reader.label.byline_forms import is_byline
from reader.label.furniture import is_furniture
from reader.label.lines import is_prose
from reader.label.names import is_name
from reader.label.parallel import are_parallel
from reader.label.phrases import phrases
from reader.label.timestamps import has_timestamp, is_date_line, strip_timestamps


@pytest.mark.parametrize(
    "line",
    [
        "March 4, 2025",
        "4th March 2025",
        "Tue 4 Mar 2025 18.25 GMT Last modified on Tue 4 Mar 2025 19.02 GMT",
        "Updated 1:39 am EST, Wednesday, March 5, 2025",
        "Published Wed, Nov 20 20194:29 AM ESTUpdated an hour ago",
        "2 hours ago",
        "an hour ago",
        "2025-03-04T08:15:00Z",
        "04/03/2025 10:15",
        "First published on March 4, 2025 / 1:07 AM",
        "Publish date:",
        "Last Updated : Mar 20, 2025 01:41 PM IST | Source: Harbour.example",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "June 9 – West Harbour, Averil",
        "In March 2025 nothing happened.",
        "5 things to know",
        "Rockledge 14 11 6",
        "May",
    ],
)
def test_lines_with_more_than_a_date_are_not_date_lines(line: str) -> None:
    assert not is_date_line(line)


def test_timestamps_are_stripped() -> None:
    assert strip_timestamps("Ana Reyes-Lind March 4, 2025 at 6:21 AM EST") == "Ana Reyes-Lind"
    assert has_timestamp("Ana Reyes March 4")
    assert not has_timestamp("Ana Reyes may come")


@pytest.mark.parametrize(
    "line", ["Ana Reyes", "ANA REYES", "Jean-Luc d'Orme", "J. K. Vance", "Ludwig van der Aver", "Ana Reyes Jr."]
)
def test_names(line: str) -> None:
    assert is_name(line)


@pytest.mark.parametrize(
    "line", ["Breaking News", "South Korea", "Most Popular Today", "Reuters", "Ana", "Cranes stand still", "Key Points"]
)
def test_other_lines_are_not_names(line: str) -> None:
    assert not is_name(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Reyes",
        "by Ana Reyes",
        "Author: Ana Reyes",
        "Story by Ana Reyes",
        "Interview by Ana Reyes",
        "Comment by Ana Reyes",
        "By",
        "By admin - 2025-03-04",
        "By Reuters",
    ],
)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", ["By noon 31 ships lay at anchor.", "By the sea", "Stand by me"])
def test_other_lines_are_not_bylines(line: str) -> None:
    assert not is_byline(line)


FURNITURE = (
    *("Advertisement", "ADVERTISEMENT", "Read more: How it began", "RELATED: How it began", "[Related: How it began]"),
    *(
        "Share this article",
        "Share on FacebookShare on TwitterShare via Email",
        "Follow us on Twitter",
        "1 / 23",
        "___",
    ),
    *(
        "Image 1 of 5",
        "Sign up for our newsletter",
        "Get breaking news alerts in your inbox.",
        "Skip to content",
        "* * *",
    ),
    *(
        "© 2025 The Averil Courier. All rights reserved.",
        "Copyright 2025 Seaboard Press.",
        "https://averil.example/a",
        "234 shares",
    ),
    *(
        "Click here to subscribe",
        "SUBSCRIBE NOW",
        "Filed under: Ports",
        "Click to share on Twitter (Opens in new window)",
    ),
)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter of the union was read out at the gate before the men went home to their families.",
        "More than 400 people slept in the terminal.",
        "“Sign up for our newsletter,” said the poster over his bed.",
        "Get out, she said.",
        "The best of the cranes was sold.",
        "Watch out for the third step.",
        "TIP-INS",
    ],
)
def test_other_lines_are_not_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Editor’s note: The headline was changed.", "(Reporting by Ana Reyes; editing by Jo Lind)"]
)
def test_notes(line: str) -> None:
    assert phrases("label/note").fit(line)


@pytest.mark.parametrize(
    ("line", "prose"),
    [
        ("The gate was shut at dawn, the union said on Monday.", True),
        (
            "The gate was shut at dawn. Nobody at the pier had been told, the union said, and it would stay as it was",
            True,
        ),
        ("The gate is shut.", False),
        ("Why the gate was shut at dawn on the coldest day of the year", False),
        ("Beijing warns envoy over harbour rights bill in the new year...", False),
        ("x" * 230, True),
    ],
)
def test_prose(line: str, prose: bool) -> None:
    assert is_prose(line) is prose


def test_parallel_lines() -> None:
    assert are_parallel(["June 9 – Averil", "June 12 – Orme", "July 1 – Castermouth"])
    assert not are_parallel(["The Rock That Nobody Wanted", "Lamp oil: a history", "A quiet year"])


@pytest.mark.parametrize(
    "sign_off", ["— With a report from Ana Reyes", "—Ana Reyes and Tomas Lind", "(With Ana Reyes)"]
)
def test_a_sentence_before_a_sign_off_is_prose(sign_off: str) -> None:
    assert is_prose(
        f"The harbour master left the quay at noon, and his deputies followed him to the old mill. {sign_off}"
    )
