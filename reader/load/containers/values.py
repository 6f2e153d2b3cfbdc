"""What single values of a container mean: a date, names, a language, text. Whatever is not understood is left out."""

from __future__ import annotations

import re
from html import unescape

from reader.base import lazy_regex
from reader.base.dates import date_in, moment_of
from reader.base.text import one_line

LONGEST_ID = 200
"""Characters of an id that are kept; it is part of a name that people read."""

_TAG = lazy_regex.compile(
    r"</(?:p|div|span|a|b|i|em|strong|h[1-6]|ul|ol|li|article|section|blockquote|table|html)\s*>|<(?:br|p|img)\b[^<>]*>",
    re.IGNORECASE,
)
_ANY_TAG = lazy_regex.compile(r"<[a-zA-Z/][^<>]*>")
_EPOCH = lazy_regex.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?", re.ASCII)
_BY = lazy_regex.compile(r"^by:?\s+", re.IGNORECASE)
_BETWEEN_NAMES = lazy_regex.compile(r"\s*[;|\n]\s*|\s+(?:and|&)\s+")


def html_in(text: str) -> bool:
    """Whether a text is written in HTML, wholly or in parts."""
    return "<" in text and bool(_TAG.search(text))


def text_in(value: object) -> str | None:
    """The text of a field: one string, or a list of paragraphs; None where it is neither."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        parts = [part for part in map(_paragraph, value) if part is not None]
        return "\n\n".join(parts) if parts else None
    return None


def _paragraph(value: object) -> str | None:
    if isinstance(value, dict):
        value = next((value[name] for name in ("text", "content") if isinstance(value.get(name), str)), None)
    return value if isinstance(value, str) else None


def line_in(value: object) -> str | None:
    """A value on one line without markup; None where it is nothing."""
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    line = str(value).encode("utf-8", "ignore").decode()  # lone surrogates have no UTF-8 form
    if "<" in line:
        line = _ANY_TAG.sub("", line)
    return one_line(unescape(line) if "&" in line else line) or None


def id_in(value: object) -> str | None:
    """An id as it is shown; None where there is none."""
    line = line_in(value)
    return line[:LONGEST_ID] if line else None


def names_in(value: object) -> tuple[str, ...]:
    """The names of authors, from a list or from one line."""
    if isinstance(value, list):
        return tuple(dict.fromkeys(name for one in value for name in names_in(one)))
    if isinstance(value, str) and "\n" in value.strip():
        return names_in(value.strip().split("\n"))
    line = _BY.sub("", line_in(value) or "")
    names = [name.strip(" ,") for name in _BETWEEN_NAMES.split(line)]
    by_comma = [part.strip() for name in names for part in name.split(",")]
    # "Reyes, Ana" is one name, "Ana Reyes, Jo Lind" are two.
    names = by_comma if all(" " in name for name in by_comma) else names
    return tuple(dict.fromkeys(name for name in names if name))


def published_in(value: object) -> str | None:
    """A date, or date and time, in ISO form: from any usual form, or from seconds or milliseconds since 1970."""
    line = line_in(value)
    if line is None:
        return None
    if _EPOCH.fullmatch(line):
        return _since_1970(line)
    return moment_of(line) or _mail_date(line) or date_in(line)


def _since_1970(line: str) -> str | None:
    from datetime import UTC, datetime

    seconds = float(line)
    seconds = seconds / 1000 if seconds >= 1e11 else seconds
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _mail_date(line: str) -> str | None:
    from email.utils import parsedate_to_datetime  # late: most dates are in another form, and it imports much

    try:
        return parsedate_to_datetime(line).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def language_in(value: object) -> str | None:
    """The ISO 639-1 code of a language: "en" for "en-GB" and "English"."""
    line = (line_in(value) or "").lower()
    code = line[:2] if len(line) == 2 or line[2:3] in ("-", "_") else _LANGUAGES.get(line, "")
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


_LANGUAGES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "eng": "en",
    "deu": "de",
    "fra": "fr",
    "spa": "es",
}


def address_in(value: object) -> str | None:
    """A web address; None where it is something else."""
    line = line_in(value)
    return line if line and line.startswith(("https://", "http://")) else None
