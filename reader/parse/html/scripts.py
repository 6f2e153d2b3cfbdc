"""Find an article that a page keeps in data for its scripts. Knows JSON; knows nothing of the page's elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from reader.base.regex import expression
from reader.parse.html.head import Head
from reader.parse.html.tree import Element

MIN_ARTICLE_CHARS = 400
"""Code points of the shortest text that is taken for an article."""

MIN_PARAGRAPH_CHARS = 40
"""Code points that some of the paragraphs of a list must have."""

MIN_PARAGRAPHS = 3

MAX_SCRIPT_CHARS = 20_000_000
"""Code points of the largest script that is looked at."""

MAX_VALUES = 200_000
"""Values that are looked at."""

_WHOLE = frozenset(
    [
        *("articlebody", "body", "bodyhtml", "body_html", "content", "contenthtml", "html", "storyhtml", "fulltext"),
        *("text", "story", "articletext", "maincontent", "rendered", "markup", "content:encoded"),
    ]
)
_PART = ("html", "text", "content", "value", "body", "paragraph", "markup")
_MARKUP = expression(r"<(?:p|br|div|h[1-6]|ul|blockquote)\b", re.IGNORECASE)
_ASSIGNED = expression(
    r"(?:window(?:\.[\w$]+|\[['\"][\w$]+['\"]\])|(?:var|let|const) [\w$]+)\s*=\s*"
    r"(?:(?P<parsed>JSON\.parse\(\s*)(?=\")|(?=[{\[]))"
)
_PUSHED = expression(r"self\.__next_f\.push\(\s*(?=\[)")
_ROW = expression(r"^[0-9a-f]+:(?=[{\[])", re.MULTILINE)


def article_in_scripts(root: Element, head: Head) -> str | None:
    """The longest article in JSON-LD or in other data, as HTML; None where there is none."""
    found = [body for item in head.json_ld_articles if isinstance(body := item.get("articleBody"), str)]
    if not any(len(body) >= MIN_ARTICLE_CHARS for body in found):
        found += [text for data in _all_data(root) for text in _texts(data)]
    best = max(found, key=len, default="")
    return _as_markup(best) if len(best) >= MIN_ARTICLE_CHARS else None


def _all_data(root: Element) -> Iterator[Any]:
    """What the scripts of a page are given, whole values and those that come in parts."""
    parts: list[str] = []
    for script in root.iter("script"):
        yield from _data(script)
        parts += _pushed(script)
    written = "".join(parts)[:MAX_SCRIPT_CHARS]
    yield from (_load(written, row.end()) for row in islice(_ROW.finditer(written), MAX_VALUES))


def _pushed(script: Element) -> Iterator[str]:
    """The parts of the rows of data that a page pushes one after the other, each with a number that says it is text."""
    if len(text := script.text or "") > MAX_SCRIPT_CHARS:
        return
    for match in _PUSHED.finditer(text):
        match _load(text, match.end()):
            case [1, str(part)]:
                yield part


def _data(script: Element) -> Iterator[Any]:
    text = script.text or ""
    if not MIN_ARTICLE_CHARS <= len(text) <= MAX_SCRIPT_CHARS:
        return
    kind = (script.get("type") or "").lower()
    if "json" in kind and "ld+json" not in kind:
        yield _load(text.strip())
    elif not kind or "javascript" in kind or kind == "module":
        for match in _ASSIGNED.finditer(text):
            value = _load(text, match.end())
            yield _load(value) if match["parsed"] and isinstance(value, str) else value
            break


def _load(text: str, at: int = 0) -> Any:
    """The value that is written in `text` from `at` on; None where none is."""
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, at)[0]
    except (ValueError, RecursionError):
        return None


def _texts(data: Any) -> Iterator[str]:
    """Long texts under the names that articles go by, and lists of paragraphs as one."""
    waiting, passed = [data], 0
    while waiting and passed < MAX_VALUES:
        value = waiting.pop()
        passed += 1
        if isinstance(value, dict):
            for key, part in value.items():
                if isinstance(part, str) and key.lower() in _WHOLE and len(part) >= MIN_ARTICLE_CHARS and " " in part:
                    yield part
            waiting.extend(value.values())
        elif isinstance(value, list):
            if text := _paragraphs(value):
                yield text
            waiting.extend(value)


def _paragraphs(items: list[Any]) -> str:
    parts = [part for item in items if (part := _words(item))]
    if sum(len(part) >= MIN_PARAGRAPH_CHARS and " " in part for part in parts) < MIN_PARAGRAPHS:
        return ""
    return "".join(part if _MARKUP.search(part) else f"<p>{part}</p>" for part in parts)


def _words(item: Any) -> str:
    if isinstance(item, dict):
        spans = item.get("children")
        own = next((item[key] for key in _PART if isinstance(item.get(key), str)), "")
        item = own or "".join(map(_span, spans if isinstance(spans, list) else ()))
    return item.strip() if isinstance(item, str) else ""


def _span(part: Any) -> str:
    """The words of a part of a paragraph."""
    return text if isinstance(part, dict) and isinstance(text := part.get("text"), str) else ""


def _as_markup(text: str) -> str:
    if "&lt;" in text and not _MARKUP.search(text):
        text = html.unescape(text)
    if _MARKUP.search(text):
        return text
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
