"""The door: options in, exit codes out. The only module that ends the program.

Exit codes: 0 all well; 1 faults in content or templates; 2 an option or argument is wrong; 3 the machine failed us
(a disk, the search program); 130 interrupted.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from sitegen import __version__, importers
from sitegen.archive import Memory
from sitegen.config import Base, Config
from sitegen.console import Console
from sitegen.dump import dump
from sitegen.gaps.failing import IDS, unknown_kind
from sitegen.pipeline import Report, build, check, read
from sitegen.preview import Preview
from sitegen.problems import Outcome
from sitegen.records.site import Site
from sitegen.text import count
from sitegen.trial import try_searches
from sitegen.watch import changes

OK, FAULTS, MACHINE, INTERRUPTED = 0, 1, 3, 130


class _Door(click.Group):
    """The commands; whatever ends one early becomes an exit code here."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            context.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has gone: click ends quietly
                raise
            _tell_machine(error)
            context.exit(MACHINE)


def _tell_machine(error: OSError) -> None:
    place = f"{error.filename}: " if error.filename else ""
    click.secho(f"{place}{error.strerror or error}", err=True, fg="red")


def _as_at(_context: click.Context, _option: click.Parameter, value: dt.datetime | None) -> dt.date:
    if value is not None:
        return value.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):  # no number, or no day any calendar has
        raise click.BadParameter(f'SOURCE_DATE_EPOCH is "{epoch}", not a number of seconds') from None


def _base_url(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.match("https?://[^/?#]+[^?#]*$", value):
        raise click.BadParameter("give a whole address, such as https://example.org/scrutiny/")
    return value


def _gap_kinds(_context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    for name in set(value) - set(IDS):
        raise click.BadParameter(f'"{name}" is no kind of gap; {unknown_kind(name)}')
    return value


_FATAL = "Data gaps of this kind are faults; may be given again."
_fail_on_gap = click.option(
    "--fail-on-gap", "fail_on_gaps", multiple=True, callback=_gap_kinds, metavar="KIND", help=_FATAL
)


def _options(*, writes: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    found = [
        click.option(
            "--content", type=folder, default=Path("content"), show_default=True, help="The folder of records."
        ),
        click.option(
            "--templates", type=folder, default=_templates(), show_default="templates", help="The folder of templates."
        ),
        click.option("--base-url", callback=_base_url, help="Where the site will stand; else as site.yaml says."),
        click.option(
            "--as-at",
            type=click.DateTime(["%Y-%m-%d"]),
            callback=_as_at,
            metavar="DATE",
            help="The day overdue is judged at; else SOURCE_DATE_EPOCH's, else today.",
        ),
        click.option("--drafts", is_flag=True, help="Include records marked draft."),
        click.option("--strict", is_flag=True, help="Warnings count as faults."),
        click.option(
            "--jobs",
            type=click.IntRange(1),
            default=os.cpu_count() or 1,
            show_default="processors",
            help="Processes that read records.",
        ),
    ]
    if writes:
        new = click.Path(file_okay=False, path_type=Path)
        output = click.option(
            "--output", type=new, default=Path("output"), show_default=True, help="Where the site is written."
        )
        found.append(output)

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(found):
            command = option(command)
        return command

    return add


def _templates() -> Path:
    """The templates here; or those the program brings with it, installed or in its repository."""
    package = Path(__file__).resolve().parent
    places = (Path("templates"), package / "templates", package.parent / "templates")
    return next((place for place in places if place.is_dir()), places[0])


@click.group(cls=_Door, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="sitegen")
def main() -> None:
    """Build a searchable archive of scrutiny from records in YAML and Markdown.

    \b
    Exit codes: 0 all well; 1 faults in content or templates; 2 wrong options;
    3 the machine failed (a disk, the search program); 130 interrupted.
    """


@main.command("build")
@_options(writes=True)
@_fail_on_gap
@click.option("--watch", is_flag=True, help="Build again whenever a record or template changes.")
@click.option("--serve", is_flag=True, help="Preview the site on 127.0.0.1; with --watch, pages reload by themselves.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The preview's port; 0 takes a free one.",
)
@click.option(
    "--headers-file/--no-headers-file", default=True, help="Write _headers (not on Netlify, which reads netlify.toml)."
)
def build_command(*, watch: bool, serve: bool, port: int, **options: Any) -> None:
    """Build the site. Nothing is written unless all is well; then the new site replaces the old whole."""
    config, console, memory = Config(**options), Console(), Memory()
    if not (watch or serve):
        sys.exit(_build(config, console, memory))
    preview: Preview | None = None
    for paths in changes((config.content, config.templates)) if watch else ((),):
        if paths:
            names = ", ".join(Path(path).name for path in paths[:3]) + (" …" if len(paths) > 3 else "")
            click.echo(f"\n{dt.datetime.now().astimezone():%H:%M:%S} changed: {names}", err=True)
        code = _build(config, console, memory)
        if preview and code == OK:
            preview.reload()
        if serve and not preview:
            preview = _preview(config, port, memory)
            click.echo(f"Preview: {preview.url}  (Ctrl+C ends it)", err=True)
        if watch and not paths:
            click.echo("Watching for changes (Ctrl+C ends it).", err=True)
    threading.Event().wait()


def _build(config: Config, console: Console, memory: Memory) -> int:
    try:
        report = build(config, console, memory)
    except OSError as error:
        _tell_machine(error)
        return MACHINE
    return _tell(report, console, config)


def _tell(report: Report, console: Console, config: Config) -> int:
    console.problems(report.problems)
    console.summary(report, str(config.output))
    if report.changes is None:
        machine = any(problem.code == "search-backend" for problem in report.problems)
        click.secho(f"Not published: {config.output} is as it was.", err=True, fg="red")
        return MACHINE if machine else FAULTS
    return OK


def _preview(config: Config, port: int, memory: Memory) -> Preview:
    site = read(config, memory=memory).value.graph.get("site")
    address = config.base_url or (site.value.base_url if site and isinstance(site.value, Site) else "http://localhost/")
    try:
        return Preview(config.output, Base.parse(address).path, port)
    except OSError as error:
        click.secho(f"The preview cannot use port {port}: {error.strerror}. Try --port 0.", err=True, fg="red")
        sys.exit(MACHINE)


@main.command("check")
@_options(writes=False)
@_fail_on_gap
@click.option("--search", is_flag=True, help="Try the searches of search-tests.yaml too, in a real browser.")
def check_command(*, search: bool, **options: Any) -> None:
    """Tell every fault in records and templates, and write nothing."""
    config, console = Config(output=Path("output"), **options), Console()
    report = check(config, console)
    console.problems(report.problems)
    console.summary(report, "")
    failed = any(config.strict or problem.severity == "error" for problem in report.problems)
    code = FAULTS if failed else OK
    sys.exit(_search(config, console) if search and code == OK else code)


def _search(config: Config, console: Console) -> int:
    """Try the archive's own searches, and tell how many find what they must."""
    tried = try_searches(config)
    console.problems(tried.problems)
    if tried.value.searches:
        click.echo(f"{count(tried.value.searches, 'search', 'searches')}, {tried.value.right:,} right", err=True)
    machine = any(problem.code in ("search-backend", "search-browser") for problem in tried.problems)
    return MACHINE if machine else OK if tried.ok else FAULTS


@main.command("dump")
@_options(writes=False)
def dump_command(**options: Any) -> None:
    """Print the archive for scripts: one JSON object a line, for every record and every part of one."""
    config = Config(output=Path("output"), **options)
    outcome: Outcome[Any] = read(config)
    for line in dump(outcome.value.graph):
        click.echo(line)
    if outcome.problems:
        Console().problems(tuple(sorted(outcome.problems)))
    sys.exit(OK if outcome.ok else FAULTS)


@main.command("import")
@click.argument(
    "sources",
    nargs=-1,
    required=True,
    metavar="SOURCE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--into",
    "content",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("content"),
    show_default=True,
    help="The folder of records; it is made when it is not there.",
)
@click.option("--as", "kind", metavar="KIND", help="What the sources are, when that cannot be told from them.")
@click.option("--dry-run", is_flag=True, help="Show the report, and write nothing.")
@click.option("--keep-mine", is_flag=True, help="Settle every conflict by what stands in the records.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the whole report as JSON too, with the fate of every line.",
)
def import_command(sources: tuple[Path, ...], content: Path, *, report: Path | None, **how: Any) -> None:
    """Make records of documents, for a person to review, and account for every line of them.

    \b
    What a person has edited is never overwritten. A source that cannot be
    read ends the import before anything is written.
    """
    outcome = importers.bring_in(content, sources, **how)
    Console().problems(tuple(sorted(outcome.problems)))
    if outcome.value is None:
        click.secho(f"Nothing was written: {content} is as it was.", err=True, fg="red")
        sys.exit(FAULTS)
    for line in importers.told(outcome.value):
        click.echo(line)
    verb = "would be written" if how["dry_run"] else "written"
    click.echo(f"{count(len(outcome.value.files), 'file')} {verb} in {content}")
    if report:
        report.write_text(importers.as_json(outcome.value), encoding="utf-8")


def front_door(arguments: list[str] | None = None) -> None:
    """`python build.py`: the build command, unless another command is named first."""
    given = sys.argv[1:] if arguments is None else arguments
    named = given[:1] and given[0] in (*main.commands, "-h", "--help", "--version")
    main(args=given if named else ["build", *given], prog_name="build.py")
