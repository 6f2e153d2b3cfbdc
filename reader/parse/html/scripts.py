"""Find an article in the JSON data that a page contains for its scripts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from reader.base import lazy_regex
from reader.parse.html.head import Head
from reader.parse.html.linked_data import DECODER
from reader.parse.html.tree import Element

MIN_ARTICLE_CHARS = 400
"""Code points in the shortest text that is taken for an article."""

MIN_PARAGRAPH_CHARS = 40
"""Code points in each paragraph that counts towards `MIN_PARAGRAPHS`."""

MIN_PARAGRAPHS = 3
"""Paragraphs in the shortest list that is taken for an article."""

MAX_SCRIPT_CHARS = 20_000_000
"""Code points in the largest script that is looked at."""

MAX_VALUES = 200_000
"""Values that are looked at, at most."""

_ARTICLE_KEYS = frozenset(
    [
        *("articlebody", "body", "bodyhtml", "body_html", "content", "contenthtml", "html", "storyhtml", "fulltext"),
        *("text", "story", "articletext", "maincontent", "rendered", "markup", "content:encoded"),
    ]
)
_PARAGRAPH_KEYS = ("html", "text", "content", "value", "body", "paragraph", "markup")
_MARKUP = lazy_regex.compile(r"<(?:p|br|div|h[1-6]|ul|blockquote)\b", re.IGNORECASE)
_ASSIGNMENT = lazy_regex.compile(
    r"(?:window(?:\.[\w$]+|\[['\"][\w$]+['\"]\])|(?:var|let|const) [\w$]+)\s*=\s*"
    r"(?:(?P<parsed>JSON\.parse\(\s*)(?=\")|(?=[{\[]))"
)
_PUSH_CALL = lazy_regex.compile(r"self\.__next_f\.push\(\s*(?=\[)")
_ROW = lazy_regex.compile(r"^[0-9a-f]+:(?=[{\[])", re.MULTILINE)


def article_in_scripts(root: Element, head: Head) -> str | None:
    """The longest article in JSON-LD or else in other data, as HTML; None if there is none."""
    candidates = [body for item in head.json_ld_articles if isinstance(body := item.get("articleBody"), str)]
    if not any(len(body) >= MIN_ARTICLE_CHARS for body in candidates):
        candidates += [text for data in _embedded_data(root) for text in _article_texts(data)]
    longest = max(candidates, key=len, default="")
    return _as_markup(longest) if len(longest) >= MIN_ARTICLE_CHARS else None


def _embedded_data(root: Element) -> Iterator[Any]:
    """The JSON values in the scripts of a page, including those that are pushed in parts."""
    parts: list[str] = []
    for script in root.iter("script"):
        yield from _script_data(script)
        parts += _pushed_parts(script)
    pushed_text = "".join(parts)[:MAX_SCRIPT_CHARS]
    yield from (_load(pushed_text, row.end()) for row in islice(_ROW.finditer(pushed_text), MAX_VALUES))


def _pushed_parts(script: Element) -> Iterator[str]:
    """The parts of text that a script pushes with `self.__next_f.push([1, "…"])`."""
    if len(text := script.text or "") > MAX_SCRIPT_CHARS:
        return
    for match in _PUSH_CALL.finditer(text):
        match _load(text, match.end()):
            case [1, str(part)]:
                yield part


def _script_data(script: Element) -> Iterator[Any]:
    text = script.text or ""
    if not MIN_ARTICLE_CHARS <= len(text) <= MAX_SCRIPT_CHARS:
        return
    kind = (script.get("type") or "").lower()
    if "json" in kind and "ld+json" not in kind:
        yield _load(text.strip())
    elif not kind or "javascript" in kind or kind == "module":
        for match in _ASSIGNMENT.finditer(text):
            value = _load(text, match.end())
            yield _load(value) if match["parsed"] and isinstance(value, str) else value
            break


def _load(text: str, start: int = 0) -> Any:
    """The JSON value that begins at `start` in `text`; None if there is none."""
    try:
        return DECODER.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _article_texts(data: Any) -> Iterator[str]:
    """Long texts under keys that are typical of articles, and lists of paragraphs joined into one text."""
    stack, count = [data], 0
    while stack and count < MAX_VALUES:
        value = stack.pop()
        count += 1
        if isinstance(value, dict):
            for key, part in value.items():
                if (
                    isinstance(part, str)
                    and key.lower() in _ARTICLE_KEYS
                    and len(part) >= MIN_ARTICLE_CHARS
                    and " " in part
                ):
                    yield part
            stack.extend(value.values())
        elif isinstance(value, list):
            if text := _join_paragraphs(value):
                yield text
            stack.extend(value)


def _join_paragraphs(items: list[Any]) -> str:
    parts = [part for item in items if (part := _paragraph_text(item))]
    if sum(len(part) >= MIN_PARAGRAPH_CHARS and " " in part for part in parts) < MIN_PARAGRAPHS:
        return ""
    return "".join(part if _MARKUP.search(part) else f"<p>{part}</p>" for part in parts)


def _paragraph_text(item: Any) -> str:
    if isinstance(item, dict):
        spans = item.get("children")
        own = next((item[key] for key in _PARAGRAPH_KEYS if isinstance(item.get(key), str)), "")
        item = own or "".join(map(_span_text, spans if isinstance(spans, list) else ()))
    return item.strip() if isinstance(item, str) else ""


def _span_text(part: Any) -> str:
    """The text of one span of a paragraph."""
    return text if isinstance(part, dict) and isinstance(text := part.get("text"), str) else ""


def _as_markup(text: str) -> str:
    if "&lt;" in text and not _MARKUP.search(text):
        text = html.unescape(text)
    if _MARKUP.search(text):
        return text
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
