"""The search page in a real browser: what a visitor can ask, what the page makes of it, and where it leads."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from browsing import PHONE, violations
from built import Built
from conftest import Open
from playwright.sync_api import Browser, Locator, Page, expect

from sitegen.preview import Preview

expect.set_options(timeout=60_000)  # a busy machine is no fault


def status(page: Page) -> Locator:
    return page.locator("#search-status")


def settled(page: Page) -> Page:
    """The page when its search has ended."""
    expect(page.locator("#search-form")).to_have_attribute("data-state", re.compile("ready|none|failed"))
    return page


def total(page: Page) -> int:
    """How many results the page says there are."""
    expect(status(page)).to_contain_text(re.compile("result", re.IGNORECASE))
    found = re.match(r"([\d,]+) result", status(page).inner_text())
    return int(found[1].replace(",", "")) if found else 0


def titles(page: Page) -> list[str]:
    return settled(page).locator(".search-result-title").all_inner_texts()


def box(page: Page, name: str, value: str) -> Locator:
    """The box that filters by a value."""
    return page.locator(f"input[name={name}][value='{value}']")


def kinds(page: Page) -> set[str]:
    return set(settled(page).locator(".search-kind").all_inner_texts())


# ---- before anything is asked


def test_nothing_of_the_index_is_fetched_before_the_visitor_turns_to_the_search(root: Preview, visit: Open) -> None:
    asked: list[str] = []
    with visit(root, "/about/") as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{root.url}search/")
        page.wait_for_load_state("networkidle")
        assert not [url for url in asked if "pagefind" in url or url.endswith(".json")]
        with page.expect_worker():
            page.locator("#search-q").focus()


def test_one_letter_is_too_short_and_said_to_be(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=a") as page:
        expect(status(page)).to_have_text("Type at least two letters or digits.")
        expect(page.locator("#search-start")).to_be_visible()


# ---- asking


def test_from_the_home_page_to_what_somebody_said(preview: Preview, visit: Open) -> None:
    with visit(preview) as page:
        page.get_by_label("Find what was said").fill("shawcross speaker:bowie")
        page.get_by_label("Find what was said").press("Enter")
        hit = settled(page).locator(".search-result").first
        expect(hit).to_contain_text("Kenny Bowie")
        expect(hit.locator("mark").first).to_be_visible()
        hit.get_by_role("link").click()
        page.wait_for_url(re.compile(r"/transcript/#s\d+$"))
        assert page.url.startswith(preview.url)
        expect(page.locator(":target")).to_be_in_viewport()
        expect(page.locator(".landed")).to_contain_text("Shawcross")


@pytest.mark.parametrize("number", ["2024/0506", "MGLA101122-3047", "mgla101122-3047"])
def test_a_reference_number_finds_its_record_first(preview: Preview, visit: Open, number: str) -> None:
    with visit(preview, f"/search/?q={number}") as page:
        settled(page).locator(".search-result a").first.click()
        page.wait_for_url(lambda url: "/search/" not in url)
        expect(page.locator("main")).to_contain_text(number.upper())


def test_a_reference_leads_to_its_record_however_it_is_written_and_whatever_beside(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=MQ+2024+/+0506") as page:
        expect(settled(page).locator(".search-result a").first).to_have_attribute("href", "/questions/2024-0506/")
        expect(page.locator("#search-told")).to_contain_text(
            "“mq” is not in the archive; shown is what has the reference."
        )


@pytest.mark.parametrize(
    ("asked", "report"),
    [
        ("recommendation 7 missing children", "missing-children-in-london"),
        ("recommendation 7 of the missing children report", "missing-children-in-london"),
        ("rec 7 probation", "probation-services-in-london"),
    ],
)
def test_a_numbered_recommendation_of_a_report_comes_first(root: Preview, visit: Open, asked: str, report: str) -> None:
    with visit(root, f"/search/?q={asked}") as page:
        first = settled(page).locator(".search-result a").first
        expect(first).to_have_attribute("href", f"/recommendations/{report}/7/")


def test_a_kind_and_a_date_in_words_are_understood(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=meetings+in+March+2023") as page:
        for hit in settled(page).locator(".search-result").all()[:3]:
            expect(hit.locator(".search-kind")).to_have_text("Meeting")
            expect(hit).to_contain_text("March 2023")


def test_what_is_overdue_can_be_asked_for(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=overdue+recommendations") as page:
        states = settled(page).locator(".search-result").all_inner_texts()
        assert states
        assert all("Overdue" in text or "overdue" in text for text in states)


def test_answers_that_differ_are_each_a_status(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?kind=Recommendation") as page:
        settled(page)
        page.locator("[data-group=status] summary").click()
        offered = page.locator("#search-options-status input")
        expect(offered.first).to_be_attached()
        assert not [value for value in offered.evaluate_all("all => all.map((one) => one.value)") if value[0].isdigit()]


def test_who_holds_a_place_is_an_answer(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=who+is+the+Deputy+Mayor+for+Policing+and+Crime%3F") as page:
        expect(settled(page).locator(".search-answer a").first).to_have_text("Sophie Linden")


def test_a_body_is_asked_after_by_some_words_of_its_name(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=when+does+the+Harrow+scrutiny+committee+meet%3F") as page:
        expect(settled(page).locator(".search-answer a").first).to_contain_text(
            "Harrow Overview and Scrutiny Committee"
        )


def test_a_name_begun_stands_for_the_one_person_whose_it_is(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=caroline+pidg+dovetail") as page:
        expect(settled(page).locator("#search-told")).to_contain_text("shown is what has “pidgeon”")
        assert titles(page)[0].startswith("Caroline Pidgeon")


def test_a_hyphen_left_out_hides_nothing(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=counterterrorism") as page:
        assert total(settled(page)) > 0


def test_a_title_before_a_name_hides_nothing(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=Cllr+Marikar+declaration") as page:
        assert total(settled(page)) > 0


def test_who_said_nothing_of_it_is_shown_and_what_others_said_is_offered(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=what+did+Siân+Berry+say+about+probation%3F") as page:
        expect(settled(page).locator(".search-answer a").first).to_have_text("Siân Berry")
        assert titles(page) == []
        expect(status(page)).to_contain_text("Nothing that Siân Berry said here has these words.")
        page.get_by_role("link", name="What anyone said about “probation”").click()
        assert total(settled(page)) > 0


def test_what_the_query_names_stands_above_the_results_as_an_answer(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=who+chairs+the+Police+and+Crime+Committee%3F") as page:
        answer = settled(page).locator(".search-answer").first
        expect(answer).to_contain_text("Police and Crime Committee")
        expect(answer.locator("li").first).to_be_visible()


@pytest.mark.parametrize("name", ["MPS", "the Met", "Metropolitan Police Service"])
def test_a_body_is_found_by_each_of_its_names(root: Preview, visit: Open, name: str) -> None:
    with visit(root, f"/search/?q={name}") as page:
        expect(settled(page).locator(".search-answer a").first).to_have_text("Metropolitan Police Service")
        assert total(page) > 100


def test_a_short_form_finds_what_is_written_out(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=BCU") as page:
        short = total(settled(page))
        page.goto(f'{root.url}search/?q="basic+command+unit"')
        assert short >= total(settled(page)) > 0


def test_a_phrase_stands_anywhere_in_the_query(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=probation+recruitment") as page:
        loose = total(settled(page))
        page.goto(f'{root.url}search/?q="recruitment+campaign"+probation')
        strict = total(settled(page))
        assert 0 < strict < loose
        for text in page.locator(".search-excerpt").all_inner_texts():
            assert re.search("recruitment campaign", text, re.IGNORECASE)


def test_an_unwanted_word_is_taken_away(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=probation") as page:
        everything = total(settled(page))
        page.goto(f"{root.url}search/?q=probation+recruitment")
        both = total(settled(page))
        page.goto(f"{root.url}search/?q=probation+-recruitment")
        assert total(settled(page)) == everything - both


def test_before_and_after_part_the_archive(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=police+before:2023") as page:
        early = settled(page).locator(".search-facts time").all_inner_texts()
        assert early
        assert all(int(text[-4:]) < 2023 for text in early)
        page.goto(f"{root.url}search/?q=police+after:2023-06")
        late = settled(page).locator(".search-facts time")
        assert all((date or "") > "2023-06" for date in late.evaluate_all("all => all.map((one) => one.dateTime)"))


def test_an_insertion_does_not_hide_a_phrase(root: Preview, visit: Open) -> None:
    with visit(root, '/search/?q="Counter+Terrorism+Command"') as page:
        assert total(settled(page)) > 0


def test_an_unknown_word_is_named_and_the_nearest_known_one_searched_for(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=probatoin+staff") as page:
        expect(settled(page).locator("#search-told")).to_contain_text("“probatoin” is not in the archive")
        assert total(page) > 0
        page.get_by_role("link", name="Search for “probation staff”").click()
        expect(page.locator("#search-q")).to_have_value("probation staff")
        expect(page.locator("#search-told")).to_be_hidden()


def test_what_is_not_there_is_said_and_offers_ways_on(preview: Preview, visit: Open) -> None:
    with visit(preview, "/search/?q=xylophone") as page:
        expect(status(page)).to_contain_text("No results for “xylophone”.")
        expect(status(page)).to_contain_text("No record has “xylophone”.")
        assert titles(page) == []
        page.locator("#search-none").get_by_role("link", name="people and topics").click()
        expect(page.locator("h1")).to_have_text("Browse")


def test_a_word_nothing_has_leaves_no_result_and_can_be_left_out(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=probation+xylophone") as page:
        assert titles(page) == []
        page.get_by_role("link", name="without “xylophone”").click()
        expect(page.locator("#search-q")).to_have_value("probation")
        assert total(settled(page)) > 0


def test_a_field_that_names_nobody_is_said_to(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=police+speaker:nobodyofthisname") as page:
        expect(status(page)).to_contain_text("Not understood: “person: nobodyofthisname”")


# ---- filtering, sorting, turning pages


def test_two_values_of_one_group_find_either_and_the_numbers_keep_their_word(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=probation") as page:
        settled(page)
        numbers = {}
        for kind in ("Recommendation", "Action"):
            number = box(page, "kind", kind).locator("xpath=..").locator(".search-number")
            expect(number).to_have_text(re.compile(r"^\d+$"))
            numbers[kind] = int(number.inner_text())
        box(page, "kind", "Recommendation").check()
        expect(status(page)).to_contain_text(f"{numbers['Recommendation']} result")
        box(page, "kind", "Action").check()
        expect(status(page)).to_contain_text(f"{sum(numbers.values())} results")
        assert kinds(page) == {"Recommendation", "Action"}


def test_filters_alone_show_all_there_is_newest_first(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?kind=Question") as page:
        expect(status(page)).to_contain_text("newest first")
        dates = page.locator(".search-facts time").evaluate_all("all => all.map((one) => one.dateTime)")
        assert dates == sorted(dates, reverse=True)
        page.goto(f"{root.url}search/?kind=Question&sort=oldest")
        expect(status(page)).to_contain_text("oldest first")


def test_a_person_is_chosen_by_name_and_kept_as_a_chip(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=police") as page:
        settled(page)
        page.locator("[data-group=person] summary").click()
        page.get_by_label("Find a person by name").fill("kenny bow")
        expect(page.locator("#search-match-person")).to_have_text("1 name fits.")
        page.get_by_label("Find a person by name").press("Enter")
        expect(page.locator(".search-chip")).to_contain_text(["Person: Kenny Bowie"])
        assert "person=people%2Fkenny-bowie" in page.url


def test_among_hundreds_of_names_the_likely_are_offered_and_the_rest_found_by_name(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=prevent", viewport=PHONE) as page:
        settled(page)
        page.locator("#search-filters > summary").press("Enter")
        page.locator("[data-group=person] summary").press("Enter")
        offered = page.locator("#search-options-person li:visible")
        expect(offered.first).to_be_visible()
        assert 1 <= offered.count() <= 10
        page.get_by_label("Find a person by name").fill("a")
        expect(page.locator("#search-match-person")).to_contain_text("names fit")
        page.get_by_label("Find a person by name").fill("Caroline")
        expect(page.locator("#search-match-person")).to_have_text("2 names fit.")
        page.get_by_label("Find a person by name").press("Enter")
        page.keyboard.press("Space")
        expect(page.locator(".search-chip")).to_contain_text(["Person: Caroline"])
        assert page.evaluate("document.activeElement.type") == "checkbox", "the focus is where it was"


def test_when_a_chip_goes_the_focus_stays_near(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=police&kind=Speech&kind=Recommendation&year=2023") as page:
        settled(page)
        expect(page.locator(".search-chip")).to_have_count(3)
        page.get_by_role("button", name="Remove filter: Kind: Speech").press("Enter")
        expect(page.locator(".search-chip")).to_have_count(2)
        assert page.evaluate("document.activeElement.className") == "search-chip"
        settled(page)
        page.get_by_role("button", name="Remove all filters").press("Enter")
        expect(page.locator(".search-chip")).to_have_count(0)
        assert page.evaluate("document.activeElement.id") == "search-heading"


def test_the_address_holds_the_whole_state(root: Preview, visit: Open) -> None:
    address = "/search/?q=police&kind=Speech&year=2023&from=2023-01-01&to=2023-12-31&sort=oldest&group=meeting"
    with visit(root, address) as page:
        settled(page)
        expect(page.locator("#search-q")).to_have_value("police")
        expect(box(page, "kind", "Speech")).to_be_checked()
        expect(page.locator("#search-sort")).to_have_value("oldest")
        expect(page.locator("#search-group")).to_be_checked()
        expect(page.locator("#search-from")).to_have_value("2023-01-01")
        expect(page).to_have_title(re.compile("“police”"))
        page.locator("#search-group").uncheck()
        assert "group" not in page.url
        page.go_back()
        expect(page.locator("#search-group")).to_be_checked()


def test_results_come_twenty_to_a_page_and_the_next_is_announced(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=police") as page:
        first = titles(page)
        assert len(first) == 20
        page.get_by_role("link", name="Next").click()
        expect(status(page)).to_contain_text("page 2 of")
        expect(page.locator("#search-heading")).to_be_focused()
        assert page.locator("#search-results").get_attribute("start") == "21"
        assert "page=2" in page.url
        page.go_back()
        expect(status(page)).to_contain_text("page 1 of")
        assert titles(page) == first


def test_grouped_hits_stand_below_their_meeting(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=prevent&kind=Speech&group=meeting") as page:
        group = settled(page).locator(".search-together").first
        expect(group.locator("h3 a")).to_have_attribute("href", re.compile("/meetings/"))
        expect(group.locator(".search-result:visible")).to_have_count(3)
        group.get_by_role("button", name="more from here").click()
        assert group.locator(".search-result:visible").count() > 3
        assert page.evaluate("document.activeElement.closest('.search-result') !== null")


def test_the_result_is_announced_once_and_politely(root: Preview, visit: Open) -> None:
    with visit(root, "/search/") as page:
        expect(status(page)).to_have_attribute("role", "status")
        expect(status(page)).to_have_text("")
        page.locator("#search-q").fill("probation")
        page.locator("#search-q").press("Enter")
        expect(status(page)).to_contain_text("results for “probation”")
        assert page.locator("#search-results [role=status], #search-results[aria-live]").count() == 0
        expect(page.locator("#search-q")).to_be_focused()


# ---- by keyboard


def test_by_keyboard_from_the_slash_to_a_hit_and_back(preview: Preview, visit: Open) -> None:
    with visit(preview, "/about/") as page:
        page.keyboard.press("/")
        expect(page.locator("#site-search")).to_be_focused()
        page.keyboard.type("shawcross funding")
        page.keyboard.press("Enter")
        settled(page)
        page.keyboard.press("/")
        expect(page.locator("#search-q")).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(page.locator(".search-result a").first).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/search/?" not in url)
        expect(page.locator(".landing")).to_be_in_viewport()
        page.go_back()
        settled(page)
        expect(page.locator(".search-result a").first).to_be_focused()
        page.keyboard.press("/")
        expect(page.locator("#search-q")).to_be_focused()


def test_the_way_back_leads_to_the_results_as_they_were_and_to_the_hit(preview: Preview, visit: Open) -> None:
    with visit(preview, "/search/?q=probation&kind=Recommendation") as page:
        found = titles(page)
        page.locator(".search-result a").nth(2).click()
        page.wait_for_url(re.compile("/recommendations/"))
        page.go_back()
        assert titles(page) == found
        expect(page.locator(".search-result a").nth(2)).to_be_focused()
        expect(box(page, "kind", "Recommendation")).to_be_checked()


def test_the_slash_can_be_switched_off_and_stays_off(root: Preview, visit: Open) -> None:
    """WCAG 2.1.4: a key of one character that acts on its own can be turned off."""
    with visit(root, "/search/") as page:
        page.get_by_label("key leads to the search box").uncheck()
        page.goto(f"{root.url}about/")
        page.keyboard.press("/")
        expect(page.locator("#site-search")).not_to_be_focused()
        page.goto(f"{root.url}search/")
        expect(page.get_by_label("key leads to the search box")).not_to_be_checked()


def test_a_slash_in_a_field_is_a_slash(root: Preview, visit: Open) -> None:
    with visit(root, "/search/") as page:
        page.locator("#search-q").focus()
        page.keyboard.type("2024/0506")
        expect(page.locator("#search-q")).to_have_value("2024/0506")


# ---- landing

PAINTED = "[...(CSS.highlights?.get('search-hit') ?? [])].map(String)"


def test_a_hit_opens_at_its_speech_outlined_and_with_the_words_marked(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=prevent+funding&kind=Speech") as page:
        settled(page).locator(".search-result a").first.click()
        page.wait_for_url(re.compile("#s"))
        assert "prevent" not in page.url.casefold()
        landed = page.locator(".landed")
        expect(landed).to_have_count(1)
        expect(landed.locator(":target")).to_have_count(1)
        words = {word.casefold() for word in page.evaluate(PAINTED)}
        assert {"prevent", "funding"} <= words
        assert words <= {"prevent", "prevented", "preventing", "prevents", "prevention", "preventative",
                         "fund", "funds", "funded", "funding"}  # fmt: skip
        assert page.locator("main mark").count() == 0, "the text is left as it is"


def test_the_next_hit_of_the_page_is_one_key_away(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=prevent+funding&kind=Speech") as page:
        settled(page).locator(".search-result a").first.click()
        page.wait_for_url(re.compile("#s"))
        bar = page.get_by_role("navigation", name="Search hits on this page")
        expect(bar.get_by_role("status")).to_contain_text(re.compile(r"Hit \d+ of \d+"))
        before = page.locator(".landed h3").get_attribute("id")
        bar.get_by_role("button", name="Next hit on this page").press("Enter")
        expect(page.locator(".landed")).to_be_focused()
        expect(page.locator(".landed")).to_be_in_viewport()
        assert page.locator(".landed h3").get_attribute("id") != before
        bar.get_by_role("button", name="Clear the marks").click()
        expect(page.locator(".landed")).to_have_count(0)
        assert page.evaluate(PAINTED) == []


def test_where_nothing_can_be_painted_marks_are_put_in_and_taken_out(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=prevent+funding&kind=Speech") as page:
        page.add_init_script("Object.defineProperty(CSS, 'highlights', { value: undefined })")
        settled(page).locator(".search-result a").first.click()
        page.wait_for_url(re.compile("#s"))
        text = page.locator(".landed").inner_text()
        expect(page.locator(".landed mark.search-hit").first).to_be_visible()
        page.get_by_role("button", name="Clear the marks").click()
        expect(page.locator("mark.search-hit")).to_have_count(0)
        assert page.locator(":target").locator("xpath=..").inner_text() == text


def test_a_page_reached_in_another_way_is_not_marked(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=prevent+funding&kind=Speech") as page:
        hit = settled(page).locator(".search-result a").first.get_attribute("href")
        page.goto(root.url.rstrip("/") + (hit or ""))
        expect(page.locator(".landing")).to_have_count(0)


# ---- when things go wrong


def test_a_lost_index_is_said_and_can_be_tried_again(chromium: Browser, root: Preview) -> None:
    page = chromium.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{root.url}search/?q=probation")
    expect(page.locator("#search-failed")).to_be_visible()
    expect(status(page)).to_have_text("Search could not be loaded.")
    page.unroute("**/pagefind/**")
    page.get_by_role("button", name="Try again").click()
    expect(status(page)).to_contain_text("results for “probation”")
    expect(page.locator("#search-heading")).to_be_focused()
    page.close()


def test_without_scripts_the_search_page_leads_to_indexes_that_are_complete(
    root: Preview, site: Built, visit: Open
) -> None:
    with visit(root, "/search/", java_script_enabled=False) as page:
        note = page.locator(".search-noscript")
        assert "needs JavaScript" in note.inner_text()
        note.get_by_role("link", name="People from A to Z").click()
        assert page.locator("h1").inner_text() == "Browse"
        here = set(page.locator("main a").evaluate_all("all => all.map((one) => one.getAttribute('href'))"))
    for kind in ("people", "topics", "organizations"):
        pages = {f"/{path.removesuffix('index.html')}" for path in site.files if re.match(rf"{kind}/[^/]+/index", path)}
        assert pages
        assert pages <= here
    assert "/questions/2024-0506/" in here


# ---- from outside


def test_a_browser_can_learn_to_search_here(preview: Preview, visit: Open) -> None:
    with visit(preview, "/people/") as page:
        link = page.locator("link[rel=search]")
        assert link.get_attribute("type") == "application/opensearchdescription+xml"
        answer = page.request.get(page.evaluate("document.querySelector('link[rel=search]').href"))
        described = ET.fromstring(answer.text())
        spec = "{http://a9.com/-/spec/opensearch/1.1/}"
        assert len(described.findtext(f"{spec}ShortName") or "") in range(1, 17)
        template = next(one.get("template") for one in described.iter(f"{spec}Url") if one.get("type") == "text/html")
        assert template is not None
        assert template.endswith("/search/?q={searchTerms}")
        assert template.startswith("https://")


# ---- for everyone

STATES = [
    "",
    "q=probation",
    "q=MPS&kind=Speech",
    "q=xylophone+probation",
    "q=probatoin",
    "q=prevent&group=meeting&kind=Speech",
    "kind=Recommendation&status=accepted+in+part",
]


@pytest.mark.parametrize("query", STATES)
def test_axe_finds_nothing_in_any_state(root: Preview, visit: Open, query: str) -> None:
    with visit(root, f"/search/?{query}") as page:
        if query:
            settled(page)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        page.wait_for_load_state("networkidle")
        assert violations(page) == []


def test_axe_finds_nothing_where_a_hit_has_landed(root: Preview, visit: Open) -> None:
    with visit(root, "/search/?q=sergeants+training") as page:
        settled(page).locator(".search-result a").first.click()
        expect(page.locator(".landing")).to_be_visible()
        assert violations(page) == []


@pytest.mark.parametrize("query", STATES)
def test_a_window_of_320_pixels_is_wide_enough(root: Preview, visit: Open, query: str) -> None:
    with visit(root, f"/search/?{query}", viewport=PHONE) as page:
        if query:
            settled(page)
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_on_a_phone_a_search_is_made_filtered_and_followed(root: Preview, visit: Open) -> None:
    with visit(root, "/search/", viewport=PHONE, has_touch=True) as page:
        page.locator("#search-q").fill("prevent")
        page.get_by_role("button", name="Search", exact=True).tap()
        settled(page)
        page.locator("#search-filters > summary").tap()
        box(page, "kind", "Speech").tap()
        expect(page.locator(".search-chip")).to_have_count(1)
        settled(page).locator(".search-result a").first.tap()
        page.wait_for_url(re.compile("#s"))
        expect(page.locator(".landing")).to_be_in_viewport()
        bar = page.locator(".landing").bounding_box()
        assert bar is not None
        assert bar["height"] < PHONE["height"] / 5, "the bar leaves room for what it is about"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
