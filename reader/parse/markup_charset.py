"""Find the encoding that markup declares in its first bytes. Decodes nothing."""

from __future__ import annotations

import codecs
import re

from reader.base import lazy_regex

DECLARATION_BYTES = 4096
"""Bytes from the beginning in which a page declares its encoding. Browsers look at a quarter of that, but some pages
put scripts first."""

_DECLARATION = lazy_regex.compile(
    rb"""<meta\b[^<>]{0,400}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})|"""
    rb"""\A\s*<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)

_BROWSER_ENCODINGS = {
    **dict.fromkeys(("utf-16", "utf-16-le", "utf-16-be", "utf-32"), "utf-8"),  # the declaration would not be readable
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}


def is_markup(data: bytes) -> bool:
    """Whether bytes begin with a tag, after whitespace."""
    return data[:DECLARATION_BYTES].lstrip().startswith(b"<")


def declared_charset(data: bytes) -> str | None:
    """Python's name of the encoding that a page declares, interpreted as by browsers; None without a known one."""
    match = _DECLARATION.search(data[:DECLARATION_BYTES]) if is_markup(data) else None
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    return _BROWSER_ENCODINGS.get(name, name)
