"""Find mentions of names, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.annotate.entities import tokenized_sentences

if TYPE_CHECKING:
    from reader.annotate.entities.name_findings import NameFindings


def run(findings: NameFindings) -> None:
    """Fill in the sentences and the mentions."""
    document = findings.document
    findings.sentences = tokenized_sentences.from_document(document)
    findings.mentions = findings.tagger.tag(document.text, findings.sentences)
