"""The threads on the real site: what it must show from its papers alone, and that every hop is a link both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from built import Built, Element

PROBATION = "/recommendations/probation-services-in-london/3/"
CONDUCT = "/recommendations/police-conduct-and-complaints/{}/"
TERROR = "/reports/counter-terrorism-and-radicalisation/"
COMMITTEE = "/meetings/police-and-crime-committee/"


def classed(where: Element, name: str, *tags: str) -> Iterator[Element]:
    """Elements below with a class."""
    return (found for found in where.all(*tags) if name in (found.get("class") or "").split())


def stage(page: Element, key: str) -> Element:
    """One stage of a page's thread."""
    parent = page.one("h3", id=f"thread-{key}").parent
    assert parent
    return parent


def whole(page: Element) -> Element:
    """A page's thread."""
    parent = page.one("h2", id="thread").parent
    assert parent
    return parent


def steps(page: Element, key: str) -> list[Element]:
    return list(classed(stage(page, key), "step", "li"))


def text(step: Element, part: str) -> str:
    return " ".join(found.text for found in classed(step, f"step-{part}"))


def links(site: Built, url: str, where: Element) -> list[str | None]:
    return [site.target(url, found["href"]) for found in where.all("a") if found.get("href")]


def tags(step: Element) -> list[str]:
    return [found.text for found in classed(step, "tag")]


def test_probation_recommendation_3_has_its_three_replies_with_three_stances_in_the_order_of_their_dates(site: Built):
    page = site.page(PROBATION)
    told = [(text(step, "date"), text(step, "what"), tags(step)[:1]) for step in steps(page, "responses")]
    assert told[:3] == [
        ("17 March 2023", "Response from His Majesty's Prison and Probation Service and London Probation Service",
         ["Noted"]),
        ("13 April 2023", "Response from Magistrates' Association", ["Redirected"]),
        ("24 April 2023", "Response from His Majesty's Courts and Tribunals Service", ["Accepted in part"]),
    ]  # fmt: skip
    assert all(text(step, "words") and "lines" in text(step, "source") for step in steps(page, "responses")[:3])
    (unheld,) = steps(page, "responses")[3:]
    assert text(unheld, "what") == "Response to the report, not held from Sophie Linden"
    assert "3 of 3 bodies answered" in page.section("Response").text
    assert len(steps(page, "actions")) == 3


@pytest.mark.parametrize(
    ("number", "state"),
    [("2", "1 of 1 body answered"), ("7", "1 of 1 body answered"), ("8", "1 of 2 bodies answered")],
)
def test_the_conduct_reports_2_7_and_8_have_the_mayors_reply_and_what_he_promised(site: Built, number: str, state: str):
    page = site.page(CONDUCT.format(number))
    reply, *silent = steps(page, "responses")
    assert (text(reply, "date"), tags(reply)) == ("25 January 2023", ["Accepted in part"])
    assert text(reply, "what").startswith("Response from Mayor of London")
    assert state in page.section("Response").text
    assert len(silent) == (1 if number == "8" else 0)
    assert all("No response held from Independent Office for Police Conduct" in text(gap, "what") for gap in silent)
    assert "/responses/mayor-police-conduct-and-complaints/#answer-" + number in links(
        site, CONDUCT.format(number), reply
    )
    assert steps(page, "actions")


def test_of_conduct_8_the_reply_and_the_work_have_clocks_of_their_own(site: Built):
    page = site.page(CONDUCT.format("8"))
    assert "Independent Office for Police Conduct: No response held" in page.section("Response").text
    work = page.section("Implementation").text
    assert "In progress" in work
    assert "due 2022" in work
    assert "1,421 days past its date as at 21 November 2026" in work


def test_the_counter_terrorism_report_is_reached_from_three_sessions_through_delegations_used_on_24_april(site: Built):
    page = site.page(TERROR)
    granted = {
        f"{COMMITTEE}2022-11-30/#item-7": "/actions/2022-11-30-delegation-counter-terrorism-output/",
        f"{COMMITTEE}2023-01-11/#item-6": "/actions/2023-01-11-delegation-counter-terrorism-output/",
        f"{COMMITTEE}2023-03-08/#item-6": "/actions/2023-03-08-delegation-prevent-output/",
    }
    sessions = [link for step in steps(page, "evidence") for link in links(site, TERROR, step)]
    delegations = {action: step for step in steps(page, "authority") for action in links(site, TERROR, step)}
    for session, action in granted.items():
        assert session in sessions
        used = delegations[action]
        assert "24 April 2023: Exercised" in used.text
        assert any(link and link.startswith(session.removesuffix("/")) for link in links(site, TERROR, used))
        meeting, _, item = session.partition("#")
        (section,) = (found for found in classed(site.page(meeting), "item") if list(found.all("h3", id=item)))
        (strip,) = (
            found for found in classed(section, "strip") if f"{TERROR}#thread-evidence" in links(site, meeting, found)
        )
        assert current(strip) == "Evidence"
        (strip,) = classed(site.page(action), "strip")
        assert current(strip) == "Decision"
        assert f"{TERROR}#thread-report" in links(site, action, strip)


def current(strip: Element) -> str:
    """The stage of a strip that is marked as where the page stands."""
    (found,) = (link for link in strip.all("a") if link.get("aria-current") == "step")
    return next(classed(found, "strip-name")).text


@pytest.mark.parametrize("granted", ["2022-11-16", "2022-12-13"])
def test_the_two_delegations_printed_as_ongoing_are_shown_fulfilled_by_the_letters_of_4_may(site: Built, granted: str):
    inquiry = "/inquiries/resignation-of-the-commissioner/"
    action = f"/actions/{granted}-delegation-resignation-output/"
    (step,) = (step for step in steps(site.page(inquiry), "authority") if action in links(site, inquiry, step))
    assert tags(step) == ["Exercised"]
    assert "the list of actions prints “Ongoing.”" in text(step, "facts")
    assert "4 May 2023: Exercised" in step.text
    letters = {
        "/documents/letter-to-mayor-winsor-2023-05-04/",
        "/documents/letter-to-home-secretary-winsor-2023-05-04/",
    }
    assert letters <= {*links(site, inquiry, step)}
    assert letters <= {link for found in steps(site.page(inquiry), "report") for link in links(site, inquiry, found)}
    for letter in letters:
        (strip,) = classed(site.page(letter), "strip")
        assert current(strip) == "Report"
        assert f"{inquiry}#thread-authority" in links(site, letter, strip)


def test_a_speech_says_which_recommendation_it_led_to_and_the_recommendation_names_the_speech(site: Built):
    transcript = f"{COMMITTEE}2023-03-08/transcript/"
    ten = "/recommendations/counter-terrorism-and-radicalisation/10/"
    said = [link for step in steps(site.page(ten), "evidence") for link in links(site, ten, step)]
    speeches = [link for link in said if link and re.fullmatch(rf"{transcript}#s[0-9]+", link)]
    assert [link.partition("#")[2] for link in speeches] == ["s060", "s062", "s066", "s068", "s070"]
    for link in speeches:
        heading = site.page(transcript).one("h3", id=link.partition("#")[2])
        assert heading.parent
        led = " ".join(found.text for found in classed(heading.parent, "led-to"))
        assert "Led to: Recommendation 10" in led
        assert "Cited in: Counter-terrorism and radicalisation" in led


def test_the_speeches_a_passage_of_the_report_cites_are_those_of_its_recommendation(
    site: Built, dumped: dict[str, dict[str, object]]
):
    """By the lines of the pack: the footnotes of the passage that leads to each recommendation, and who spoke where."""
    cited = {"2": ["s016"], "8": ["s006", "s023", "s031", "s042"], "9": ["s112", "s114", "s121"]}
    for number, speeches in cited.items():
        url = f"/recommendations/counter-terrorism-and-radicalisation/{number}/"
        said = (link for step in steps(site.page(url), "evidence") for link in links(site, url, step))
        assert sorted({link.rpartition("#")[2] for link in said if link and "/transcript/#s" in link}) == speeches


def threads(site: Built) -> Iterator[tuple[str, Element]]:
    """Every page that tells a thread."""
    return ((url, page) for url, page in site.pages.items() if list(page.all("h2", id="thread")))


def test_every_recommendation_report_and_inquiry_has_its_thread(site: Built, dumped: dict[str, dict[str, object]]):
    kinds = {"recommendation", "report", "inquiry"}
    assert {url for url, _ in threads(site)} == {line["url"] for line in dumped.values() if line["kind"] in kinds}


def test_every_strip_leads_to_stages_that_are_there_and_marks_at_most_one(site: Built):
    seen = 0
    for url, page in site.pages.items():
        for strip in classed(page, "strip"):
            seen += 1
            found = list(strip.one("ol").all("a"))
            assert len(found) == 8
            assert sum(link.get("aria-current") == "step" for link in found) <= 1
            for link in found:
                target, _, anchor = (site.target(url, link["href"]) or "").partition("#")
                assert list(site.page(target).all("h3", id=anchor)), (url, link["href"])
    assert seen > 200


NUMBERS = {
    "authority": re.compile(r"(\d+) delegation"),
    "actions": re.compile(r"(\d+) action"),
    "later": re.compile(r"(\d+) (?:meeting|question|paper|repeat|earlier)"),
    "evidence": re.compile(r"(\d+) (?:session|paper)"),
}


def test_every_number_of_a_stage_is_that_of_the_steps_it_opens(site: Built):
    for url, page in threads(site):
        for key, numbers in NUMBERS.items():
            told = sum(int(found) for found in numbers.findall(stage(page, key).one("h3").text))
            held = [step for step in steps(page, key) if "missing" not in step["class"].split()]
            assert told == len(held), (url, key)
        said = re.search(r"(\d+) speech", stage(page, "evidence").one("h3").text)
        anchors = [link for link in links(site, url, stage(page, "evidence")) if link and "/transcript/#s" in link]
        assert len(anchors) == (int(said[1]) if said else 0), url


def test_every_step_names_its_source_or_what_is_lacking(site: Built):
    for url, page in threads(site):
        for step in classed(page, "step", "li"):
            if "missing" not in step["class"].split():
                assert text(step, "source").startswith("Source: "), (url, step.text)
            else:
                assert text(step, "words") or text(step, "clock"), (url, step.text)


def test_steps_stand_in_the_order_of_their_dates(site: Built):
    for url, page in threads(site):
        for one in classed(page, "stage", "li"):
            dates = [found["datetime"] for step in classed(one, "step", "li") for found in first_date(step)]
            assert dates == sorted(dates), url


def first_date(step: Element) -> list[Element]:
    (place,) = classed(step, "step-date")
    return list(place.all("time"))


def test_every_hop_is_a_link_both_ways(site: Built):
    """What a thread leads to leads back to it, or to a narrower or a wider thread that it is one with."""
    chain = re.compile(r"/(?:actions|responses|questions)/[^#]+/")
    families = {url: family(site, url) for url, _ in threads(site)}
    for url, page in threads(site):
        for link in {link.partition("#")[0] for link in links(site, url, whole(page)) if link and chain.match(link)}:
            back = pages(site, link) & set(families)
            assert any(url in families[other] or other in families[url] for other in back), (url, link)


def pages(site: Built, url: str) -> set[str]:
    """The pages to which a page leads."""
    return {link.partition("#")[0] for link in links(site, url, site.page(url)) if link}


def family(site: Built, url: str) -> set[str]:
    """A thread's page, that of its report, and that of its inquiry."""
    report = re.sub(r"^/recommendations/([^/]+)/[^/]+/$", r"/reports/\1/", url)
    return {url, report, *(link for link in pages(site, report) if link.startswith("/inquiries/"))}


def test_a_picture_shows_what_the_list_beside_it_tells(site: Built):
    drawn = 0
    for url, page in threads(site):
        for svg in page.all("svg"):
            if not (svg.get("class") or "").startswith("picture-"):
                continue
            drawn += 1
            thread = {*links(site, url, whole(page))}
            for mark in svg.all("a"):
                target = site.target(url, mark["href"])
                assert mark["aria-label"]
                assert target in thread or (target and target.startswith(f"{url}#thread-"))
    assert drawn >= 16
