"""What a run is asked to do. Law: made once, at the door, and never changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Config:
    """`as_at` is the day on which overdue is judged; `base_url` overrides the site's own; `jobs` are processes.

    `fail_on_gaps` are kinds of data gap that are faults in this run.
    """

    content: Path
    output: Path
    templates: Path
    as_at: dt.date
    base_url: str | None = None
    drafts: bool = False
    strict: bool = False
    jobs: int = 1
    headers_file: bool = True
    fail_on_gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Base:
    """Where the site stands: `https://example.org/scrutiny/` has the origin and the path `/scrutiny/`."""

    origin: str
    path: str

    @classmethod
    def parse(cls, url: str) -> Base:
        """Read an address. Raises ValueError when its host is malformed."""
        parts = urlsplit(url)
        return cls(f"{parts.scheme}://{parts.netloc}", f"/{parts.path.strip('/')}/".replace("//", "/"))

    def link(self, url: str) -> str:
        """The address of a page of the site, as links on its pages write it."""
        return self.path + url.lstrip("/")

    def absolute(self, url: str) -> str:
        """The whole address of a page of the site."""
        return self.origin + self.link(url)
