"""What markup says in its first bytes of how it is encoded. Knows names of encodings; decodes nothing."""

from __future__ import annotations

import codecs
import re

from reader.base.regex import expression

DECLARATION_BYTES = 4096
"""Bytes in which a page states its encoding; browsers look at a quarter of that, and pages put scripts first."""

_STATED = expression(
    rb"""<meta\b[^<>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})|"""
    rb"""\A\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)

_AS_BROWSERS_READ = {
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-32"), "utf-8"),  # nobody could have read the statement
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}


def is_markup(data: bytes) -> bool:
    """Whether bytes begin as markup does."""
    return data[:DECLARATION_BYTES].lstrip().startswith(b"<")


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page states for itself, as browsers read it; None where it states none that is known."""
    match = _STATED.search(data[:DECLARATION_BYTES]) if is_markup(data) else None
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    return _AS_BROWSERS_READ.get(name, name)
