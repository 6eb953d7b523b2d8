"""What a host needs beside the pages: headers, redirects, sitemap, robots. Dry.

The headers reach A+ by MDN Observatory's rules; netlify.toml states the same ones for Netlify, and a test holds
the two together. `_headers` is read by Cloudflare Pages and other hosts.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from xml.sax.saxutils import escape

from sitegen.edition import Edition
from sitegen.entry import Entry
from sitegen.page import GENERATOR, MARKER, Artefact, Page, file_for
from sitegen.problems import Problem, did_you_mean
from sitegen.records.site import Site

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; upgrade-insecure-requests"
)
EVERYWHERE = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
FOR_EVER = (("Cache-Control", "public, max-age=31536000, immutable"),)
HEADERS = (
    ("/*", EVERYWHERE),
    ("/assets/*", FOR_EVER),
    ("/pagefind/fragment/*", FOR_EVER),
    ("/pagefind/index/*", FOR_EVER),
    ("/pagefind/filter/*", FOR_EVER),
    ("/pagefind/:year/fragment/*", FOR_EVER),
    ("/pagefind/:year/index/*", FOR_EVER),
    ("/pagefind/:year/filter/*", FOR_EVER),
)


def hosting_files(edition: Edition, pages: Iterable[Page], *, headers_file: bool) -> Iterator[Artefact]:
    """The files a host reads, and the marker by which the next build knows the folder for its own."""
    listed = sorted(page.url for page in pages if page.listed)
    yield Artefact("sitemap.xml", _sitemap(edition, listed).encode())
    yield Artefact(
        "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {edition.base.absolute('/sitemap.xml')}\n".encode()
    )
    if headers_file:
        yield Artefact("_headers", _headers(edition).encode())
    if edition.site.retired_urls:
        yield Artefact("_redirects", _redirects(edition).encode())
        yield from _redirect_pages(edition)
    made = {"generator": GENERATOR, "as_at": str(edition.as_at), "pages": len(listed)}
    yield Artefact(MARKER, (json.dumps(made, indent=2) + "\n").encode())


def _sitemap(edition: Edition, urls: list[str]) -> str:
    entries = "".join(f"<url><loc>{escape(edition.base.absolute(url))}</loc></url>\n" for url in urls)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )


def _headers(edition: Edition) -> str:
    root = edition.base.path.rstrip("/")
    blocks = []
    for path, headers in HEADERS:
        blocks.append("\n".join([f"{root}{path}", *(f"  {name}: {value}" for name, value in headers)]))
    return "\n\n".join(blocks) + "\n"


def _redirects(edition: Edition) -> str:
    lines = []
    for retired in edition.site.retired_urls:
        old = edition.base.link(retired.path)
        lines.append(
            f"{old} {edition.base.link(retired.to)} 301"
            if retired.to
            else f"{old} {edition.base.link('/404.html')} 410"
        )
    return "\n".join(lines) + "\n"


def _redirect_pages(edition: Edition) -> Iterator[Artefact]:
    """A page at each moved address, for hosts that read no `_redirects`."""
    for retired in edition.site.retired_urls:
        if retired.to:
            target = escape(edition.base.link(retired.to), {'"': "&quot;"})
            html = (
                f'<!doctype html>\n<html lang="{edition.site.language}">'
                '<head><meta charset="utf-8"><title>Moved</title>'
                f'<meta http-equiv="refresh" content="0; url={target}">'
                f'<link rel="canonical" href="{escape(edition.base.absolute(retired.to))}"></head>'
                f'<body><p>This page has moved to <a href="{target}">{target}</a>.</p></body></html>\n'
            )
            yield Artefact(_file_at(retired.path), html.encode())


def _file_at(address: str) -> str:
    """The file a host sends for an address that may have been a page's without the slash: `/old` and `/old.html`."""
    last = address.rpartition("/")[2]
    return file_for(address if "." in last else f"{address.rstrip('/')}/")


def retired_problems(entries: Iterable[Entry], pages: Collection[str]) -> Iterator[Problem]:
    """A fault for each retired address at which there is a page, and each that leads to none."""
    files = {file_for(url) for url in pages}
    sites = ((entry.record, entry.raw) for entry in entries if isinstance(entry.record, Site) and entry.raw)
    for site, raw in sites:
        for index, retired in enumerate(site.retired_urls):
            place = f"retired_urls[{index}]"
            if _file_at(retired.path) in files:
                where = raw.mark(("retired_urls", index, "path")).value
                reason = f'{place}.path: "{retired.path}" is the address of a page.'
                yield Problem(where, "duplicate-url", reason, "remove the entry, or the page")
            if retired.to and retired.to.partition("#")[0] not in pages:
                where = raw.mark(("retired_urls", index, "to")).value
                hint = did_you_mean(retired.to, pages, "leave it out if the page is gone")
                yield Problem(where, "dangling-reference", f'{place}.to: "{retired.to}" is no page.', hint)
