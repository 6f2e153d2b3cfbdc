"""Exports of ProQuest: named fields, one of them the text, between rules of underscores."""

from __future__ import annotations

from reader.base import lazy_regex
from reader.load.containers.archives.layout import Layout, Lines, article, body_of
from reader.load.containers.item import Broken, Item
from reader.load.containers.values import address_in, id_in, language_in, line_in, names_in, published_in
from reader.model.document import Metadata

_RULE = lazy_regex.compile(r"_{40,}\s*$", begins=("_",))
_PROQUEST_FIELD = lazy_regex.compile(r"(?P<name>[A-Z][A-Za-z /&-]{2,40}): ?(?P<value>.*)")
_PROQUEST_NAMES = frozenset(
    {"Title", "Author", "Publication title", "Publication date", "Publication year", "Publication info", "Publisher"}
    | {
        "Abstract",
        "Links",
        "Full text",
        "Full Text",
        "Subject",
        "Location",
        "People",
        "Company / organization",
        "Pages",
    }
    | {"First page", "Section", "Source type", "Language of publication", "Document type", "ProQuest document ID"}
    | {"Document URL", "Copyright", "Last updated", "Database", "ISSN", "Place of publication", "Credit", "CREDIT"}
    | {"Country of publication", "Publication subject", "Identifier / keyword", "Company", "Volume", "Issue", "Column"}
    | {"Classification", "Business indexing term", "Dateline", "Number of pages", "Edition"}
)


def _proquest(document: Lines) -> Item | Broken | None:
    fields: dict[str, list[str]] = {}
    name = ""
    first = next((line.strip() for line in document if line.strip() and not _is_proquest_frame(line)), None)
    is_below_blank = True
    for line in document:
        field = _PROQUEST_FIELD.match(line)
        is_field = field is not None and field["name"] in _PROQUEST_NAMES and (is_below_blank or name != "Full text")
        if field is not None and is_field:
            name = field["name"].capitalize() if field["name"] == "Full Text" else field["name"]
            fields.setdefault(name, []).append(field["value"])
        elif name:
            fields[name].append(line)
        is_below_blank = not line.strip()
    if "ProQuest document ID" not in fields and "Full text" not in fields:
        return None

    def stated(name: str) -> str | None:
        return line_in(" ".join(fields.get(name, ())))

    metadata = Metadata(
        headline=stated("Title") or (first if first and not _PROQUEST_FIELD.match(first) else None),
        authors=names_in(_turned(stated("Author"))),
        published=published_in(stated("Publication date")),
        publisher=stated("Publication title"),
        url=address_in(stated("Document URL")),
        language=language_in(stated("Language of publication")),
        id=id_in(stated("ProQuest document ID")),
    )
    return article(body_of(fields.get("Full text", ())), metadata)


def _turned(names: str | None) -> str | None:
    """Names in their order: "Reyes, Ana; Lind, Jo" is Ana Reyes and Jo Lind."""
    if names is None:
        return None
    return "; ".join(
        " ".join(part.strip() for part in reversed(name.rstrip(" .").split(",", 1))) for name in names.split(";")
    )


def _is_proquest_frame(line: str) -> bool:
    return bool(_RULE.match(line) or line.startswith("Document ") or line.startswith("Report Information"))


def _is_proquest(start: str) -> bool:
    has_rule = any(_RULE.match(line) for line in start.split("\n"))
    return has_rule and ("ProQuest" in start or "\nFull text: " in start or "\nPublication info: " in start)


LAYOUT = Layout("ProQuest", _is_proquest, _RULE, False, _proquest)
