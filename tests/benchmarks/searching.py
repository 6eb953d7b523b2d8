"""What search costs a visitor of a large archive: run by hand; nothing in it is a limit.

    python tests/benchmarks/searching.py [RECORDS...]

For each size an archive is made up (`large_archive.py`), indexed by the build's own steps and served compressed, as a
host would. Told are the bytes that a first search sends, headers and all, with nothing in the browser's memory; and the
time that the search takes of the worker's thread, once its words and filters are there (of several searches the
median), in the years searched at first and in all.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import json
import random
import re
import statistics
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import quote, urlsplit

import click
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from large_archive import LAST, write  # noqa: E402

from sitegen.archive import read_archive  # noqa: E402
from sitegen.config import Base  # noqa: E402
from sitegen.edition import Edition  # noqa: E402
from sitegen.hosting import EVERYWHERE  # noqa: E402
from sitegen.page import SearchRecord  # noqa: E402
from sitegen.pagefind import build_shards  # noqa: E402
from sitegen.pages.front import search_page  # noqa: E402
from sitegen.records.site import Site  # noqa: E402
from sitegen.render import Renderer, fingerprint  # noqa: E402
from sitegen.search import search_files, search_records, shards  # noqa: E402
from sitegen.trial.browser import installed  # noqa: E402
from sitegen.write import publish  # noqa: E402

SEARCHES = 8
PACKED = (".html", ".js", ".css", ".json", ".svg")  # what a host compresses
ENDED = ", ".join(f'#search-form[data-state="{state}"]' for state in ("ready", "none", "failed"))


def edition(content: Path) -> Edition:
    """The archive of a folder, as of the end of its last year."""
    graph = read_archive(content, jobs=2).value.graph
    site = graph["site"].value
    assert isinstance(site, Site)
    return Edition(graph, site, Base.parse("https://example.org/"), dt.date(LAST, 12, 31))


def build(made: Edition, output: Path) -> None:
    """The search page of an archive, with all that it fetches."""
    assets = fingerprint(ROOT / "templates/static")
    (page,) = search_page(made)
    drawn = Renderer(ROOT / "templates", made, assets).render(page).value
    assert drawn
    index = build_shards(shards(search_records(made)), "en", output).value
    files = {file.path: file.content for file in (drawn, *assets, *search_files(made))}
    publish({**files, **index.files, "build.json": b'{"generator": "sitegen"}'}, output)
    index.remember()


# ---- a host


@dataclass
class Host:
    """A server that compresses, and counts what it sends."""

    folder: Path
    sent: dict[str, int] = field(default_factory=dict)

    @contextlib.contextmanager
    def running(self) -> Iterator[str]:
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host.answer(self)

            def log_message(self, *_: object) -> None: ...

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        server.server_close()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        path = urlsplit(request.path).path.lstrip("/")
        path = f"{path}index.html" if path.endswith("/") or not path else path
        try:
            content = _packed(self.folder / path)
        except OSError:
            request.send_error(404)
            return
        kind = guess_type(path)[0] or "application/octet-stream"
        lines = [("Content-Type", kind), ("Content-Length", str(len(content))), *EVERYWHERE[:1], *EVERYWHERE[2:]]
        lines += [("Cache-Control", "public, max-age=31536000, immutable")] if "/" in path else []
        lines += [("Content-Encoding", "gzip")] if path.endswith(PACKED) else []
        head = "HTTP/1.1 200 OK\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines) + "\r\n"
        self.sent[path] = len(head) + len(content)
        with contextlib.suppress(ConnectionError):
            request.wfile.write(head.replace("; upgrade-insecure-requests", "").encode() + content)


@cache
def _packed(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, 6) if path.name.endswith(PACKED) else content


# ---- a visitor


def queries(records: tuple[SearchRecord, ...]) -> list[str]:
    """Two words of a speech, neither the most common nor the rarest, as people search for them."""
    chance = random.Random(5)
    said = [record for record in records if record.filters["kind"] == ("Speech",)]
    common = Counter(word for record in said[:: max(1, len(said) // 2000)] for word in set(_words(record.content)))
    known = {word for word, number in common.items() if 40 < number < 600}
    found = []
    while len(found) < SEARCHES:
        words = [word for word in _words(chance.choice(said).content) if word in known]
        if len(set(words)) > 1:
            found.append(" ".join(chance.sample(sorted(set(words)), 2)))
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]{5,}", text.lower())


def wait(page: Page) -> None:
    """Until a search has ended, and what it set off."""
    page.locator(ENDED).wait_for(timeout=120_000)
    page.wait_for_load_state("networkidle")


PARTS = {
    "page, styles, modules": r"^(?!pagefind)(?!assets/search-(manifest|vocabulary|refs|words|names|places)\.?)",
    "manifest, vocabulary": r"^assets/search-",
    "program": r"pagefind[^/]*\.js$|wasm",
    "tables of contents": r"pf_meta|entry",
    "words": r"/index/",
    "filters": r"/filter/",
    "results": r"/fragment/",
}


def first_search(browser: Browser, host: Host, root: str, query: str) -> dict[str, int]:
    """The bytes of a first search, by what they are."""
    host.sent.clear()
    page = browser.new_page()
    page.goto(f"{root}search/")
    page.wait_for_load_state("networkidle")
    untouched = [path for path in host.sent if "pagefind" in path or path.endswith(".json")]
    assert not untouched, untouched
    page.locator("#search-q").fill(query)
    page.keyboard.press("Enter")
    page.locator(ENDED).wait_for(timeout=120_000)
    sent = dict(host.sent)
    page.wait_for_load_state("networkidle")
    page.close()
    sums = dict.fromkeys(PARTS, 0)
    for path, size in sent.items():
        sums[next(name for name, form in PARTS.items() if re.search(form, path))] += size
    return {**sums, "files": len(sent), "later": sum(host.sent.values()) - sum(sent.values())}


def warm_searches(browser: Browser, root: str, asked: list[str], more: str) -> list[float]:
    """Milliseconds of the worker's thread for each search narrowed by kind, its words and the filter being there."""
    page = browser.new_page()
    page.goto(f"{root}search/?q={quote(asked[-1])}&kind=Speech{more}")
    wait(page)
    spent = []
    for query in asked[:-1]:
        page.goto(f"{root}search/?q={quote(asked[-1])}&kind=Speech{more}")
        wait(page)
        page.goto(f"{root}search/?q={quote(query)}{more}")
        wait(page)
        browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
        page.evaluate(
            "(more) => { history.pushState(null, '', location.search.replace(/^/, '') + '&kind=Speech');"
            " dispatchEvent(new PopStateEvent('popstate')); }",
            more,
        )
        wait(page)
        spent.append(worker_time(browser.stop_tracing()))
    page.close()
    return spent


def worker_time(trace: bytes) -> float:
    """Milliseconds of the processor that workers used in a trace of Chromium."""
    events = json.loads(trace)["traceEvents"]
    workers = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and "Worker thread" in event["args"]["name"]
    }
    tasks = (event for event in events if (event["pid"], event["tid"]) in workers and event["name"].endswith("RunTask"))
    return sum(event.get("tdur", event.get("dur", 0)) for event in tasks) / 1000


def main() -> None:
    """Tell the figures of each size."""
    for records in [int(given) for given in sys.argv[1:]] or [10_000, 50_000, 100_000]:
        with tempfile.TemporaryDirectory() as name:
            write(Path(name, "content"), records)
            made = edition(Path(name, "content"))
            build(made, Path(name, "site"))
            tell(made, Path(name, "site"))


def tell(made: Edition, output: Path) -> None:
    """The figures of a site."""
    records = search_records(made)
    asked = queries(records)
    host = Host(output)
    with host.running() as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox", "--disable-gpu"])
        click.echo(f"{len(records):,} records")
        every = [first_search(browser, host, root, query) for query in asked]
        for name in every[0]:
            values = [one[name] for one in every]
            click.echo(f"  {name:24} {statistics.median(values):>10,.0f}  at most {max(values):>10,}")
        totals = [sum(one[name] for name in PARTS) for one in every]
        click.echo(f"  first search             {statistics.median(totals):>10,.0f}  at most {max(totals):>10,}")
        for told, more in (("years first searched", ""), ("all years", "&reach=all")):
            spent = warm_searches(browser, root, asked, more)
            times = f"{statistics.median(spent):>10,.0f}  at most {max(spent):>10,.0f}"
            click.echo(f"  worker, {told:16} {times}")
        browser.close()


if __name__ == "__main__":
    main()
