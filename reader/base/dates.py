"""Find the date in a line of text or in an address. Looks at one line at a time."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from reader.base import lazy_regex

if TYPE_CHECKING:
    from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The months in short, as English and BibTeX have them."""

_ENDINGS = (
    "uary|uar|uari|vier|eiro",
    "ruary|ruar|ruari|rero|braio",
    "ch|s|zo|ts",
    "il|ile",
    "o",
    "e|i|ho|io",
    "y|i|ho|io",
    "ust|usti|ustus",
    "t|tember|tembre|tiembre",
    "ober|obre|ubre",
    "ember|embre|iembre|embro",
    "ember|embre",
)
"""How the months that begin so continue, in English and in languages that write them similarly."""

_MONTH = (
    r"(?P<month>"
    + "|".join(f"{month}(?:{endings})?" for month, endings in zip(MONTHS, _ENDINGS, strict=True))
    + r")\b\.?"
)
_ISO = lazy_regex.compile(r"\b(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{2})(?P=mark)(?P<day>\d{2})(?!\d)")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:of )?(?P<year>\d{4})(?!\d)"
_US = lazy_regex.compile(rf"\b{_MONTH} {_DAY},? {_YEAR}", re.IGNORECASE)
_UK = lazy_regex.compile(rf"\b{_DAY} (?:of )?{_MONTH},? {_YEAR}", re.IGNORECASE)
_YEAR_FIRST = lazy_regex.compile(rf"\b(?P<year>\d{{4}}) {_MONTH} {_DAY}\b", re.IGNORECASE)
_SLASHED = lazy_regex.compile(r"\b(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})\b")
_FOREIGN = lazy_regex.compile(
    r"\b(?P<day>\d{1,2})(?:\.|º|er|a)? (?:de )?(?P<name>[^\W\d_]{2,12})\.?,? (?:del? )?(?P<year>\d{4})(?!\d)"
)
_HYPHENATED = lazy_regex.compile(r"\b(?P<day>\d{1,2})-(?P<name>[^\W\d_]{3,9})-(?P<year>\d{4})(?!\d)")
_DOTTED_SHORT = lazy_regex.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<number>\d{2})\.(?P<short>\d{2})(?![\d.]*\d)")
_EAST_ASIAN = lazy_regex.compile(
    r"(?P<year>\d{4})\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]", within=("年", "년")
)
_FOREIGN_MONTHS = (
    "january januar januari janvier janv enero ene gennaio gen janeiro stycznia ocak tammikuuta jänner",
    "february februar februari février févr fév febrero febbraio fevereiro lutego şubat helmikuuta feber",
    "march märz mär mars marzo março maart mrt marca mart maaliskuuta marts",
    "april avril avr abril abr aprile kwietnia nisan huhtikuuta",
    "may mai mayo maggio maio mei maj maja mayıs toukokuuta",
    "june juni juin junio giugno junho czerwca haziran kesäkuuta",
    "july juli juillet juil julio luglio julho lipca temmuz heinäkuuta",
    "august août agosto ago augustus augusti sierpnia ağustos elokuuta",
    "september septembre septiembre setiembre settembre setembro września eylül syyskuuta",
    "october oktober octobre octubre ottobre outubro października ekim lokakuuta okt",
    "november novembre noviembre novembro listopada kasım marraskuuta",
    "december dezember décembre déc diciembre dic dicembre dezembro grudnia aralık joulukuuta desember dez des",
)
_MONTH_NUMBERS = {
    name: number
    for number, (short, names) in enumerate(zip(MONTHS, _FOREIGN_MONTHS, strict=True), 1)
    for name in (short, *names.split())
}
"""The number of each month by its name in other languages, in the forms and abbreviations that dates have."""

FIRST_YEAR = 1600
"""Year of the earliest date that is believed: pages that know no date state one in year 1."""

_IN_PATH = lazy_regex.compile(
    r"[^?#]*?/(?P<year>(?:19|20)\d\d)(?P<mark>[/-]?)(?P<number>\d\d)(?P=mark)(?P<day>\d\d)[/-][^/]"
)
_MOMENT = lazy_regex.compile(
    r"(?P<year>\d{4})-?(?P<number>\d{2})-?(?P<day>\d{2})"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_PARTS = lazy_regex.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
_GLUED_CLOCK = lazy_regex.compile(r"(?<=\d{4})(?=\d{1,2}:\d)")


def day_of(address: str | None) -> str | None:
    """The date in the path of an article's address, in ISO form; None if there is none."""
    match = _IN_PATH.match(address or "")
    return _iso(match.groupdict()) if match is not None else None


def calendar_day(published: str | None) -> date | None:
    """The day of a date, or of a date and time, in ISO form; None if it is neither, or not in the calendar."""
    from datetime import date  # late: the first page may not need it

    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def date_parts(published: str | None) -> tuple[int, ...]:
    """Year, month and day of an ISO 8601 date, as far as it has them, in the calendar or not; () if there is none."""
    found = _PARTS.match(published or "")
    return tuple(int(part) for part in found.groups() if part) if found else ()


def date_in(line: str) -> str | None:
    """The first full date of a line, in ISO form; None if a part is missing, or day and month could be swapped."""
    line = _GLUED_CLOCK.sub(" ", line)
    for pattern in (_ISO, _US, _UK, _YEAR_FIRST, _SLASHED):
        if (match := pattern.search(line)) and (found := _iso(match.groupdict())):
            return found
    return _date_in_other_language(line)


def _date_in_other_language(line: str) -> str | None:
    if (match := _EAST_ASIAN.search(line)) and (found := _iso(match.groupdict())):
        return found
    if (match := _DOTTED_SHORT.search(line)) and (found := _iso(match.groupdict() | {"year": f"20{match['short']}"})):
        return found
    for match in chain(_FOREIGN.finditer(line), _HYPHENATED.finditer(line)):
        number = _MONTH_NUMBERS.get(match["name"].lower())
        parts = {"year": match["year"], "number": str(number), "day": match["day"]}
        if number is not None and (found := _iso(parts)):
            return found
    return None


def date_of(words: str) -> str | None:
    """The date that the whole text is, in ISO form; None if it is not exactly one date."""
    words = words.strip()
    for pattern in (_ISO, _US, _UK, _SLASHED):
        if match := pattern.fullmatch(words):
            return _iso(match.groupdict())
    return None


def moment_of(written: str) -> str | None:
    """A date in ISO form, with the time where one is stated; None where it begins with no such date."""
    match = _MOMENT.match(written.strip())
    if match is None or not (day := _iso(match.groupdict())):
        return None
    hour, minute, second, zone = match.group("hour", "minute", "second", "zone")
    if hour is None or int(hour) > 23 or int(minute) > 59:
        return day
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone or ""
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    return f"{day}T{int(hour):02}:{minute}:{second or '00'}{zone}"


def _iso(parts: dict[str, str]) -> str | None:
    if "first" in parts:
        one, other = int(parts["first"]), int(parts["second"])
        if min(one, other) > 12 or (one <= 12 and other <= 12 and one != other):
            return None  # The third of April or the fourth of March: the line does not say.
        month, day = min(one, other), max(one, other)
    else:
        month = int(parts["number"]) if "number" in parts else MONTHS.index(parts["month"][:3].casefold()) + 1
        day = int(parts["day"])
    if int(parts["year"]) < FIRST_YEAR:
        return None
    from datetime import date  # late: the first page may not need it

    try:
        return date(int(parts["year"]), month, day).isoformat()
    except ValueError:
        return None
