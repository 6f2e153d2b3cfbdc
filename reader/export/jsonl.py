"""JSON Lines: one object per document, one document per line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from reader.export.record import record_of
from reader.model.document import Document

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON would pass as it is, though it can steer a terminal, break or turn a line, or has no UTF-8 form."""


def write(documents: Iterable[Document]) -> Iterator[str]:
    """One line per document, each ending in a newline."""
    return (dumps(record_of(document)) + "\n" for document in documents)


def dumps(value: Any) -> str:
    """JSON on one line that any UTF-8 stream and any reader of lines can take."""
    text = json.dumps(value, ensure_ascii=False, separators=(", ", ": "), check_circular=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
