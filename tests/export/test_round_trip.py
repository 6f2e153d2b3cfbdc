"""Exports that act on nobody: whatever an article holds, Markdown, HTML and CSV give back its words and its links, and
nothing else; comparisons too. The articles are made at random from what trips formats up, the same at each run."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Iterator
from html import escape

import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from reader.base.values import replace
from reader.compare.comparison import compare
from reader.export import comparisons, writer
from reader.export.lines import Page
from reader.export.outline import Code, Listing, StoryTable, story
from reader.export.segments import segments
from reader.export.tables import lines_of, rows_of
from reader.model.document import Document, MarkKind
from reader.model.index import SpanIndex
from reader.model.raw import Raw
from reader.model.span import Span
from reader.pipeline import annotate_document, parse_document

Shown = tuple[str, str]
"""A character that is shown, and where the link over it leads, or ''."""

STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What could steer a terminal, or turn the direction of its lines."""

_SIGNS = r"# ## - + --- :-: === > ~ ~~ * ** _ __ ` `` | \ \| ! [ ] ( ) ![ ]( <b> <script> < & &amp; &copy; copy; x|y"
_PLAIN = "cranes Mara a I 3 12. 1) Port “stay” 'stay' ’ € 🏗 é [x](http://a.example)"
_TARGETS = r"a ?b=1&copy=2 ?b&copy; b\ (b \*b <b> b|c 'b"

WORDS = [*_SIGNS.split(), *_PLAIN.split()]
WORDS += ["e\u0301", "\u200d", "\u00a0", "Port #"]
TARGETS = [f"https://a.example/{path}" for path in _TARGETS.split()]
TARGETS += ["http://a.example/b\nc", "http://a.example/b c  d", "http://a.example/\u00a0b"]
TARGETS += ["HTTP://a.example", "#b", "data:b", "javascript:b"]
TAGS = ("b", "i", "em", "strong", "s", "code", "a")


def words(chance: random.Random, longest: int = 6) -> str:
    """Words with or without spaces between them."""
    return "".join(chance.choice(WORDS) + chance.choice(("", " ")) for _ in range(chance.randint(1, longest)))


def marked_up(chance: random.Random, depth: int = 2) -> str:
    """Words in HTML, some of them in elements."""
    parts = []
    for _ in range(chance.randint(1, 5)):
        tag = chance.choice(TAGS)
        inner = marked_up(chance, depth - 1) if depth and chance.random() < 0.5 else escape(words(chance))
        target = f' href="{escape(chance.choice(TARGETS))}"' if tag == "a" else ""
        parts.append(f"<{tag}{target}>{inner}</{tag}>" if chance.random() < 0.6 else inner)
        parts.append(chance.choice(("", "", " ", "<br>")))
    return "".join(parts)


def page(chance: random.Random) -> str:
    """An HTML page."""

    def block() -> str:
        kind = chance.choice(("p", "p", "p", "h2", "blockquote", "ul", "ol", "table", "pre"))
        if kind in ("ul", "ol"):
            inner = f"<li>{marked_up(chance)}<ul><li><ul><li>{marked_up(chance)}</ul></ul><li>{marked_up(chance)}"
        elif kind == "table":
            rows = ("".join(f"<td>{marked_up(chance, 1)}" for _ in range(chance.randint(1, 3))) for _ in range(3))
            inner = "".join(f"<tr>{row}" for row in rows)
        else:
            inner = escape(words(chance, 20)) if kind == "pre" else marked_up(chance)
        return f"<{kind}>{inner}</{kind}>"

    blocks = "".join(block() for _ in range(chance.randint(1, 5)))
    return f"<html><head><title>{escape(words(chance))}</title></head><body><article>{blocks}</article></body></html>"


def markdown(chance: random.Random) -> str:
    """Markdown, or what looks like it."""

    def line() -> str:
        start = chance.choice(("", "", "", "# ", "> ", "- ", "   - ", "        - ", "1. ", "| ", "    "))
        text = words(chance)
        sign = chance.choice(("", "", "*", "**", "~~", "`", "***"))
        link = f"{chance.choice(('', '!', 'a'))}[{words(chance, 2)}](<{chance.choice(TARGETS)}>)"
        return start + text + sign + words(chance) + sign + chance.choice(("", link)) + words(chance, 2)

    return "".join(line() + chance.choice(("\n", "\n\n")) for _ in range(chance.randint(1, 8)))


def text(chance: random.Random) -> str:
    """Plain text."""
    return "".join(words(chance, 12) + chance.choice(("\n", "\n\n")) for _ in range(chance.randint(1, 8)))


MAKERS = {".html": page, ".md": markdown, ".txt": text}


def made(ending: str, seed: int) -> Document:
    source = MAKERS[ending](random.Random(f"{ending} {seed}"))
    return parse_document(Raw(f"made{ending}", source.encode("utf-8")))


def shown_story(document: Document) -> Iterator[Shown]:
    """Each character of the headline and the story, blanks left out."""
    marks = SpanIndex((mark.span, mark) for mark in document.marks if mark.kind is MarkKind.LINK)

    def linked(span: Span) -> Iterator[Shown]:
        for part, over in segments(span, marks.within(span)):
            target = next((mark.target for mark in over), None) or ""
            target = normalizeLink(target) if target.startswith(("http://", "https://")) else ""
            yield from ((letter, target) for letter in document.slice(part))

    yield from ((letter, "") for letter in document.metadata.headline or "")
    for item in story(document):
        if isinstance(item, Code):
            yield from ((letter, "") for letter in document.slice(item.span))
        elif isinstance(item, Listing):
            for each in item.items:
                yield from linked(each.words)
        elif isinstance(item, StoryTable):
            for row in rows_of(document, item.span):
                for cell in row:
                    yield from linked(cell)
            if not rows_of(document, item.span):
                yield from ((letter, "") for letter in "".join(lines_of(document, item.span)))
        else:
            yield from linked(item.span)


def shown_markdown(markup: str) -> Iterator[Shown]:
    """What a viewer shows of Markdown."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markup)
    for token in tokens:
        assert token.type != "html_block"
        if token.type in ("fence", "code_block"):
            assert token.type == "fence"
            yield from ((letter, "") for letter in token.content)
        yield from _shown_inline(token.children or [])


def _shown_inline(tokens: list[Token]) -> Iterator[Shown]:
    target = ""
    for token in tokens:
        assert token.type not in ("image", "html_inline")
        if token.type == "link_open":
            target = str(token.attrGet("href"))
        elif token.type == "link_close":
            target = ""
        yield from ((letter, target) for letter in token.content)


def seen(shown: Iterator[Shown]) -> list[Shown]:
    return [pair for pair in shown if not pair[0].isspace()]


def without_asides(document: Document) -> Document:
    return replace(document, captions=(), comments=None, source=replace(document.source, uri="x"))


@pytest.mark.parametrize("ending", MAKERS)
@pytest.mark.parametrize("start", range(0, 100, 50))
def test_markdown_shows_the_words_and_the_links_of_the_story(ending: str, start: int) -> None:
    for seed in range(start, start + 50):
        document = without_asides(made(ending, seed))
        markup = "".join(writer("markdown")([document])).removesuffix("Source: x\n")
        assert seen(shown_markdown(markup)) == seen(shown_story(document)), (seed, markup)


@pytest.mark.parametrize("ending", MAKERS)
def test_html_shows_the_words_and_fetches_nothing(ending: str) -> None:
    for seed in range(40):
        document = annotate_document(without_asides(made(ending, seed)))
        tree = lxml_html.document_fromstring("".join(writer("html")([document])).encode("utf-8"))
        assert not tree.xpath("//script | //img | //iframe | //object | //embed | //link | //base | //form"), seed
        assert not tree.xpath("//@src | //@srcset | //@action | //@*[starts-with(name(), 'on')]"), seed
        for href in tree.xpath("//@href"):
            assert str(href).startswith(("http://", "https://", "#")), seed
        [article] = tree.xpath("//article")
        words_of_page = "".join(article.text_content().split())
        assert words_of_page.startswith("".join(letter for letter, _ in seen(shown_story(document)))), seed


SAID = "“{} we will stay out until {} the night pay is back,” {} {}."
SPEAKERS = (
    "Mara Okafor said",
    "Jon *Lind* said",
    "[Ana](http://a.example) Reyes said",
    "<b>Tom</b> Vale told the council",
)


def compared(seed: int) -> list[Document]:
    """Articles that have some of their paragraphs in common, under names that trip formats up."""
    chance = random.Random(f"compared {seed}")

    def paragraph() -> str:
        said = SAID.format(words(chance), words(chance, 3), chance.choice(SPEAKERS), words(chance, 2))
        return chance.choice((said, said, words(chance, 14), marked_up(chance)))

    common = [paragraph() for _ in range(chance.randint(2, 8))]
    documents = []
    for uri in chance.sample(("a.txt", "*b*.txt", "![c](d).txt", "<img src=e>.txt", "=f\x1b[31m\u202e.txt"), 2):
        kept = [part if chance.random() < 0.7 else part + words(chance) for part in common if chance.random() < 0.8]
        source = "\n\n".join([words(chance), *kept, paragraph()])
        documents.append(annotate_document(parse_document(Raw(uri, source.encode("utf-8")))))
    return documents


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_comparisons_show_the_words_and_nothing_acts(start: int) -> None:
    for seed in range(start, start + 20):
        comparison = compare(compared(seed))
        written = {name: "".join(comparisons.writer(name)(comparison, Page())) for name in comparisons.FORMATS}
        for text in written.values():
            assert not STEERING.search(text), (seed, text)
        shown = "".join(letter for letter, target in seen(shown_markdown(written["markdown"])) if not target)
        record = json.loads(written["json"])
        quotes = [*(quote for shared in record["shared"] for quote in shared["quotes"]), *record["unsourced"]]
        changes = [change for versions in record["versions"] for change in versions["paragraphs"]]
        sides = [change[side] for change in changes for side in ("before", "after") if change["change"] != "changed"]
        for each in (*quotes, *filter(None, sides)):
            assert "".join(each["text"].split()) in shown, (seed, written["markdown"])


@pytest.mark.parametrize("variant", ["quotes", "entities", "facts"])
def test_csv_has_a_row_for_each_and_no_formula(variant: str) -> None:
    for seed in range(40):
        document = annotate_document(made(".txt", seed))
        rows = list(csv.reader(io.StringIO("".join(writer("csv", variant)([document])), newline=""), strict=True))
        assert len(rows) == 1 + len(getattr(document, variant)), seed
        assert {len(row) for row in rows} == {len(rows[0])}, seed
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row), seed
