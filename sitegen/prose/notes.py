"""The notes of a text, below it, with links both ways. Law: a note keeps the number it is printed with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from markdown_it.token import Token

from sitegen.text import slug


@dataclass(slots=True)
class Notes:
    """The notes of one text on their way below it; `marks` counts those that lead to each label, `named` its notes."""

    prefix: str
    marks: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)

    def below(self, tokens: list[Token]) -> list[Token]:
        """The tokens with the notes taken out of the text and put below it."""
        text: list[Token] = []
        notes: list[tuple[str, list[Token]]] = []
        within = 0
        for token in tokens:
            if token.type == "footnote_reference_open":
                within += 1
                notes.append((str(token.meta["label"]), []))
            elif token.type == "footnote_reference_close":
                within -= 1
            else:
                (notes[-1][1] if within else text).append(token)
        for token in tokens:
            if token.children:
                token.children = [self._marked(child) for child in token.children]
        made = (token for label, words in notes for token in self._note(label, words))
        return [*text, block('<div class="notes">\n<ol>'), *made, block("</ol>\n</div>")]

    def _marked(self, token: Token) -> Token:
        """A mark as a link to its note; any other token as it is."""
        if token.type != "footnote_ref":
            return token
        label = str(token.meta["label"])
        self.marks[label] += 1
        note, mark = self._name("note", label, 1), self._name("mark", label, self.marks[label])
        shown = _number(label)
        return _within(f'<sup class="mark"><a href="#{note}" id="{mark}" aria-label="Note {shown}">{shown}</a></sup>')

    def _note(self, label: str, words: list[Token]) -> Iterator[Token]:
        self.named[label] += 1
        shown = _number(label)
        value = f' value="{shown}"' if shown.isdigit() else ""
        yield block(f'<li id="{self._name("note", label, self.named[label])}"{value}>')
        back = "".join(self._back(label, which) for which in range(1, self.marks[label] + 1))
        last = next((token for token in reversed(words) if token.type == "inline"), None)
        if last and self.named[label] == 1:
            last.children = [*(last.children or ()), _within(back)]
        yield from words
        yield block("</li>")

    def _back(self, label: str, which: int) -> str:
        told = f"mark {_number(label)} in the text" + (f", {which} of {self.marks[label]}" if which > 1 else "")
        return f' <a class="back" href="#{self._name("mark", label, which)}" aria-label="Back to {told}">↩\ufe0e</a>'

    def _name(self, kind: str, label: str, which: int) -> str:
        return f"{self.prefix}{kind}-{slug(label) or 'other'}" + (f"-again-{which}" if which > 1 else "")


def _number(label: str) -> str:
    """A note's label as it is printed: where numbers begin again, the second 12 is written `12-2`."""
    return escape(re.sub(r"^(\d+)-\d+$", r"\1", label))


def _within(markup: str) -> Token:
    return Token("html_inline", "", 0, content=markup)


def block(markup: str) -> Token:
    """A line of HTML of our own."""
    return Token("html_block", "", 0, content=f"{markup}\n")
