"""A site is a map from URL to page. Law: values only; how a page is drawn is `render`'s business.

A URL here is the path below the site's root, `/people/susan-hall/`; the base URL comes in when a page is
drawn. Two claims to one URL are a fault that names both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sitegen.problems import Outcome, Problem, Where

GENERATOR = "sitegen"
MARKER = "build.json"  # the file by which a build knows a folder for its own


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of a breadcrumb: where it leads and what it is called."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing search can find, at its own address (a page, or a speech on a page).

    `filters` maps a filter's name (kind, committee, person, year) to its values; `meta` is shown with the
    hit; `date` is ISO text, for sorting.
    """

    url: str
    title: str
    content: str
    filters: Mapping[str, tuple[str, ...]]
    meta: Mapping[str, str]
    date: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address, its template, and the values the template draws.

    `origin` is the record it shows (or the module that lays it out), for faults.
    """

    url: str
    template: str
    title: str
    description: str
    origin: Where
    crumbs: tuple[Crumb, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    listed: bool = True

    @property
    def path(self) -> str:
        """The file the page is written to, below the output folder."""
        return file_for(self.url)


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file of the finished site: path below the output folder, and its bytes."""

    path: str
    content: bytes


def file_for(url: str) -> str:
    """The file that serves a URL: `/people/` is `people/index.html`."""
    path = url.lstrip("/")
    return str(PurePosixPath(path, "index.html")) if not path or url.endswith("/") else path


def site_map(pages: Iterable[Page]) -> Outcome[dict[str, Page]]:
    """Pages by URL. A second claim to a URL is a fault at the second claimant."""
    claimed: dict[str, Page] = {}
    problems = []
    for page in pages:
        first = claimed.setdefault(page.url, page)
        if first is not page:
            problems.append(
                Problem(
                    page.origin,
                    "duplicate-url",
                    f"{page.url} is claimed twice: here and by {first.origin.file}.",
                    "give one of the two another file name",
                )
            )
    return Outcome(claimed, tuple(problems))
