"""What a host is told: headers, redirects, sitemap, robots."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from built import Built, parse
from conftest import AS_AT, ROOT, Run

from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.graph import Graph
from sitegen.hosting import CONTENT_SECURITY_POLICY, hosting_files
from sitegen.page import Page
from sitegen.problems import Where
from sitegen.records.site import Site

Headers = dict[str, dict[str, str]]
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def headers_file(text: str) -> Headers:
    """The blocks of a `_headers` file: a path, and its headers indented below it."""
    blocks: Headers = {}
    for line in filter(None, text.splitlines()):
        if line.startswith("/"):
            here = blocks.setdefault(line, {})
        else:
            name, _, value = line.strip().partition(": ")
            here[name] = value
    return blocks


@pytest.fixture
def files() -> Callable[..., dict[str, str]]:
    """The files made for a site with some settings, which stands at some address."""

    def made(base_url: str = "https://example.org/", *, headers: bool = True, **settings: object) -> dict[str, str]:
        given = {"name": "Small", "description": "Small.", "base_url": base_url, "publisher": "Us", **settings}
        edition = Edition(
            Graph({}, {}, {}, {}), Site.model_validate(given), Base.parse(base_url), dt.date(2026, 11, 21)
        )
        pages = [
            Page(url, "t.html", url, url, Where("here"), listed=url != "/404.html")
            for url in ("/", "/people/", "/404.html", "/people/o'neil & sons/")
        ]
        return {file.path: file.content.decode() for file in hosting_files(edition, pages, headers_file=headers)}

    return made


def test_netlify_toml_and_the_headers_file_say_the_same(site: Built) -> None:
    netlify = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))
    written = headers_file((site.folder / "_headers").read_text(encoding="utf-8"))
    assert {block["for"]: block["values"] for block in netlify["headers"]} == written


def test_netlify_writes_no_headers_file_lest_each_header_be_sent_twice() -> None:
    netlify = tomllib.loads((ROOT / "netlify.toml").read_text(encoding="utf-8"))
    commands = [netlify["build"]["command"], *(context["command"] for context in netlify["context"].values())]
    assert len(commands) == 3
    assert all("--no-headers-file" in command and "--require-hashes" in command for command in commands)
    assert netlify["build"]["publish"] == "output"


def test_the_policy_allows_the_sites_own_files_and_nothing_inline() -> None:
    policy = dict(part.split(" ", 1) if " " in part else (part, "") for part in CONTENT_SECURITY_POLICY.split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "upgrade-insecure-requests": "",
    }


def test_the_headers_file_states_every_header_for_every_page_and_lets_hashed_files_be_kept(files) -> None:
    written = headers_file(files()["_headers"])
    assert set(written["/*"]) == {
        "Content-Security-Policy",
        "Strict-Transport-Security",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Referrer-Policy",
        "Permissions-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
    }
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    parts = (f"/pagefind{year}/{part}/*" for year in ("", "/:year") for part in ("fragment", "index", "filter"))
    hashed = ("/assets/*", *parts)
    assert {path: found for path, found in written.items() if path != "/*"} == dict.fromkeys(hashed, kept)


def test_every_file_that_may_be_kept_for_ever_is_named_after_its_content(site: Built, site_below: Built) -> None:
    kept = ("assets/", "pagefind/fragment/", "pagefind/index/", "pagefind/filter/")
    names = [path for path in site.files if path.startswith(kept)]
    folders = {path.split("/")[-2].partition(".")[0] for path in names}
    assert folders == {"assets", "search-lookup", "fragment", "index", "filter"}
    for one, other in ((site, site_below), (site_below, site)):
        both = [path for path in one.files if path.startswith(kept) and path in other.files]
        assert [path for path in both if one.files[path] != other.files[path]] == []


def test_below_a_sub_path_the_headers_file_names_the_sub_path(files) -> None:
    blocks = headers_file(files("https://example.org/scrutiny/")["_headers"])
    assert set(blocks) == {
        "/scrutiny/*",
        "/scrutiny/assets/*",
        "/scrutiny/pagefind/fragment/*",
        "/scrutiny/pagefind/index/*",
        "/scrutiny/pagefind/filter/*",
        "/scrutiny/pagefind/:year/fragment/*",
        "/scrutiny/pagefind/:year/index/*",
        "/scrutiny/pagefind/:year/filter/*",
    }


def test_the_headers_file_can_be_left_out(files) -> None:
    assert set(files()) - set(files(headers=False)) == {"_headers"}


@pytest.mark.parametrize("name", ["site", "site_below"])
def test_the_sitemap_holds_exactly_the_listed_pages_by_their_canonical_addresses(
    name: str, request: pytest.FixtureRequest
) -> None:
    built: Built = request.getfixturevalue(name)
    listed = [loc.text for loc in ET.fromstring(built.files["sitemap.xml"]).iter(LOC)]
    canonical = {url: page.one("link", rel="canonical")["href"] for url, page in built.pages.items()}
    assert listed == sorted(set(listed))
    assert set(listed) == {address for url, address in canonical.items() if url != "/404.html"}
    assert listed[0] == built.base.origin + built.base.path


def test_an_address_with_marks_of_xml_is_escaped_in_the_sitemap(files) -> None:
    sitemap = ET.fromstring(files()["sitemap.xml"])
    assert [loc.text for loc in sitemap.iter(LOC)] == [
        "https://example.org/",
        "https://example.org/people/",
        "https://example.org/people/o'neil & sons/",
    ]


def test_robots_may_read_everything_and_are_led_to_the_sitemap(files) -> None:
    written = files("https://example.org/scrutiny/")["robots.txt"]
    assert written == "User-agent: *\nAllow: /\n\nSitemap: https://example.org/scrutiny/sitemap.xml\n"


def test_the_marker_says_who_made_the_site_and_for_which_day(files) -> None:
    assert files()["build.json"] == '{\n  "generator": "sitegen",\n  "as_at": "2026-11-21",\n  "pages": 3\n}\n'


# ---- retired addresses

RETIRED = [
    {"path": "/people/old/", "to": "/people/"},
    {"path": "/old.html", "to": "/people/#top"},
    {"path": "/plain", "to": "/"},
    {"path": "/gone/"},
]


def test_a_retired_address_is_a_redirect_and_one_that_is_gone_says_so(files) -> None:
    assert files("https://example.org/x/", retired_urls=RETIRED)["_redirects"].splitlines() == [
        "/x/people/old/ /x/people/ 301",
        "/x/old.html /x/people/#top 301",
        "/x/plain /x/ 301",
        "/x/gone/ /x/404.html 410",
    ]


def test_a_host_that_reads_no_redirects_finds_a_page_that_leads_on(files) -> None:
    made = files("https://example.org/x/", retired_urls=RETIRED)
    assert {path for path in made if path.endswith(".html")} == {
        "people/old/index.html",
        "old.html",
        "plain/index.html",
    }
    page = parse(made["old.html"])
    assert page.one("link", rel="canonical")["href"] == "https://example.org/x/people/#top"
    assert page.one("meta", **{"http-equiv": "refresh"})["content"] == "0; url=/x/people/#top"
    assert page.one("a")["href"] == "/x/people/#top"
    assert page.one("title").text == "Moved"


def test_without_retired_addresses_there_is_no_redirects_file(files) -> None:
    assert set(files()) == {"sitemap.xml", "robots.txt", "_headers", "build.json"}


def retire(place: Path, *lines: str) -> None:
    with (place / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("retired_urls:\n" + "".join(f"  - {line}\n" for line in lines))


def test_a_record_renamed_keeps_its_old_address(good: Path, run: Run) -> None:
    retire(good, "{path: /people/jane/, to: /people/jane-doe/}")
    assert run(good, "build", "--as-at", AS_AT).returncode == 0
    assert (good / "output/_redirects").read_text() == "/people/jane/ /people/jane-doe/ 301\n"
    assert parse((good / "output/people/jane/index.html").read_text()).one("a").text == "/people/jane-doe/"
    assert "/people/jane/" not in (good / "output/sitemap.xml").read_text()


def test_a_retired_address_that_is_a_pages_or_leads_to_none_is_a_fault_in_its_line(good: Path, run: Run) -> None:
    retire(good, "{path: /people/jane-doe, to: /people/}", "{path: /old/, to: /people/jane-do/}")
    done = run(good, "check")
    assert done.returncode == 1
    assert done.stderr[done.stderr.index("content/") :].partition("\n17 records")[0] == (
        "content/site.yaml:6:12: error [duplicate-url]\n"
        '  retired_urls[0].path: "/people/jane-doe" is the address of a page.\n'
        "  hint: remove the entry, or the page\n"
        "content/site.yaml:7:23: error [dangling-reference]\n"
        '  retired_urls[1].to: "/people/jane-do/" is no page.\n'
        '  hint: did you mean "/people/jane-doe/"?\n'
        "2 faults."
    )
