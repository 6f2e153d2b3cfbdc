"""Calendar dates are found by pattern; durations are not."""

from __future__ import annotations

import pytest

from reader.annotate.entities.detect import date_patterns
from reader.model.span import Span

CASES = {
    "weekday": ("It closed on Tuesday.", "Tuesday"),
    "month first": ("It closed on June 26, 2023.", "June 26, 2023"),
    "day first": ("It closed on 3 March 2021.", "3 March 2021"),
    "weekday and date": ("It closed on Tuesday, March 4, 2025.", "Tuesday, March 4, 2025"),
    "ordinal": ("It closed on the 3rd of March.", "3rd of March"),
    "short month": ("It closed on Oct. 5, as planned.", "Oct. 5"),
    "days to days": ("It was shut June 3-5.", "June 3-5"),
    "month and year": ("Since July 2021 nothing moved.", "July 2021"),
    "month alone": ("Nothing moved in January.", "January"),
    "month that is also a verb": ("Nothing moved in May. They may march.", "May"),
    "name of a woman": ("Theresa May left.", ""),
    "year": ("It closed in 2019.", "2019"),
    "two years": ("It closed in 2019 and 2021.", "2019|2021"),
    "year in brackets": ("The old pier (1987) stands.", "1987"),
    "digits": ("Signed 2024-11-12, filed 13/11/2024.", "2024-11-12|13/11/2024"),
    "time of day": ("It closed at 1430 GMT on May 4, 2019.", "May 4, 2019"),
    "day and time of day": ("It closed on 4 May 1430 GMT.", "4 May"),
    "number of a house": ("They live at 1909 Old Quay Street.", ""),
    "number of a file": ("They lost suit No. 2016-1998 and 2016-CV-0012.", ""),
    "year in a heading": ("The 2016 Harbour Road plan.", "2016"),
    "over two lines": ("It closed on Oct.\n5, as planned.", "Oct.\n5"),
    "number": ("Some 2,400 dockers and 610 jobs.", ""),
    "verb": ("It may close.", ""),
    "duration": ("It took three years.", ""),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_dates_are_found(text: str, expected: str) -> None:
    assert "|".join(text[span.start : span.end] for span in date_patterns.find(text, Span(0, len(text)))) == expected


@pytest.mark.parametrize("unit", ["1", "1/", "1-", "May ", "in 1", "3 of ", "Mon "])
def test_a_very_long_line_is_read_in_linear_time(unit: str) -> None:
    text = unit * 50_000
    assert list(date_patterns.find(text, Span(0, len(text)))) == []
