"""The real site, read page by page: what must be true of each, and the ways visitors were promised."""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from built import Built, Element, parse
from conftest import AS_AT, Run

from sitegen.records import REGISTER

Dump = dict[str, dict[str, Any]]
BLOCKS = ("address", "article", "blockquote", "details", "div", "dl", "figure", "form", "h1", "h2", "h3", "h4", "hr")
BLOCKS += ("nav", "ol", "p", "pre", "section", "table", "ul")


def faults(site: Built, of_page: Any) -> list[tuple[str, Any]]:
    """What is wrong, page by page: all that a function finds on each."""
    return [(url, fault) for url, page in site.pages.items() for fault in of_page(url, page)]


def links(page: Element) -> Iterator[str]:
    for element in page.all():
        for attribute in ("href", "src", "action"):
            if attribute in element.attributes:
                yield element[attribute]


# ---- every page


def test_there_is_a_page_for_every_record_and_for_every_list(site: Built, dumped: Dump) -> None:
    records = {line["url"] for line in dumped.values() if "#" not in line["id"]}
    lists = {f"/{kind.folder}/" for kind in REGISTER if kind.listing != "none"}
    assert len(records) > 600
    assert set(site.pages) >= records | lists | {"/search/", "/about/", "/accessibility/", "/data-gaps/", "/404.html"}
    others = {url for url in set(site.pages) - records - lists - {"/404.html"} if url.count("/") > 2}
    assert {url for url in others if not re.fullmatch("/[a-z]+/([a-z]+/)?[a-z0-9-]+/", url)} == set()
    assert {"/meetings/2023/", "/meetings/police-and-crime-committee/", "/actions/2023/"} <= others


def test_every_internal_link_and_every_fragment_leads_somewhere(site: Built) -> None:
    ids = {url: {element["id"] for element in page.all() if element.get("id")} for url, page in site.pages.items()}
    found = set(site.files)

    def broken(url: str, page: Element) -> Iterator[str]:
        for href in links(page):
            target = site.target(url, href)
            if target is not None:
                path, _, fragment = target.partition("#")
                path = path.partition("?")[0]
                there = path in ids or path.lstrip("/") in found
                if not there or (fragment and fragment not in ids[path]):
                    yield href

    assert faults(site, broken) == []


def test_the_addresses_of_the_dump_are_addresses_of_the_site(site: Built, dumped: Dump) -> None:
    ids = {url: {element["id"] for element in page.all() if element.get("id")} for url, page in site.pages.items()}
    lost = []
    for id_, line in dumped.items():
        path, _, fragment = line["url"].partition("#")
        if path not in ids or (fragment and fragment not in ids[path]):
            lost.append(id_)
    assert lost == []


def test_below_a_sub_path_it_is_the_same_site_with_its_addresses_moved(site: Built, site_below: Built) -> None:
    assert set(site_below.files) == set(site.files)
    size = re.compile(rb"\([\d.,]+ (?:bytes|kB|MB)\)")  # of a file of data, which says whole addresses
    elsewhere = re.compile(rb'(?:href|src|action)="(?!/scrutiny/|https?:|mailto:|#)[^"]*"')
    for path, content in site_below.files.items():
        assert elsewhere.findall(content) == [], path
        moved = content.replace(b"https://example.org/scrutiny/", b"https://scrutiny-archive.example.org/")
        moved = moved.replace(b'="/scrutiny/', b'="/').replace(b"\n/scrutiny/", b"\n/").removeprefix(b"/scrutiny")
        assert size.sub(b"", moved) == size.sub(b"", site.files[path]), path


def test_ids_are_unique_on_a_page_and_labels_point_at_them(site: Built) -> None:
    def wrong(_url: str, page: Element) -> Iterator[str]:
        ids = Counter(element["id"] for element in page.all() if "id" in element.attributes)
        yield from (id_ for id_, times in ids.items() if times > 1 or not re.fullmatch(r"[^\s]+", id_))
        for element in page.all():
            for attribute in ("aria-labelledby", "aria-describedby", "for", "list"):
                yield from (id_ for id_ in (element.get(attribute) or "").split() if id_ not in ids)

    assert faults(site, wrong) == []


def test_there_is_one_h1_and_no_heading_skips_a_level_or_is_empty(site: Built) -> None:
    def wrong(_url: str, page: Element) -> Iterator[tuple[int, ...]]:
        found = [(int(h.name[1]), h.text) for h in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
        levels = tuple(level for level, _ in found)
        skips = any(after > before + 1 for before, after in pairwise(levels))
        if levels[:1] != (1,) or levels.count(1) != 1 or skips or not all(text for _, text in found):
            yield levels

    assert faults(site, wrong) == []


def test_titles_and_descriptions_are_present_and_no_two_pages_share_one(site: Built) -> None:
    titles, descriptions = defaultdict(list), defaultdict(list)
    for url, page in site.pages.items():
        titles[page.one("title").text].append(url)
        descriptions[page.one("meta", name="description")["content"].strip()].append(url)
    assert {title: urls for title, urls in titles.items() if len(urls) > 1 or not title} == {}
    assert {words: urls for words, urls in descriptions.items() if len(urls) > 1 or not words} == {}
    assert max(map(len, descriptions)) <= 250


def test_a_title_ends_with_the_sites_name(site: Built) -> None:
    for url, page in site.pages.items():
        title = page.one("title").text
        assert title == "Scrutiny Archive" if url == "/" else title.endswith(" \N{EN DASH} Scrutiny Archive"), url


@pytest.mark.parametrize("name", ["site", "site_below"])
def test_the_canonical_address_is_the_pages_own(name: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(name)
    for url, page in built.pages.items():
        own = built.base.origin + built.base.path + url[1:]
        assert page.one("link", rel="canonical")["href"] == own
        assert page.one("meta", property="og:url")["content"] == own


def test_every_page_but_home_and_404_has_a_breadcrumb_from_home_to_its_parent(site: Built, dumped: Dump) -> None:
    for url, page in site.pages.items():
        trails = list(page.all("nav", **{"aria-label": "Breadcrumb"}))
        if url in ("/", "/404.html"):
            assert trails == []
            continue
        hrefs = [link["href"] for link in trails[0].all("a")]
        assert hrefs[0] == "/"
        assert all(after.startswith(before) for before, after in pairwise(hrefs)), url
        above = [other for other in site.pages if url.startswith(other) and other != url]
        assert hrefs[-1] == max(above, key=len), url


def test_nothing_is_inline_that_the_policy_forbids(site: Built) -> None:
    def wrong(_url: str, page: Element) -> Iterator[str]:
        for element in page.all():
            if element.name == "style" or (element.name == "script" and (not element.get("src") or element.text)):
                yield element.name
            yield from (name for name in element.attributes if name == "style" or name.startswith("on"))
            yield from (href for href in links_of(element) if href.lower().startswith(("javascript:", "data:")))

    assert faults(site, wrong) == []


def links_of(element: Element) -> Iterator[str]:
    return (element[name] for name in ("href", "src", "action") if name in element.attributes)


def test_nothing_is_loaded_from_elsewhere(site: Built) -> None:
    def wrong(url: str, page: Element) -> Iterator[str]:
        for element in page.all("script", "img", "iframe", "link", "form", "source", "video", "audio"):
            if element.get("rel") != "canonical":
                yield from (href for href in links_of(element) if site.target(url, href) is None)

    assert faults(site, wrong) == []
    styles = b"".join(content for path, content in site.files.items() if path.endswith(".css"))
    assert re.findall(rb"@import|url\((?!data:)", styles) == []


def test_every_table_has_a_caption_and_headed_columns(site: Built) -> None:
    def wrong(_url: str, page: Element) -> Iterator[str]:
        for table in page.all("table"):
            first = next(child for child in table.children if isinstance(child, Element))
            if first.name != "caption" or not first.text or not list(table.all("th")):
                yield table.text[:40]

    assert faults(site, wrong) == []


def test_wide_tables_can_be_scrolled_by_keyboard_in_a_region_with_a_name(site: Built) -> None:
    def wrong(_url: str, page: Element) -> Iterator[str]:
        for table in page.all("table"):
            region = table.parent
            assert region
            named = region.get("aria-label") or region.get("aria-labelledby")
            if (region.get("class"), region.get("role"), region.get("tabindex")) != (
                "scroll",
                "region",
                "0",
            ) or not named:
                yield table.text[:40]

    assert faults(site, wrong) == []


def test_elements_stand_where_html_allows_them(site: Built) -> None:
    allowed = {"ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"}, "tr": {"th", "td"}, "tbody": {"tr"}}

    def wrong(_url: str, page: Element) -> Iterator[str]:
        for paragraph in page.all("p", "h1", "h2", "h3", "h4", "a", "span"):
            if paragraph.name != "a":
                yield from (f"<{block.name}> in <{paragraph.name}>" for block in paragraph.all(*BLOCKS))
            elif list(paragraph.all("a", "button", "input")):
                yield f"link in link: {paragraph.text}"
        for element in page.all(*allowed):
            children = {child.name if isinstance(child, Element) else child.strip() for child in element.children}
            yield from (f"<{child}> in <{element.name}>" for child in children - allowed[element.name] - {""})

    assert faults(site, wrong) == []


def test_the_first_thing_on_every_page_is_the_skip_link_and_the_landmarks_have_names(site: Built) -> None:
    for url, page in site.pages.items():
        first = next(page.one("body").all("a", "button", "input"))
        assert (first["class"], first["href"]) == ("skip", "#main"), url
        assert page.one("main")["id"] == "main"
        assert page.one("html")["lang"] == "en-GB"
        names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.all("nav")]
        assert all(names), url
        assert len(set(names)) == len(names), url


def test_where_you_are_is_marked_in_the_menu(site: Built) -> None:
    for url, current in (("/people/", "page"), ("/people/susan-hall/", "true")):
        menu = site.page(url).one("nav", **{"aria-label": "Main"})
        assert [(a.text, a["aria-current"]) for a in menu.all("a") if a.get("aria-current")] == [("People", current)]
    for url in ("/", "/search/"):
        assert not [a for a in site.page(url).all("a") if a.get("aria-current")]


def test_every_page_but_404_can_be_reached_from_home_by_links(site: Built) -> None:
    seen, new = {"/"}, ["/"]
    while new:
        url = new.pop()
        for link in site.page(url).all("a"):
            target = (site.target(url, link["href"]) or "").partition("#")[0].partition("?")[0]
            if target in site.pages and target not in seen:
                seen.add(target)
                new.append(target)
    assert set(site.pages) - seen == {"/404.html"}


def test_no_page_says_none_or_shows_markdown_or_python(site: Built) -> None:
    odd = re.compile(
        r"\bNone\b(?! (?:of|the|was|were|is|are|in|that))|\]\(|&amp;amp;|\{\{|\{%|<sitegen|Undefined|\bFalse\b"
    )

    def wrong(_url: str, page: Element) -> Iterator[str]:
        said = page.one("main").text.replace("None.", "")
        yield from (said[max(0, found.start() - 30) : found.end() + 20] for found in odd.finditer(said))

    assert faults(site, wrong) == []


# ---- every record


def records(dumped: Dump) -> Mapping[str, dict[str, Any]]:
    return {id_: line for id_, line in dumped.items() if "#" not in id_ and line["kind"] not in ("site", "glossary")}


def test_every_record_page_says_what_it_is_and_shows_its_sources_with_a_place(site: Built, dumped: Dump) -> None:
    singular = {kind.kind: kind.singular for kind in REGISTER}
    for id_, line in records(dumped).items():
        page = site.page(line["url"])
        assert next(page.all("p", class_="kind")).text == singular[line["kind"]]
        if line["kind"] == "topic":
            continue
        listed = [li.text for li in page.one("section", class_="sources").all("li")]
        assert len(listed) == len(line["sources"]) > 0, id_
        for shown, source in zip(listed, line["sources"], strict=True):
            assert source["title"] in shown
            assert source.get("lines", "") in shown, id_
            assert source.get("lines") or source.get("pages") or source.get("file"), f"{id_} cites no place"


def test_every_record_page_lists_every_record_that_links_to_it(site: Built, dumped: Dump) -> None:
    naming = defaultdict(set)
    for id_, line in dumped.items():
        owner = id_.partition("#")[0]
        naming[owner] |= {other.partition("#")[0] for other in line["links_in"]} - {owner}
    lost = {}
    for id_ in records(dumped):
        url = dumped[id_]["url"]
        linked = {(site.target(url, a["href"]) or "").partition("#")[0] for a in site.page(url).one("main").all("a")}
        unlinked = {other for other in naming[id_] - {"site", "glossary"} if dumped[other]["url"] not in linked}
        if unlinked:
            lost[id_] = sorted(unlinked)
    assert lost == {}


def test_every_link_of_a_record_stands_on_its_page(site: Built, dumped: Dump) -> None:
    lost = {}
    for id_ in records(dumped):
        whole = [line for other, line in dumped.items() if other.partition("#")[0] == id_]
        url = dumped[id_]["url"]
        linked = {site.target(url, a["href"]) for a in site.page(url).all("a")}
        linked |= {(target or "").partition("#")[0] for target in linked}
        targets = {target for line in whole for target in line["links_out"]}
        cited = {source.get("record") for line in whole for source in line["sources"]}
        unlinked = {target for target in targets - cited if dumped[target]["url"] not in linked}
        if unlinked - {id_}:
            lost[id_] = sorted(unlinked)
    assert lost == {}


def test_links_in_and_links_out_agree(dumped: Dump) -> None:
    out = {(id_, target) for id_, line in dumped.items() for target in line["links_out"]}
    into = {(source, id_) for id_, line in dumped.items() for source in line["links_in"]}
    assert out == into
    assert len(out) > 3000


def test_no_record_is_said_in_a_sources_own_words(dumped: Dump) -> None:
    verbatim = [
        id_ for id_, line in dumped.items() if "text" in line["fields"] or line["fields"].get("prose") == "verbatim"
    ]
    assert verbatim == []


# ---- what must not be there

SECRET = "quackenbush"


def keep_secret(place: Path, *, withheld: bool) -> None:
    """Puts a word that nothing else has into every text of every record, and withholds the records or not."""
    for path in (place / "content").rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        if path.name in ("site.yaml", "glossary.yaml"):
            continue
        text = re.sub(r"(summary: )(?!>|$)", rf"\1{SECRET} ", text, flags=re.MULTILINE)
        if path.suffix == ".md":
            text = re.sub(r"\n\n(?=[A-Z])", f"\n\n{SECRET} ", text)
        if withheld:
            withholding = "withheld: {reason: It names a child, since: 2024-01-01, by: the clerk}\nsources:"
            text = re.sub("^sources:", withholding, text, flags=re.MULTILINE)
            text = text if path.parent.name != "topics" else text + withholding.removesuffix("sources:")
        path.write_text(text, encoding="utf-8")


def told(output: Path) -> set[str]:
    """The kinds of file in which the word stands, packed files unpacked."""
    kinds = set()
    for path in output.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        content = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        if SECRET.encode() in content.lower():
            kinds.add(path.suffix)
    return kinds


def test_the_test_would_see_the_word_if_it_were_there(good: Path, run: Run) -> None:
    keep_secret(good, withheld=False)
    assert run(good).returncode == 0
    assert told(good / "output") == {".csv", ".html", ".json", ".pf_fragment", ".pf_index"}
    assert run(good, "dump").stdout.count(SECRET) >= 10


def test_withheld_text_is_in_no_file_of_any_kind_and_the_page_says_so(good: Path, run: Run) -> None:
    keep_secret(good, withheld=True)
    done = run(good)
    assert (done.returncode, SECRET in done.stderr) == (0, False), done.stderr
    assert told(good / "output") == set()
    assert SECRET not in run(good, "dump").stdout
    page = parse((good / "output/reports/potholes/index.html").read_text(encoding="utf-8"))
    assert page.one("p", class_="notice").text == "Withheld since 1 January 2024 by the clerk. It names a child"
    assert page.one("h1").text == "Potholes in our streets"


PARTS = {
    "people/jane-doe.yaml": ("summary: ", "withheld: {reason: R, since: 2024}\nsummary: "),
    "meetings/audit-committee/2023-03-08.yaml": ("letter: a, ", "letter: a, withheld: {reason: R, since: 2024}, "),
    "meetings/audit-committee/2023-03-08.transcript.md": ("{#s002 ", '{#s002 withheld="R" withheld-since=2024 '),
    "questions/2023-0001.yaml": ("{type: final, ", "{type: final, withheld: {reason: R, since: 2024}, "),
    "responses/council-on-potholes.yaml": ("    stance: ", "    withheld: {reason: R, since: 2024}\n    stance: "),
    "reports/potholes.md": ('{number: "1", ', '{number: "1", withheld: {reason: R, since: 2024}, '),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_piece_that_is_withheld_alone_is_silent_while_the_rest_speaks(good: Path, run: Run, name: str) -> None:
    path = good / "content" / name
    before, after = PARTS[name]
    text = path.read_text(encoding="utf-8")
    start = text.index(before)
    words = next(re.finditer(r"summary: (?=[A-Z])|\n\n(?=Says)", text[start:]))
    cut = start + words.end()
    path.write_text(
        text[:start] + (text[start:cut] + f"{SECRET} ").replace(before, after, 1) + text[cut:], encoding="utf-8"
    )
    done = run(good)
    assert done.returncode == 0, done.stderr
    assert told(good / "output") == set()
    assert SECRET not in run(good, "dump").stdout
    url = name.removesuffix(path.suffix).replace(".transcript", "/transcript")
    page = parse((good / "output" / url / "index.html").read_text(encoding="utf-8"))
    assert "Withheld since 2024" in page.one("main").text


def test_a_draft_is_in_no_file_unless_drafts_are_asked_for(good: Path, run: Run) -> None:
    draft = good / "content/people/max-moe.yaml"
    sources = "sources: [{title: The register, pages: 1-2}]"
    draft.write_text(f"name: Max {SECRET.title()}\nsort_name: Moe\ndraft: true\n{sources}\n", encoding="utf-8")
    assert run(good).returncode == 0
    assert told(good / "output") == set()
    assert not (good / "output/people/max-moe").exists()
    assert run(good, "--drafts").returncode == 0
    page = parse((good / "output/people/max-moe/index.html").read_text(encoding="utf-8"))
    assert page.one("p", class_="notice").text == "Draft, not yet published."
    assert told(good / "output") == {".html", ".json", ".pf_fragment", ".pf_index"}


def test_two_builds_are_the_same_bytes(site: Built, workplace: Path, run: Run, tmp_path: Path) -> None:
    done = run(workplace, "--as-at", AS_AT, "--output", str(tmp_path / "again"), PYTHONHASHSEED="7", TZ="Pacific/Apia")
    assert done.returncode == 0, done.stderr
    again = Built(tmp_path / "again", site.base)
    assert {path for path in site.files if again.files.get(path) != site.files[path]} == set()
    assert set(again.files) == set(site.files)


# ---- the ways visitors were promised


def follow(site: Built, url: str, words: str) -> str:
    """The address to which the link with these words leads, on the page at an address."""
    (href,) = {a["href"] for a in site.page(url).one("main").all("a") if a.text == words}
    target = site.target(url, href)
    assert target
    return target.partition("#")[0]


def test_from_home_to_the_probation_report_to_recommendation_3_and_who_answered_it(site: Built) -> None:
    report = follow(site, "/", "Probation Services in London")
    recommendation = follow(site, report, "Record how good pre-sentence reports are")
    assert recommendation == "/recommendations/probation-services-in-london/3/"
    heading = site.page(recommendation).one("h3", id="thread-responses")
    assert heading.parent
    replies = list(heading.parent.all("li", class_="step"))
    assert [next(reply.all("p", class_="step-what")).text for reply in replies] == [
        "Response from His Majesty's Prison and Probation Service and London Probation Service",
        "Response from Magistrates' Association",
        "Response from His Majesty's Courts and Tribunals Service",
    ]
    letters = [next(next(reply.all("p", class_="step-title")).all("a"))["href"] for reply in replies]
    assert len(letters) == 3
    for letter in letters:
        answer = site.page(letter.partition("#")[0])
        assert answer.one(id=letter.partition("#")[2]).text.startswith("Recommendation 3: Record how good")


def test_susan_hall_chaired_the_meetings_she_chaired_and_not_the_one_of_24_may(site: Built) -> None:
    main = site.page("/people/susan-hall/").one("main")
    chaired = main.one(id="chaired").parent
    assert chaired
    listed = [item.text for item in next(chaired.all("ul")).all("li")]
    assert listed == [
        "Police and Crime Committee, 22 March 2023, as Chairman",
        "Police and Crime Committee, 8 March 2023, as Chairman",
    ]
    others = main.section("Other meetings, and in what capacity").one("table")
    rows = [[cell.text for cell in row.all("td")] for row in others.all("tr")]
    assert ["Police and Crime Committee, 24 May 2023", "Deputy Chairman", "Invited", ""] in rows


@pytest.mark.parametrize(
    ("person", "role", "when"),
    [
        ("caroline-russell", "Chair", "4 May 2023 on"),
        ("susan-hall", "Chairman", "until 4 May 2023"),
        ("susan-hall", "Deputy Chairman", "4 May 2023 on"),
    ],
)
def test_the_committees_chair_changed_on_4_may_2023(site: Built, person: str, role: str, when: str) -> None:
    roles = site.page(f"/people/{person}/").one("main").section("Roles over time").one("ol")
    told = [(one.one("p", class_="role-what").text, one.one("p", class_="role-when").text) for one in roles.all("li")]
    assert [days for what, days in told if what.startswith(f"{role}, Police and Crime Committee")] == [when]


def test_a_speech_has_an_address_that_leads_to_who_said_it_and_what_came_of_it(site: Built, dumped: Dump) -> None:
    speeches = [line for line in dumped.values() if line["kind"] == "speech" and line["links_in"]]
    assert speeches
    for speech in speeches[:10]:
        url, _, anchor = speech["url"].partition("#")
        section = site.page(url).one(id=anchor).parent
        assert section
        shown = {site.target(url, a["href"]) for a in section.all("a")}
        assert {dumped[id_]["url"] for id_ in (*speech["links_in"], *speech["links_out"])} <= shown


def test_the_home_page_counts_what_the_archive_holds(site: Built, dumped: Dump) -> None:
    kinds = Counter(line["kind"] for id_, line in records(dumped).items() if "#" not in id_)
    plural = {kind.plural.lower(): kind.kind for kind in REGISTER}
    said = [item.text.split(" ", 1) for item in site.page("/").one("ul", class_="numbers").all("li")]
    assert {plural[words]: int(number.replace(",", "")) for number, words in said} == dict(kinds)


def test_without_scripts_search_leads_to_every_list_in_the_menu(site: Built) -> None:
    lists = {f"/{kind.folder}/" for kind in REGISTER if kind.in_menu}
    page = site.page("/search/")
    offered = {a["href"] for a in page.one("noscript").all("a")}
    assert lists <= offered
    assert {place.partition("#")[0] for place in offered - lists} == {"/browse/"}
    assert {a["href"] for a in page.one("nav", **{"aria-label": "Main"}).all("a")} == lists
