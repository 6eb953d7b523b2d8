"""The glossary."""

from __future__ import annotations

from records.loading import reasons, record

from sitegen.records.glossary import Glossary, Term


def test_glossary_is_read_whole_and_each_term_has_an_anchor() -> None:
    text = """\
terms:
  - {term: MOPAC, expansion: Mayor's Office, meaning: A body., organization: organizations/mopac, lines: 4}
  - {term: Call-in, meaning: A second look.}
"""
    glossary = record("glossary", text)
    terms = (
        Term(
            term="MOPAC",
            expansion="Mayor's Office",
            meaning="A body.",
            organization="organizations/mopac",
            lines="4",
        ),
        Term(term="Call-in", meaning="A second look."),
    )
    assert glossary == Glossary(terms=terms)
    assert glossary.title == "Glossary"
    assert [(term.anchor, term.title) for term in terms] == [("term-mopac", "MOPAC"), ("term-call-in", "Call-in")]


def test_term_without_a_meaning_is_a_fault() -> None:
    assert reasons("glossary", "terms: [{term: x}]\n") == ['terms[0] has no "meaning".']
