"""Page -> Artefact. The only module that imports jinja2; a mistake in a template is a located fault."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from markupsafe import Markup

from sitegen.clock import told
from sitegen.dates import PartialDate
from sitegen.edition import Edition
from sitegen.page import Artefact, Page
from sitegen.problems import Outcome, Problem, Where
from sitegen.prose import to_html, to_plain
from sitegen.records import REGISTER
from sitegen.text import count, slug

ASSETS = "assets"


def fingerprint(static: Path) -> tuple[Artefact, ...]:
    """The files of a static folder, each named after its content, so that they may be cached for ever."""
    found = []
    for path in sorted(path for path in static.glob("[!.]*") if path.is_file()):
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()[:10]
        found.append(Artefact(f"{ASSETS}/{path.stem}.{digest}{path.suffix}", content))
    return tuple(found)


class Renderer:
    """Draws the pages of one edition with the templates of one folder."""

    def __init__(self, templates: Path, edition: Edition, assets: tuple[Artefact, ...]) -> None:
        self.templates = templates
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.filters.update(_filters(edition))
        self.environment.globals.update(_globals(edition, assets))

    def compile(self) -> tuple[Problem, ...]:
        """Every template that cannot be read, with its line."""
        problems = []
        for name in self.environment.list_templates(extensions=["html", "xml"]):
            try:
                self.environment.get_template(name)
            except jinja2.TemplateSyntaxError as error:
                problems.append(self._fault(error.name or name, error.lineno, error.message or "cannot be read"))
            except UnicodeDecodeError as error:
                line = error.object[: error.start].count(b"\n") + 1
                problems.append(self._fault(name, line, "is not UTF-8"))
        return tuple(problems)

    def render(self, page: Page) -> Outcome[Artefact | None]:
        """One page's file, or the mistake in its template."""
        try:
            template = self.environment.get_template(page.template)
            html = template.render(page=page, **page.data)
        except jinja2.TemplateNotFound as error:
            where = Where(str(PurePosixPath(self.templates) / str(error.name)))
            hint = f"write it; {page.url} is drawn with it"
            return Outcome(None, (Problem(where, "missing-template", "is not there.", hint),))
        except jinja2.TemplateSyntaxError as error:
            return Outcome(None, (self._fault(error.name or page.template, error.lineno, error.message or ""),))
        except Exception as error:  # noqa: BLE001 - whatever a template's expression may raise is the template's mistake
            name, line = self._blame(error, page.template)
            return Outcome(None, (self._fault(name, line, f"{error} (first met on {page.url})"),))
        return Outcome(Artefact(page.path, html.encode()))

    def _blame(self, error: Exception, otherwise: str) -> tuple[str, int]:
        """The innermost line of a template in the error's trace."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            path = Path(frame.filename)
            if path.is_relative_to(self.templates):
                return str(PurePosixPath(path.relative_to(self.templates))), frame.lineno or 1
        return otherwise, 1

    def _fault(self, name: str, line: int, message: str) -> Problem:
        where = Where(str(PurePosixPath(self.templates) / name), line)
        hint = "mend the template; its values are listed in CONTRIBUTING.md"
        return Problem(where, "template-mistake", f"{message.rstrip('.')}.", hint)


def _filters(edition: Edition) -> dict[str, Callable[..., Any]]:
    graph, base = edition.graph, edition.base

    def address(target: str) -> str | None:
        node = graph.get(target.removesuffix("/"))
        return base.link(node.url) if node else None

    def prose(text: str | None, shift: int = 0, *, anchors: bool = False) -> Markup:
        return Markup(to_html(text, address, shift, anchors=anchors)) if text else Markup("")  # noqa: S704 - raw HTML is off in prose

    return {
        "prose": prose,
        "plain": lambda text: to_plain(text or ""),
        "long": lambda date: date.long if isinstance(date, PartialDate) else f"{date.day} {date:%B %Y}",
        "slug": slug,
        "told": lambda clock: told(clock, edition.as_at),
        "count": count,
    }


def _globals(edition: Edition, assets: tuple[Artefact, ...]) -> dict[str, Any]:
    by_name: Mapping[str, str] = {_plain_name(asset.path): f"/{asset.path}" for asset in assets}
    return {
        "site": edition.site,
        "menu": tuple(kind for kind in REGISTER if kind.in_menu),
        "as_at": edition.as_at,
        "graph": edition.graph,
        "base": edition.base,
        "url": edition.base.link,
        "absolute": edition.base.absolute,
        "asset": lambda name: edition.base.link(by_name[name]),
    }


def _plain_name(path: str) -> str:
    name = PurePosixPath(path)
    return f"{name.stem.rpartition('.')[0]}{name.suffix}"
