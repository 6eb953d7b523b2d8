"""XML -> elements that know their lines. Law: nothing outside the file is read, and nothing in it can swell."""

from __future__ import annotations

import html.entities
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers.expat import XML_PARAM_ENTITY_PARSING_NEVER
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import Locator

from defusedxml import EntitiesForbidden, ExternalReferenceForbidden
from defusedxml.expatreader import DefusedExpatParser

from sitegen.problems import Outcome, Problem, Where

DEEPEST = 100
LONGEST_ENTITY = 8  # a character or two: enough for &pound;, too little to swell
_BOMB = "save it without the <!ENTITY ...> declarations at its head"
_MEND = "the file may be cut short or mistyped: fetch it again"


@dataclass(slots=True)
class Element:
    """An element: local name, attributes by local name, the text before its children, and that after itself.

    `line` is where its start tag begins, `text_line` where its text does, `end` where its end tag stands.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    text_line: int = 0
    end: int = 0
    text: str = ""
    tail: str = ""
    children: list[Element] = field(default_factory=list)

    def __iter__(self) -> Iterator[Element]:
        return iter(self.children)

    def get(self, *names: str) -> str:
        """The first of these attributes that says something, without space around it."""
        return next((value for name in names if (value := self.attributes.get(name, "").strip())), "")

    def child(self, *tags: str) -> Element | None:
        """The first child of one of these names."""
        return next((child for child in self.children if child.tag in tags), None)

    def every(self, *tags: str) -> Iterator[Element]:
        """The elements of these names inside this one, however deep, in order."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            if element.tag in tags:
                yield element
            waiting.extend(reversed(element.children))

    @property
    def words(self) -> str:
        """All its words, on one line."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        yield self.text
        for child in self.children:
            yield from child._pieces() if child.tag not in ("br", "eol") else " "  # noqa: SLF001 - one of its own kind
            yield child.tail


class _TooDeep(SAXException):
    """The file nests deeper than any document does."""


class _Parser(DefusedExpatParser):
    """The guarded parser, which lets an entity stand for a character: older files name £ and é so."""

    def defused_entity_decl(self, *told: Any) -> None:
        _, is_parameter, value, *_ = told
        if is_parameter or value is None or len(value) > LONGEST_ENTITY or set(value) & set("&<%"):
            super().defused_entity_decl(*told)

    def reset(self) -> None:
        super().reset()
        # A type that is declared elsewhere is not looked for. (The stubs leave the parser within out.)
        self._parser.SetParamEntityParsing(XML_PARAM_ENTITY_PARSING_NEVER)  # type: ignore[attr-defined]


class _Builder(ContentHandler):
    """Builds the elements from the parser's events."""

    def __init__(self) -> None:
        super().__init__()
        self.locator: Locator | None = None  # the parser, which knows its line
        self.root: Element | None = None
        self._open: list[Element] = []
        self._text: list[str] = []

    @property
    def line(self) -> int:
        return (self.locator.getLineNumber() if self.locator else None) or 1

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 - the parser's name
        line = self.line
        self._close_text(line)
        if len(self._open) >= DEEPEST:
            raise _TooDeep("too deep")
        made = Element(_local(name), {_local(key): attrs[key] for key in attrs.getNames()}, line, line, line)
        if self._open:
            self._open[-1].children.append(made)
        else:
            self.root = made
        self._open.append(made)

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802 - the parser's name
        line = self.line
        self._close_text(line)
        self._open.pop().end = line

    def characters(self, content: str) -> None:
        self._text.append(content)

    def skippedEntity(self, name: str) -> None:  # noqa: N802 - the parser's name
        """An entity that a file elsewhere would define: if HTML knows it, it is what it is there."""
        self._text.append(html.entities.html5.get(f"{name};", f"&{name};"))

    def _close_text(self, line: int) -> None:
        text = "".join(self._text)
        self._text.clear()
        if not self._open:
            return
        element = self._open[-1]
        if element.children:
            element.children[-1].tail = text
        else:
            element.text = text
            element.text_line = max(element.line, line - text.count("\n"))


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def read_xml(content: bytes, file: str) -> Outcome[Element | None]:
    """The root element, or the fault at its line and column."""
    builder, parser = _Builder(), _Parser()
    parser.setContentHandler(builder)
    builder.locator = parser
    try:
        parser.feed(content)
        parser.close()
    except (SAXException, ValueError, LookupError) as fault:  # defusedxml's are ValueErrors
        return Outcome(None, (_told(fault, Where(file, builder.line)),))
    return Outcome(builder.root)


def _told(fault: Exception, where: Where) -> Problem:
    match fault:
        case SAXParseException():
            place = Where(where.file, fault.getLineNumber() or 1, (fault.getColumnNumber() or 0) + 1)
            said = fault.getMessage().replace("no element found", "it ends before its elements do")
            return Problem(place, "bad-xml", f"is no XML: {said}.", _MEND)
        case _TooDeep():
            why = f"nests more than {DEEPEST} elements in each other."
            return Problem(where, "unsafe-xml", why, "no document does: look whether it is one")
        case ExternalReferenceForbidden():
            return Problem(where, "unsafe-xml", "asks for another file to be read into it.", _BOMB)
        case EntitiesForbidden():
            return Problem(where, "unsafe-xml", f'declares the entity "{fault.name}", which may be a trap.', _BOMB)
    return Problem(where, "bad-xml", f"cannot be read as XML: {fault}.", _MEND)
