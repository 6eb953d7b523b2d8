"""Links put into the words of a Markdown text. Law: only running words are linked.

Headings, code and what is a link already stay as they are; a target is linked once under each heading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import NamedTuple

from markdown_it.token import Token

_OPAQUE = "\ufffc"  # what stands for code: no word, and no space
_BREAKS = ("softbreak", "hardbreak")
MARK = "found"  # the class of links that nobody wrote


class Span(NamedTuple):
    """A stretch of words, and the id of what it names."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Run:
    """The words of one paragraph, cell or fact; `taken` are the stretches that are links already, or code."""

    words: str
    taken: tuple[Span, ...] = ()


Linker = Callable[[Run], Iterable[Span]]
Address = Callable[[str], str | None]


def targets(tokens: list[Token], linker: Linker) -> Iterator[str]:
    """What the words of a text name, where they would be linked."""
    for _, spans in _linked(tokens, linker):
        yield from (span.target for span in spans)


def put(tokens: list[Token], linker: Linker, url_of: Address) -> None:
    """Makes links of what the words name."""
    for token, spans in _linked(tokens, linker):
        token.children = list(_with_links(token.children or [], spans, url_of))


def in_fact(words: str, linker: Linker, url_of: Address) -> str:
    """Words that are no Markdown, as HTML with links."""
    made, at = [], 0
    for span in chosen(Run(words), linker, set()):
        shown = escape(words[span.start : span.end])
        made += [escape(words[at : span.start]), f'<a href="{url_of(span.target) or "#"}" class="{MARK}">{shown}</a>']
        at = span.end
    return "".join([*made, escape(words[at:])])


def chosen(run: Run, linker: Linker, seen: set[str]) -> Iterator[Span]:
    """The spans that are to be links: none over another or over a link, and the first of each target."""
    at = 0
    for span in sorted(linker(run)):
        over = any(span.start < taken.end and taken.start < span.end for taken in run.taken)
        if span.start >= at and not over and span.target not in seen:
            seen.add(span.target)
            at = span.end
            yield span


def _linked(tokens: list[Token], linker: Linker) -> Iterator[tuple[Token, list[Span]]]:
    for _, stretch in groupby(_inline(tokens), key=lambda found: found[0]):
        runs = [(token, _run(token.children or [])) for _, token in stretch]
        seen = {taken.target for _, run in runs for taken in run.taken}
        for token, run in runs:
            spans = list(chosen(run, _unbroken(token.children or [], linker), seen))
            if spans:
                yield token, spans


def _unbroken(children: list[Token], linker: Linker) -> Linker:
    """What a linker finds, but for spans inside which emphasis begins or ends."""
    whole = tuple(_whole(children))

    def found(run: Run) -> Iterator[Span]:
        return (span for span in linker(run) if any(start <= span.start and span.end <= end for start, end in whole))

    return found


def _inline(tokens: list[Token]) -> Iterator[tuple[int, Token]]:
    """The tokens that hold running words, each with the number of the heading it stands under."""
    heading, before = 0, ""
    for token in tokens:
        heading += token.type == "heading_open"
        if token.type == "inline" and before not in ("heading_open", "th_open"):
            yield heading, token
        before = token.type


def _words(token: Token) -> str:
    if token.type in _BREAKS:
        return " "
    return _OPAQUE * len(token.content) if token.type == "code_inline" else token.content if _plain(token) else ""


def _plain(token: Token) -> bool:
    return token.type == "text"


def _run(children: list[Token]) -> Run:
    words: list[str] = []
    taken: list[Span] = []
    at, opened = 0, (0, "")
    for child in children:
        if child.type == "link_open":
            opened = at, str(child.attrGet("href") or "").removesuffix("/")
        elif child.type == "link_close":
            taken.append(Span(opened[0], at, opened[1]))
        word = _words(child)
        words.append(word)
        at += len(word)
    return Run("".join(words), tuple(taken))


def _whole(children: list[Token]) -> Iterator[tuple[int, int]]:
    """The stretches of words with nothing but breaks of lines between them."""
    at = start = 0
    for child in children:
        if not _plain(child) and child.type not in _BREAKS:
            yield start, at
            start = at = at + len(_words(child))
        else:
            at += len(_words(child))
    yield start, at


def _with_links(children: list[Token], spans: list[Span], url_of: Address) -> Iterator[Token]:
    ends = {span.end for span in spans}
    starts = {span.start: span.target for span in spans}
    at = 0
    for child in children:
        size = len(_words(child))
        if child.type != "text":
            yield child
            at += size
            continue
        cuts = sorted({at, at + size, *(cut for cut in (*starts, *ends) if at < cut < at + size)})
        for cut, after in zip(cuts, [*cuts[1:], at + size], strict=True):
            if cut == after:
                continue
            if cut in starts:
                yield Token("link_open", "a", 1, attrs={"href": url_of(starts[cut]) or "#", "class": MARK})
            yield Token("text", "", 0, content=child.content[cut - at : after - at])
            if after in ends:
                yield Token("link_close", "a", -1)
        at += size
