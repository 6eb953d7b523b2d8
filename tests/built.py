"""A built site as the tests read it: pages as trees of elements, by their address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from sitegen.config import Base

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass(eq=False)
class Element:
    """An element with its attributes, its children (elements and text) and what it stands in."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    def get(self, attribute: str) -> str | None:
        return self.attributes.get(attribute)

    def all(self, *names: str, **wanted: str) -> Iterator[Element]:
        """Every element below with one of the names (or any) and these attributes, in order."""
        for child in self.children:
            if isinstance(child, Element):
                named = not names or child.name in names
                if named and all(child.attributes.get(key.rstrip("_")) == value for key, value in wanted.items()):
                    yield child
                yield from child.all(*names, **wanted)

    def one(self, *names: str, **wanted: str) -> Element:
        """The only such element."""
        (found,) = self.all(*names, **wanted)
        return found

    @property
    def text(self) -> str:
        """The words within, with single spaces."""
        return " ".join(self._raw.split())

    @property
    def _raw(self) -> str:
        return "".join(child if isinstance(child, str) else child._raw for child in self.children)

    @property
    def around(self) -> Iterator[Element]:
        """What it stands in, innermost first."""
        if self.parent:
            yield self.parent
            yield from self.parent.around

    def section(self, heading: str) -> Element:
        """What stands under a heading: the section the heading begins."""
        (found,) = (h for h in self.all("h2", "h3") if h.text.partition(" (")[0] == heading)
        assert found.parent
        return found.parent


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.top = self.here = Element("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        made = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(made)
        if tag not in VOID:
            self.here = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        drawn = any(one.name == "svg" for one in (self.here, *self.here.around))
        assert drawn or tag in VOID, f"<{tag}/> is no element that stands alone"
        self.handle_starttag(tag, attrs)
        if drawn:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.here.name == tag, f"</{tag}> closes <{self.here.name}> at {self.getpos()}"
        assert self.here.parent
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def parse(html: str) -> Element:
    """The tree of a page; an AssertionError where a tag is not closed, or closed twice."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.here is reader.top, f"<{reader.here.name}> is never closed"
    return reader.top


@dataclass(frozen=True)
class Built:
    """A site in its folder, and where it is to stand."""

    folder: Path
    base: Base

    @cached_property
    def pages(self) -> Mapping[str, Element]:
        """Every page by its URL below the root: `/people/susan-hall/`."""
        files = sorted(self.folder.rglob("*.html"))
        return {self._url(file): parse(file.read_text(encoding="utf-8")) for file in files}

    def page(self, url: str) -> Element:
        return self.pages[url]

    def _url(self, file: Path) -> str:
        return f"/{file.relative_to(self.folder).as_posix()}".removesuffix("index.html")

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every file of the site, by its path below the folder."""
        found = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in found}

    def target(self, page: str, href: str) -> str | None:
        """The URL below the root, with its fragment, to which a link on a page leads; None if it leads elsewhere."""
        if href.startswith("#"):
            return page + href
        if href.startswith(self.base.origin):
            href = href.removeprefix(self.base.origin)
        if href.startswith(("http://", "https://", "mailto:")):
            return None
        assert href.startswith(self.base.path), f"{page} links to {href}, outside {self.base.path}"
        return "/" + href.removeprefix(self.base.path)
