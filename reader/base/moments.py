"""Times as they are written: in UTC for programs, by the clock of the place for people."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_moment(seconds: float) -> str:
    """A time in seconds since 1970, in ISO form: "2025-03-04T12:00:00+00:00"."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def local_minute(seconds: float) -> str:
    """The same to the minute, in the time zone of the user: "2025-03-04 13:00"."""
    return datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")
