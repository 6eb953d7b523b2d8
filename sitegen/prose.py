"""Markdown: its links, its HTML, its plain words. The only module that imports markdown-it.

Links to records are written as records' paths, `[the report](reports/missing-children-in-london)`; raw HTML
in prose is shown as text, never passed through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise, zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sitegen.text import slug

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": False})
_MARKDOWN.enable(["table", "strikethrough"]).disable("image")
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


def headings(text: str) -> tuple[Heading, ...]:
    """The headings of a text in order, each with the anchor its HTML carries."""
    tokens = _MARKDOWN.parse(text)
    return tuple(heading for _, heading in _headings(tokens))


def to_html(text: str, url_of: Callable[[str], str | None], shift: int = 0, *, anchors: bool = False) -> str:
    """The text as HTML. `url_of` gives a record's address; `shift` lowers headings, the highest of which is h2.

    With `anchors` headings can be linked to; one text a page may have them, since they are named by their words.

    Tables wider than a phone scroll by themselves: each stands in a focusable region, with a caption.
    """
    tokens = _MARKDOWN.parse(text)
    for token, heading in _headings(tokens) if anchors else ():
        token.attrSet("id", heading.anchor)
    for token in _inline(tokens):
        if token.type == "link_open" and not _ELSEWHERE.match(target := str(token.attrGet("href") or "")):
            token.attrSet("href", url_of(target) or "#")
    html: str = _MARKDOWN.renderer.render(_captioned(tokens, shift), _MARKDOWN.options, {})
    return html


def _captioned(tokens: list[Token], shift: int) -> list[Token]:
    """The tokens with headings lowered, and each table in a region of its own, captioned by the heading above it."""
    made: list[Token] = []
    above, seen = "Table", 0
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.type == "heading_open" and following:
            above = following.content
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(max(int(token.tag[1]), 2) + shift, 6)}"
        if token.type == "table_open":
            seen += 1
            label = escape(f"{above} (table {seen})", quote=True)
            made += [_html(f'<div class="scroll" role="region" aria-label="{label}" tabindex="0">'), token]
            made.append(_html(f"<caption>{escape(above)}</caption>"))
        elif token.type == "table_close":
            made += [token, _html("</div>")]
        else:
            made.append(token)
    return made


def _html(markup: str) -> Token:
    return Token("html_block", "", 0, content=f"{markup}\n")


def to_plain(text: str) -> str:
    """The words of the text, for search and descriptions."""
    words = []
    for token in _MARKDOWN.parse(text):
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
