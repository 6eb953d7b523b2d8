"""Markdown: its links, its HTML, its plain words. The only package that imports markdown-it.

Links to records are written as records' paths, `[the report](reports/missing-children-in-london)`; raw HTML
in prose is shown as text, never passed through. Notes (`[^12]`, `[^12]: ...`) keep the numbers they are printed with,
and stand below the text, also those that no mark leads to; a mark without its note is shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from html import escape
from itertools import pairwise, zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from sitegen.prose.linking import Address, Linker, put, targets
from sitegen.prose.notes import Notes, block
from sitegen.text import slug

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": False})
_MARKDOWN.enable(["table", "strikethrough"]).disable("image")
_MARKDOWN.use(footnote_plugin, inline=False, move_to_end=False)
_ELSEWHERE = re.compile(r"^([a-z][a-z0-9+.-]*:|//|#|/)", re.IGNORECASE)
_ROOTED = re.compile("/[^/]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within prose: its level, its words, and the anchor it is given."""

    level: int
    text: str
    anchor: str


def record_links(text: str) -> tuple[str, ...]:
    """The targets of a text's links that name records, as they are written, and those that begin at the site's root."""
    if "](" not in text and "]:" not in text:
        return ()
    links = (token for token in _inline(_MARKDOWN.parse(text)) if token.type == "link_open")
    targets = (str(token.attrGet("href") or "") for token in links)
    return tuple(target for target in targets if target and (_ROOTED.match(target) or not _ELSEWHERE.match(target)))


def named(text: str, linker: Linker) -> tuple[str, ...]:
    """What the words of a text name, by what a linker knows: where `to_html` makes links of them."""
    return tuple(targets(_MARKDOWN.parse(text), linker))


def headings(text: str) -> tuple[Heading, ...]:
    """The headings of a text in order, each with the anchor its HTML carries."""
    tokens = _MARKDOWN.parse(text)
    return tuple(heading for _, heading in _headings(tokens))


def sections(text: str) -> tuple[tuple[Heading | None, str], ...]:
    """The plain words under each heading, down to the next; first (with no heading) those before any."""
    tokens = _MARKDOWN.parse(text)
    starts = [0, *(tokens.index(token) for token, _ in _headings(tokens)), len(tokens)]
    named = [None, *(heading for _, heading in _headings(tokens))]
    stretches = zip(named, pairwise(starts), strict=True)
    return tuple(
        (heading, _plain(tokens[start + 3 if heading else start : end])) for heading, (start, end) in stretches
    )


def to_html(text: str, url_of: Address, shift: int = 0, *, anchors: bool = False, linker: Linker | None = None) -> str:
    """The text as HTML. `url_of` gives a record's address; `shift` lowers headings, the highest of which is h2.

    With a `linker` what its words name becomes a link too.

    Headings keep their order of rank, and no rank is passed over: one below h2 is h3, whatever it was printed as.

    With `anchors` headings can be linked to; one text a page may have them, since they are named by their words.
    Notes can always be: theirs are told apart by the text they stand in, but for the one that has anchors.

    Tables wider than a phone scroll by themselves: each stands in a focusable region, with a caption.
    """
    tokens = _MARKDOWN.parse(text)
    if linker:
        put(tokens, linker, url_of)
    for token, heading in _headings(tokens) if anchors else ():
        token.attrSet("id", heading.anchor)
    for token in _inline(tokens):
        if token.type == "link_open" and not _ELSEWHERE.match(target := str(token.attrGet("href") or "")):
            token.attrSet("href", url_of(target) or "#")
    if any(token.type == "footnote_reference_open" for token in tokens):
        prefix = "" if anchors else f"t{blake2b(text.encode(), digest_size=4).hexdigest()}-"
        tokens = Notes(prefix).below(tokens)
    html: str = _MARKDOWN.renderer.render(_captioned(_headed(tokens), shift), _MARKDOWN.options, {})
    return html


def _captioned(tokens: list[Token], shift: int) -> list[Token]:
    """The tokens with headings lowered, and each table in a region of its own, captioned by the heading above it."""
    made: list[Token] = []
    above, seen = "Table", 0
    ranks: list[int] = []
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.type == "heading_open":
            above = following.content if following else above
            rank = max(int(token.tag[1]), 2)
            ranks = [*(higher for higher in ranks if higher < rank), rank]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(len(ranks) + 1 + shift, 6)}"
        if token.type == "table_open":
            seen += 1
            label = escape(f"{above} (table {seen})", quote=True)
            made += [block(f'<div class="scroll" role="region" aria-label="{label}" tabindex="0">'), token]
            made.append(block(f"<caption>{escape(above)}</caption>"))
        elif token.type == "table_close":
            made += [token, block("</div>")]
        else:
            made.append(token)
    return made


def _headed(tokens: list[Token]) -> list[Token]:
    """The tokens without the heads of tables that have no words in them; an empty cell of a head is no heading."""
    made: list[Token] = []
    head: list[Token] | None = None
    for token in tokens:
        if token.type == "thead_open":
            head = []
        if head is None:
            made.append(token)
            continue
        head.append(token)
        if token.type == "th_close" and not head[-2].content.strip():
            head[-3].tag = token.tag = "td"
        elif token.type == "thead_close":
            made += head if any(one.type == "inline" and one.content.strip() for one in head) else []
            head = None
    return made


def to_plain(text: str) -> str:
    """The words of the text, for search and descriptions."""
    return _plain(_MARKDOWN.parse(text))


def _plain(tokens: list[Token]) -> str:
    words = []
    for token in tokens:
        if token.type == "inline":
            words.append(
                "".join(" " if child.type.endswith("break") else child.content for child in token.children or ())
            )
        elif token.type in ("fence", "code_block"):
            words.append(token.content)
    return re.sub(r"\s+", " ", " ".join(words)).strip()


def _inline(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def _headings(tokens: list[Token]) -> Iterator[tuple[Token, Heading]]:
    taken: set[str] = set()
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            words = "".join(child.content for child in inline.children or ())
            anchor = base = f"h-{slug(words) or 'section'}"
            again = 1
            while anchor in taken:
                again += 1
                anchor = f"{base}-{again}"
            taken.add(anchor)
            yield token, Heading(int(token.tag[1]), words, anchor)
