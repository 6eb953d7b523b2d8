"""Any document, cut, joined or shuffled, is imported or explains itself: nothing raises, and no word goes untold."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from importers.conftest import CORPUS
from importers.sources import SOURCES
from importers.workshop import Workshop, tree

from sitegen.importers.drafting.sheet import Sheet
from sitegen.importers.opening.opening import opened
from sitegen.importers.run import bring_in
from sitegen.importers.words.markup import to_words

TEXTS = sorted(kind for kind, (name, _) in SOURCES.items() if name.endswith((".txt", ".md")))
OTHERS = sorted(set(SOURCES) - set(TEXTS))
MISTAKE = "a mistake of ours"
some = settings(max_examples=100)
few = settings(max_examples=8)


def holds(name: str, text: str, kind: str | None = None) -> None:
    """The law: a source is refused with its reason and nothing written, or every word of it has its fate."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        source = workshop.file(name, text)
        outcome = bring_in(workshop.content, [source], kind=kind)
        assert [problem for problem in outcome.problems if MISTAKE in problem.reason] == []
        if outcome.value is None:
            assert any(problem.severity == "error" for problem in outcome.problems)
            assert not workshop.content.exists()
            return
        (result,) = outcome.value.results
        sheet = opened(text.encode(), name, source.suffix).value
        assert sheet is not None
        words = Counter(word for line in sheet.sheet for word in to_words(line.text))
        assert sum(result.account.words.values()) == words.total()
        assert workshop.faults() == ()
        before = tree(workshop.content)
        again = bring_in(workshop.content, [source], kind=kind)
        assert again.value is not None
        assert again.value.files == {}
        assert tree(workshop.content) == before


@st.composite
def texts(draw: Callable[..., object]) -> tuple[str, str]:
    """Lines of one or two of our documents: cut short, shuffled in stretches, joined, doubled."""
    kinds: list[str] = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=2))  # type: ignore[assignment]
    lines = [line for kind in kinds for line in SOURCES[kind][1].split("\n")]
    start: int = draw(st.integers(0, len(lines) - 1))  # type: ignore[assignment]
    end: int = draw(st.integers(start + 1, len(lines)))  # type: ignore[assignment]
    lines = lines[start:end]
    change = draw(st.sampled_from(["cut", "shuffled", "joined", "doubled", "stripped", "paged"]))
    if change == "shuffled":
        lines = draw(st.permutations(lines))  # type: ignore[assignment]
    elif change == "joined":
        at: int = draw(st.integers(0, len(lines)))  # type: ignore[assignment]
        lines = [*lines[:at], " ".join(lines[at : at + 4]), *lines[at + 4 :]]
    elif change == "doubled":
        lines = [*lines, *lines]
    elif change == "stripped":
        lines = [line for line in lines if line.strip()]
    elif change == "paged":
        lines = [f"\f{line}" if number % 9 == 8 else line for number, line in enumerate(lines)]
    return SOURCES[kinds[0]][0], "\n".join(lines)


@some
@given(texts())
def test_any_text_is_imported_or_explains_itself(document: tuple[str, str]) -> None:
    holds(*document)


@some
@given(texts(), st.sampled_from(TEXTS))
def test_any_text_is_read_as_any_kind_it_is_said_to_be(document: tuple[str, str], kind: str) -> None:
    holds(*document, kind)


@some
@given(st.sampled_from(OTHERS), st.data())
def test_any_data_that_is_cut_or_shuffled_is_imported_or_explains_itself(kind: str, data: st.DataObject) -> None:
    name, text = SOURCES[kind]
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    change = data.draw(st.sampled_from(["shuffled", "cut", "without a line", "a line twice"]))
    made = {
        "shuffled": lambda: data.draw(st.permutations(lines)),
        "cut": lambda: [*lines[:at], lines[at][: len(lines[at]) // 2]],
        "without a line": lambda: [*lines[:at], *lines[at + 1 :]],
        "a line twice": lambda: [*lines[: at + 1], *lines[at:]],
    }[change]()
    holds(name, "\n".join(made))


@some
@given(st.text(alphabet="aA1 \n\t*#-:.|[](){}<>&'\"’“‐\u00a0\u200b\u2028\f\\`_~^é字", min_size=1, max_size=200))
def test_any_characters_are_imported_or_explain_themselves(text: str) -> None:
    holds("any.txt", text, "document")
    holds("any.md", text, "transcript")


@pytest.mark.corpus
@few
@given(
    which=st.integers(0, 4),
    start=st.floats(0, 1),
    length=st.integers(1, 150),
    change=st.sampled_from(["", "reversed", "joined"]),
    told=st.booleans(),
)
def test_any_stretch_of_a_real_document_is_imported_or_explains_itself(
    real: list[Sheet], which: int, start: float, length: int, change: str, *, told: bool
) -> None:
    sheet = real[which]
    first = int(start * (len(sheet) - 1))
    lines = [line.text for line in sheet.lines[first : first + length]]
    if change == "reversed":
        lines.reverse()
    holds(sheet.file, (" " if change == "joined" else "\n").join(lines), "document" if told else None)


@pytest.fixture(scope="module")
def real(corpus: Callable[[str], Sheet]) -> list[Sheet]:
    return [corpus(path.name[:3]) for path in sorted(CORPUS.glob("*.txt"))]
