"""Work is as much as the article is long, whatever it is made of: eight times the article, eight times the work.

Articles that are built to hurt, each one form repeated. Every step is counted by itself, in lines of Python that run.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from reader.export import writer
from reader.export.lines import Page
from reader.export.plain import ARTICLE_PARTS, plain_lines
from reader.export.spoken import spoken
from reader.model.document import Document
from reader.model.raw import Raw
from reader.pipeline import annotate_document, parse_document
from tests.work import LINEAR, lines_run

PROSE = "Officials at the harbour said on Tuesday that cranes would stand still. "
NAMES = ("Okafor", "Lind", "Reyes", "Kjell", "Averil", "Marsh", "Tidewater", "Lowmere", "Castermouth", "Seaboard")


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def varied(form: str) -> Callable[[int], str]:
    """The form with another name in each copy."""
    return lambda size: "".join(
        form.format(f"{NAMES[number % 10]}{'abcdefghij'[number // 10 % 10]}{'klmnopqrst'[number // 100 % 10]}")
        for number in range(size // len(form))
    )


def nested(start: str, end: str) -> Callable[[int], str]:
    """Nested deeper than marks are kept."""
    return repeated(start * 32 + "a" + end * 32)


TEXTS = {
    "capitals": repeated("CRANES STAND\n\n"),
    "short paragraphs": repeated("Cranes.\n\n"),
    "letters": repeated("a\n\n"),
    "bylines": varied("By {} Reyes\n\n"),
    "names as lines": varied("{} Reyes\n\n"),
    "dates as lines": repeated("March 3, 2025\n\n"),
    "captions": varied("Cranes at rest at {} harbour on Tuesday. (Photo: Jo Lind)\n\n"),
    "comments": lambda size: PROSE * 3 + "\n\nComments (99)\n\n" + varied("{}\n3 hours ago\nI agree.\nReply\n\n")(size),
    "questions and answers": repeated("Q. Why do cranes stand?\n\nA. Because of wind.\n\n"),
    "quotes": varied("“We stay,” Mara {} said. "),
    "names": varied("{} Okaforson said. "),
    "names with the same words": varied("The {} Trade Union of Lowmere met. "),
    "one paragraph": repeated(PROSE),
    "table": repeated("a | b\n"),
    "list": repeated("- a\n"),
}
MARKDOWN = {
    "emphasis": repeated("*a*a"),
    "strong and emphasis": repeated("*a **b** c* "),
    "emphasis in emphasis": repeated("*a **b " * 16 + "** c*" * 16),
    "code": repeated("`a`b"),
    "links": repeated("[a](http://b.example)"),
    "links with exclamation marks": repeated("![a](b)!"),
    "crossed signs": repeated("*a_"),
    "opening brackets": repeated("[a "),
    "asterisks": repeated("* a *"),
    "table": lambda size: "|a|b|\n|-|-|\n" + "|*c*|`d`|\n" * (size // 10),
    "wide table": lambda size: "\n".join(f"|{cell * (size // 9)}" for cell in ("a|", "-|", "b|")),
    "items": repeated("- a\n"),
    "footnotes": lambda size: "".join(f"a[^{number}]\n\n[^{number}]: note\n\n" for number in range(size // 20)),
    "references": lambda size: "".join(
        f"[a{number}]\n\n[a{number}]: http://b.example\n\n" for number in range(size // 40)
    ),
    "headings": repeated("# a\n"),
    "quotations": repeated("> a\n\n"),
}
PAGES = {
    "bold": repeated("<b>a</b>b"),
    "bold in bold": nested("<b>a", "</b>"),
    "paragraphs": repeated("<p>a"),
    "breaks": repeated("a<br>"),
    "links": repeated("<a href=http://b.example>a</a> "),
    "boxes in boxes": repeated("<div>a" * 12 + "</div>" * 12),
    "items": repeated("<ul><li>a</ul>"),
    "table": lambda size: "<table>" + "<tr><td>a<td>b" * (size // 14) + "</table>",
    "wide table": lambda size: "<table><tr>" + "<td>a" * (size // 10) + "<tr>" + "<td>b" * (size // 10) + "</table>",
    "cells over others": lambda size: "<table>" + "<tr><td colspan=99 rowspan=99>a" * (size // 32) + "</table>",
    "figures": repeated("<figure><img src=x.png alt='Cranes at rest'><figcaption>Cranes at rest</figcaption></figure>"),
    "comments": repeated("<div class=comment><p>I agree with this.</p></div>"),
    "quotations": repeated(f"<blockquote>{PROSE}</blockquote><p>{PROSE}</p>"),
}


def _text(body: str) -> Raw:
    return Raw("x.txt", f"Port workers walk out\n\n{body}\n".encode())


def _markdown(body: str) -> Raw:
    return Raw("x.md", f"# Port workers walk out\n\n{body}\n".encode())


def _page(body: str) -> Raw:
    prose = f"<p>{PROSE * 3}</p>"
    page = f"<html><title>Port</title><article><h1>Port workers walk out</h1>{prose}{body}{prose}</article></html>"
    return Raw("x.html", page.encode())


FORMS: dict[str, tuple[Callable[[str], Raw], Callable[[int], str]]] = {
    **{f"text: {name}": (_text, make) for name, make in TEXTS.items()},
    **{f"Markdown: {name}": (_markdown, make) for name, make in MARKDOWN.items()},
    **{f"page: {name}": (_page, make) for name, make in PAGES.items()},
}


def _exported(name: str, document: Document) -> object:
    return list(writer(name)([document]))


EXPORTS: dict[str, Callable[[Document], object]] = {
    **{name: partial(_exported, name) for name in ("json", "csv", "markdown", "html")},
    "plain": lambda document: list(plain_lines(document, Page(), ARTICLE_PARTS)),
    "spoken": lambda document: list(spoken(document)),
}

SHORT, LONG = 600, 4_800

NAMES_COMPARED = 3.0
"""What annotating stays below: a name is compared with the names that share words with it. A square is near 8."""


def growth(run: Callable[[], object], longer: Callable[[], object]) -> float:
    """How many times as much work each character is in the longer article."""
    longer()  # so that what is made at its first use, such as a regular expression, is there
    return lines_run(longer) / lines_run(run) / (LONG / SHORT)


@pytest.mark.parametrize("form", FORMS)
def test_every_step_grows_only_with_length(form: str) -> None:
    raw, make = FORMS[form]
    short, long = raw(make(SHORT)), raw(make(LONG))
    found = {"parse and label": growth(partial(parse_document, short), partial(parse_document, long))}
    before, after = annotate_document(parse_document(short)), annotate_document(parse_document(long))
    found |= {name: growth(partial(export, before), partial(export, after)) for name, export in EXPORTS.items()}
    assert {name: round(times, 2) for name, times in found.items() if times >= LINEAR} == {}


@pytest.mark.parametrize("form", TEXTS)
def test_annotating_grows_little_more_than_with_length(form: str) -> None:
    short, long = (parse_document(_text(TEXTS[form](size))) for size in (SHORT, LONG))
    limit = NAMES_COMPARED if form == "names" else LINEAR
    assert growth(partial(annotate_document, short), partial(annotate_document, long)) < limit
