"""What holds of every document and of every export, whatever the article is: invented ones that once broke something,
and the bundled articles changed at random, the same way at each run."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Iterator
from itertools import chain, pairwise

import pytest

from reader.errors import SourceError
from reader.export import writer
from reader.model.document import Document
from reader.model.raw import Raw
from reader.model.span import Span
from reader.pipeline import annotate_document, parse_document
from reader.samples import SAMPLES

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that could control a terminal or turn the direction of text."""

BETWEEN_BLOCKS = re.compile(r"[\s\u00ad\u061c\u180e\u200b-\u200f\u2060–—―:|•·*-]*")
"""What may stand between two blocks: blanks, and the dash or colon after a dateline."""

ONCE_BROKEN = {
    "quote parts that touch": ("x.txt", 'Port\n\ny y........An s," he wrote and left.\n'),
    "a bang before a link": ("x.md", "Look![here](http://a.example) and ![there](http://a.example/b.png)\n"),
    "a target that ends in a backslash": ("x.html", "<p><a href='http://a.example/b\\'>cranes</a> stand still</p>"),
    "a target across lines": ("x.html", "<p><a href='http://a.example/b\n\tc'>cranes</a> stand still</p>"),
    "emphasis within words": ("x.html", "<p><b>Note:</b>cra<i>ne</i><b>s</b> &amp;<i>copy;</i> stand</p>"),
    "an empty cell": ("x.html", "<table><tr><td>a<td><td>b<tr><td><td>c</table>"),
    "items nested too deep": ("x.html", "<p>Cranes</p><ul><ul><ul><li>stand</ul></ul></ul>"),
    "a rule of colons": ("x.txt", "Cranes\n\na | b\n:-:\n"),
    "NUL bytes": ("x.txt", "Port\0 workers\0 walk out.\n"),
    "only marks": ("x.txt", "“ ” ‘ ’ \" ' « » „"),
    "a right-to-left override": ("x.txt", "Port \u202eworkers\u202c walk \x1b[31mout\x9b."),
    "tags in a headline": ("x.md", "# <script>alert(1)</script> & **so** #\n\nCranes stand.\n"),
    "a formula": ("x.txt", "Port\n\n“=SUM(A1)” said =Mara @Okafor +Lind.\n"),
    "combining marks": ("x.txt", "\u0301\u0301 “\u0301a\u200d”\u0301 said Mara\u0301."),
    "brackets": ("x.md", "[[[[a](b](c](d)\n\n[a]: <b\n"),
    "an open table": ("x.md", "|a|\n|-|\n|*b|`c|d`|\n"),
    "open tags": ("x.html", "<p><b><table><tr><td><i>a<p></b>b<li>c<pre>d"),
    "one paragraph of signs": ("x.md", "*_~`<>[]()!#|\\" * 20),
}

TOKENS = (
    *("“", "”", '"', "'", "‘", "\n\n", "\n", " ", "\t", "\u00a0", "\0"),
    *("\x1b[31m", "\u202e", "…", "........", "—", ": "),
    *("said", "he wrote", "By ", "Photo: ", "COMMENTS\n", "March 3, 2025", "$3", "Mara Okafor", "O’Neil", "U.S."),
    *("(", ")"),
    *("<b>", "</b>", "<p>", "<a href='http://a.example/\\'>", "</a>", "<table><tr><td>", "<!--", "<script>", "&amp;"),
    *("&#0;", "**", "*", "`", "```\n", "[", "](http://a.example)", "![", "# ", "- ", "1. ", "> ", "| ", "|-|\n", "\\"),
)


def breaches(document: Document) -> Iterator[str]:
    """What does not hold of a document that should."""
    text = document.text
    whole = Span(0, len(text))

    def wrong(span: Span) -> bool:
        return span.start >= span.end or not whole.contains(span)

    if CONTROLS.search(text):
        yield "a control character"
    edges = [0, *chain.from_iterable(block.span for block in document.blocks), len(text)]
    if edges != sorted(edges) or any(wrong(block.span) for block in document.blocks):
        yield "blocks out of order"
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if not BETWEEN_BLOCKS.fullmatch(text, start, end):
            yield f"words between blocks: {text[start:end]!r}"
    layers = {
        "mark": [mark.span for mark in document.marks],
        "caption": [span for caption in document.captions for span in (*caption.spans, *caption.credit_spans)],
        "sentence": document.sentences,
        "fact": [fact.span for fact in document.facts],
        "name": [
            span
            for entity in document.entities
            for span in (*entity.mentions, *entity.either, *(role.span for role in entity.roles))
        ],
        "quote": [
            span
            for quote in document.quotes
            for span in (*quote.content, *filter(None, (quote.source, quote.cue, quote.via)))
        ],
    }
    yield from (f"a {name} outside the text" for name, spans in layers.items() if any(map(wrong, spans)))
    if any(one.end > other.start for one, other in pairwise(document.sentences)):
        yield "sentences that overlap"
    ids = {entity.id for entity in document.entities}
    if len(ids) != len(document.entities) or not all(entity.name.strip() for entity in document.entities):
        yield "names without a name or id of their own"
    if any(quote.speaker not in {None, *ids} for quote in document.quotes):
        yield "a speaker who is nobody"
    if any(mark.target and CONTROLS.search(mark.target) for mark in document.marks):
        yield "a control character in a target"


def breaches_of_exports(document: Document) -> Iterator[str]:
    """What does not hold of the exports of a document."""
    written = {name: "".join(writer(name)([document])) for name in ("json", "jsonl", "markdown", "html", "csv")}
    yield from (f"control characters in {name}" for name, text in written.items() if CONTROLS.search(text))
    if json.loads(written["json"])[0]["text"] != document.text or written["jsonl"].count("\n") != 1:
        yield "another text in JSON"
    rows = list(csv.reader(io.StringIO(written["csv"], newline=""), strict=True))
    if len(rows) != 1 + len(document.quotes) or len(set(map(len, rows))) != 1:
        yield "other rows in CSV"
    again = {name: "".join(writer(name)([document])) for name in written}
    if again != written:
        yield "another result the second time"


def found(uri: str, data: bytes) -> list[str]:
    """All that does not hold of an article and its exports."""
    try:
        parsed = parse_document(Raw(uri, data))
    except SourceError:
        return []
    document = annotate_document(parsed)
    return [*breaches(parsed), *breaches(document), *breaches_of_exports(document)]


@pytest.mark.parametrize("name", ONCE_BROKEN)
def test_what_once_broke_something(name: str) -> None:
    uri, text = ONCE_BROKEN[name]
    assert found(uri, text.encode("utf-8", "surrogatepass")) == []


def changed(text: str, chance: random.Random) -> str:
    """Part of the text with some of it repeated, moved, left out, or replaced by what trips programs up."""
    start = chance.randrange(len(text))
    text = text[start : start + chance.randint(1, 2000)]
    for _ in range(chance.randint(1, 12)):
        one, other = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        other = min(other, one + 200)
        piece = chance.choice(
            ["", text[one:other] * 2, text[one:other][::-1], *(chance.choice(TOKENS) for _ in range(6))]
        )
        text = text[:one] + piece + text[other if chance.random() < 0.5 else one :]
    return text or "a"


@pytest.mark.parametrize("ending", ["txt", "md", "html", ""])
def test_articles_changed_at_random(ending: str) -> None:
    chance = random.Random(f"changed {ending}")
    samples = [sample.read_text("utf-8") for sample in SAMPLES]
    for number in range(60):
        text = changed(chance.choice(samples), chance)
        if ending == "html" and chance.random() < 0.5:
            text = f"<html><title>Port</title><article><p>{text}</p></article></html>".replace("\n\n", "</p><p>")
        data = text.encode("utf-8" if chance.random() < 0.9 else "utf-16")
        assert found(f"x.{ending}", data) == [], (number, text)
