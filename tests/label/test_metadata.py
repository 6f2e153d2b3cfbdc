"""What the article says of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.document import Document
from tests.label.conftest import STORY

Read = Callable[[str], Document]


@pytest.mark.parametrize(
    ("line", "authors", "inferred"),
    [
        ("By Ana Reyes and Tomas Lind", ("Ana Reyes", "Tomas Lind"), False),
        ("By Ana Reyes, Tomas Lind and Jo van der Meer", ("Ana Reyes", "Tomas Lind", "Jo van der Meer"), False),
        ("Ana Reyes, Harbour correspondent", ("Ana Reyes",), False),
        ("Ana Reyes - Harbour Correspondent", ("Ana Reyes",), False),
        ("Ana Reyes", ("Ana Reyes",), False),
        ("Posted by Ana Reyes on March 4, 2025, 6:21 AM EST", ("Ana Reyes",), False),
        ("March 4, 2025 | by Ana Reyes", ("Ana Reyes",), False),
        ("By ANA REYES", ("Ana Reyes",), False),
        ("By Ana Reyes@anareyes Mar 4, 2025, 7:53pm EST", ("Ana Reyes",), False),
        ("By Ana ReyesStaff Writer", ("Ana Reyes",), False),
        ("Ana Reyes Associated Press", ("Ana Reyes",), False),
        ("By Reuters", (), False),
        ("Follow Ana Reyes on Facebook and Twitter.", ("Ana Reyes",), True),
        ("Share", (), False),
        ("Breaking News", (), False),
        ("Black Friday", (), False),
    ],
)
def test_authors(read_text: Read, line: str, authors: tuple[str, ...], inferred: bool) -> None:
    metadata = read_text(f"Port workers walk out for the third time\n\n{line}\n\n{STORY}").metadata
    assert (metadata.authors, metadata.authors_inferred) == (authors, inferred)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("March 4, 2025", "2025-03-04"),
        ("Updated 12:24 am EST, Wednesday, 4 March 2025", "2025-03-04"),
        ("Published Wed, Mar 4 20254:29 AM EST", "2025-03-04"),
        ("2025-03-04T08:15:00Z", "2025-03-04"),
        ("By Ana Reyes March 4, 2025", "2025-03-04"),
        ("24/03/2025", "2025-03-24"),
        ("04/03/2025", None),
        ("2 hours ago", None),
        ("March 4", None),
    ],
)
def test_the_date_is_taken_only_when_it_is_certain(read_text: Read, line: str, published: str | None) -> None:
    assert read_text(f"Port workers walk out for the third time\n\n{line}\n\n{STORY}").metadata.published == published


def test_headline_and_dek(read_text: Read) -> None:
    metadata = read_text(
        f"Port workers walk out\n\nThirty ships wait and a minister has little time\n\nBy Ana Reyes\n\n{STORY}"
    ).metadata
    assert metadata.headline == "Port workers walk out"
    assert metadata.dek == "Thirty ships wait and a minister has little time"


def test_the_language_is_said_only_when_it_shows(read_text: Read) -> None:
    assert read_text(STORY).metadata.language == "en"
    german = "Die Hafenarbeiter legten am Dienstag die Arbeit nieder und gingen nach Hause."
    assert read_text(german).metadata.language is None
