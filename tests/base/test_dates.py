"""Days are read only where they are certain, and in one way everywhere."""

from __future__ import annotations

import pytest

from reader.base.dates import calendar_day, date_in, date_of, date_parts, day_of, moment_of

WRITTEN = {
    "March 4, 2025": "2025-03-04",
    "Mar. 4 2025": "2025-03-04",
    "MARCH 4th, 2025": "2025-03-04",
    "4 March 2025": "2025-03-04",
    "4th of March, 2025": "2025-03-04",
    "4th March of 2025": "2025-03-04",
    "Sept 3, 2025": "2025-09-03",
    "4 mars 2025": "2025-03-04",
    "4 octubre 2025": "2025-10-04",
    "2025-03-04": "2025-03-04",
    "24/03/2025": "2025-03-24",
    "3.3.2025": "2025-03-03",
    "2025.03.04": "2025-03-04",
}

NO_DATES = [
    "Boston Marathon 26, 2024",
    "Augusta 26, 2024",
    "Mayor 3, 2024",
    "Decree 5, 2024",
    "March 3rds, 2024",
    "March 3, 20245",
    "3 March 20245",
    "1203 March 2024",
    "12025-03-04",
    "2025-03-045",
    "04/03/2025",
    "31/12/20245",
    "March 2024",
    "March 3",
    "of March 3 of",
]


@pytest.mark.parametrize(("words", "day"), WRITTEN.items())
def test_a_date_is_read_alone_and_in_a_line(words: str, day: str) -> None:
    assert date_of(f" {words} ") == day
    assert date_in(f"Posted on {words} by Ana Reyes") == day


@pytest.mark.parametrize("words", NO_DATES)
def test_what_only_looks_like_a_date_is_none(words: str) -> None:
    assert date_of(words) is None
    assert date_in(f"Posted on {words} by Ana Reyes") is None


def test_days_of_other_languages_come_first() -> None:
    assert date_in("Tue 04.03.25 | 14:07") == date_in("04-mar-2025") == date_in("4-Mar-2025") == "2025-03-04"
    assert date_in("version 4.13.25") is date_in("1.4.03.25") is None


def test_the_first_date_of_a_line_counts_and_two_are_not_one() -> None:
    assert date_in("March 4, 2025, updated March 5, 2025") == "2025-03-04"
    assert date_of("March 4, 2025, March 5, 2025") is None


def test_a_letter_that_counts_as_another_is_read_as_that() -> None:
    assert date_in("ſept 3, 2025") == "2025-09-03"


@pytest.mark.parametrize("line", ["Mar 4 20254:29 AM", "March 4, 2025Updated"])
def test_what_is_glued_to_a_year_does_not_hide_it(line: str) -> None:
    assert date_in(line) == "2025-03-04"


@pytest.mark.parametrize("line", ["February 30, 2025", "2025-13-01", "31/31/2025", "nothing"])
def test_a_day_that_is_not_in_the_calendar_is_no_date(line: str) -> None:
    assert date_in(line) is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://averil.example/2025/03/04/port-workers-walk-out", "2025-03-04"),
        ("https://averil.example/news/2025-03-04/walk-out.html", "2025-03-04"),
        ("https://averil.example/news/20250304/walk-out", "2025-03-04"),
        ("https://averil.example/2025/03/walk-out", None),
        ("https://averil.example/2025/13/40/walk-out", None),
        ("https://averil.example/2025/03/04/", None),
        ("https://averil.example/walk-out?from=/2025/03/04/mail", None),
        ("https://averil.example/walk-out-120250304-1/", None),
        (None, None),
    ],
)
def test_days_in_addresses(address: str | None, day: str | None) -> None:
    assert day_of(address) == day


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-03-04", "2025-03-04"),
        ("20250304", "2025-03-04"),
        ("2025-03-04 8:30", "2025-03-04T08:30:00"),
        ("2025-03-04T08:30:05.123+0100", "2025-03-04T08:30:05+01:00"),
        ("2025-03-04 31:30", "2025-03-04"),
        ("2025-13-04", None),
        ("2025-02-30", None),
        ("4 March 2025", None),
    ],
)
def test_moments_of_pages(written: str, iso: str | None) -> None:
    assert moment_of(written) == iso


def test_a_year_in_front_is_read_as_libraries_write_it() -> None:
    assert date_in("2025 Mar 4;15(1):e33") == "2025-03-04"


@pytest.mark.parametrize("stated", ["2025-03-04", "2025-03-04T10:00:00+01:00"])
def test_the_day_of_a_date_and_time(stated: str) -> None:
    day = calendar_day(stated)
    assert day is not None
    assert day.isoformat() == "2025-03-04"


@pytest.mark.parametrize("stated", [None, "", "2025-03", "2025-02-30", "Tuesday"])
def test_what_is_no_day_of_the_calendar(stated: str | None) -> None:
    assert calendar_day(stated) is None


def test_a_date_has_as_many_parts_as_are_stated() -> None:
    assert date_parts("2025-03-04T10:00") == (2025, 3, 4)
    assert date_parts("2025-03") == (2025, 3)
    assert date_parts("2025") == (2025,)
    assert date_parts(None) == date_parts("spring") == ()
