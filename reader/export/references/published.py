"""The day on which an article was published, in numbers."""

from __future__ import annotations

import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")


def date_parts(published: str | None) -> tuple[int, ...]:
    """Year, month and day of an ISO 8601 date, as far as it has them; () if there is none."""
    found = _DATE.match(published or "")
    return tuple(int(part) for part in found.groups() if part) if found else ()
