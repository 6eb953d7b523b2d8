"""The tracker in a real browser: narrowing, ordering, addresses, going back, paper, and all of it without a script."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from browsing import PHONE, violations
from built import Built
from conftest import AS_AT, Open
from playwright.sync_api import Page, expect

from sitegen.preview import Preview

TABLE = "/recommendations/"
ROW = "#tracker-table tbody tr:not(.tracker-section)"
Dump = dict[str, dict[str, Any]]


def status(page: Page) -> Any:
    return page.get_by_role("status")


def first(page: Page) -> Any:
    return page.locator(ROW).first.locator("th a")


def narrow(page: Page, facet: str, option: str) -> Any:
    """The box of an option; its group is opened first."""
    page.evaluate("document.querySelector('.tracker-filters').open = true")
    return page.locator(f"fieldset[data-facet={facet}] input[value='{option}']")


def number(page: Page, facet: str, option: str) -> int:
    """How many an option says that there are."""
    said = narrow(page, facet, option).locator("xpath=..").locator(".count").inner_text()
    return int(said.replace(",", ""))


def recommendations(dumped: Dump) -> Iterator[dict[str, Any]]:
    return (line for line in dumped.values() if line["kind"] == "recommendation")


# ---- narrowing


def test_one_choice_shows_what_it_counts_and_stands_in_the_address(preview: Preview, visit: Open, dumped: Dump) -> None:
    asked = [
        line for line in recommendations(dumped) if "organizations/mopac" in line["fields"].get("addressed_to", [])
    ]
    whole = len(list(recommendations(dumped)))
    with visit(preview, TABLE) as page:
        assert number(page, "to", "mopac") == len(asked)
        narrow(page, "to", "mopac").check()
        expect(status(page)).to_have_text(f"{len(asked)} of {whole} shown")
        expect(page.locator(ROW)).to_have_count(len(asked))
        assert page.url == f"{preview.url}recommendations/?to=mopac"


def test_two_choices_in_a_group_find_either_and_in_two_groups_both(root: Preview, visit: Open) -> None:
    with visit(root, TABLE) as page:
        mopac = number(page, "to", "mopac")
        narrow(page, "to", "mopac").check()
        narrow(page, "to", "mayor-of-london").check()
        either = page.locator(ROW).count()
        assert mopac < either <= mopac + number(page, "to", "mayor-of-london")
        held = number(page, "response", "no-response-held")
        narrow(page, "response", "no-response-held").check()
        expect(page.locator(ROW)).to_have_count(held)
        assert held < either


def test_numbers_follow_the_filters_of_the_other_groups(root: Preview, visit: Open) -> None:
    with visit(root, f"{TABLE}?report=probation-services-in-london") as page:
        expect(page.locator(ROW)).to_have_count(13)
        assert number(page, "due", "overdue") == 1
        assert number(page, "report", "missing-children-in-london") == 17  # its own group does not narrow it
        assert number(page, "to", "metropolitan-police-service") == 0


def test_words_are_found_in_what_the_table_shows_and_by_abbreviations(root: Preview, visit: Open) -> None:
    with visit(root, TABLE) as page:
        page.get_by_label("Words in the table").fill("probation reports")
        expect(page).to_have_url(re.compile(r"\?q=probation\+reports$"))
        expect(first(page)).to_contain_text("pre-sentence reports")
        page.get_by_label("Words in the table").fill("hmcts")
        expect(page.locator(ROW)).to_have_count(1)
        expect(page.locator(ROW)).to_contain_text("His Majesty's Courts and Tribunals Service")


def test_a_chip_tells_each_filter_and_takes_it_away(root: Preview, visit: Open) -> None:
    with visit(root, f"{TABLE}?to=mopac&response=no-response-held") as page:
        chips = page.get_by_role("list", name="Filters in use").get_by_role("button")
        expect(chips).to_have_count(2)
        page.get_by_role("button", name="Remove Response: No response held").click()
        assert page.url.endswith("?to=mopac")
        expect(chips).to_have_count(1)
        expect(chips.first).to_be_focused()
        expect(narrow(page, "response", "no-response-held")).not_to_be_checked()


def test_all_filters_can_be_taken_away_and_the_place_is_not_lost(root: Preview, visit: Open) -> None:
    with visit(root, f"{TABLE}?to=mopac&q=zzz&sort=due") as page:
        expect(page.locator("#tracker-none")).to_be_visible()
        expect(status(page)).to_contain_text("0 of")
        page.get_by_role("button", name="Remove all filters").click()
        expect(page.locator("#tracker-none")).to_be_hidden()
        expect(status(page)).to_be_focused()
        assert page.url.endswith("?sort=due")


def test_an_address_with_an_option_that_does_not_exist_finds_nothing_and_says_why(root: Preview, visit: Open) -> None:
    with visit(root, f"{TABLE}?to=nobody-at-all&shape=round") as page:
        expect(page.locator(ROW)).to_have_count(0)
        page.get_by_role("button", name="Remove Addressed to: nobody-at-all").click()
        expect(page.locator(ROW)).not_to_have_count(0)


def test_the_back_button_undoes_a_choice_at_a_time(root: Preview, visit: Open) -> None:
    with visit(root, TABLE) as page:
        whole = page.locator(ROW).count()
        narrow(page, "to", "mopac").check()
        page.get_by_label("Words in the table").press_sequentially("children", delay=20)
        expect(page).to_have_url(re.compile("q=children&to=mopac$"))
        page.go_back()
        assert page.url.endswith("?to=mopac")
        expect(page.get_by_label("Words in the table")).to_have_value("")
        page.go_back()
        expect(page.locator(ROW)).to_have_count(whole)
        expect(narrow(page, "to", "mopac")).not_to_be_checked()
        page.go_forward()
        expect(narrow(page, "to", "mopac")).to_be_checked()


# ---- order


def test_a_heading_puts_the_table_in_order_and_says_so(root: Preview, visit: Open) -> None:
    with visit(root, TABLE) as page:
        before = page.locator(ROW).all_inner_texts()
        button = page.get_by_role("columnheader").get_by_role("button", name="Made")
        head = page.locator("th[data-sort=made]")
        button.click()
        expect(head).to_have_attribute("aria-sort", "descending")
        expect(status(page)).to_contain_text("by made, latest first")
        expect(page.locator("#tracker-caption")).to_contain_text("by made, latest first")
        button.press("Enter")
        expect(head).to_have_attribute("aria-sort", "ascending")
        made = page.locator(f"{ROW} td:nth-child(4) time").evaluate_all("all => all.map((one) => one.dateTime)")
        assert made == sorted(made)
        assert page.url.endswith("?sort=made")
        button.click()
        expect(head).not_to_have_attribute("aria-sort", re.compile("."))
        assert page.locator(ROW).all_inner_texts() == before


def test_recommendations_are_ordered_by_the_size_of_their_numbers(root: Preview, visit: Open) -> None:
    with visit(root, f"{TABLE}?report=missing-children-in-london&sort=number") as page:
        names = page.locator(f"{ROW} th a").all_inner_texts()
        assert [int(name.partition(".")[0]) for name in names] == list(range(1, 18))


def test_what_has_no_date_comes_last_either_way(root: Preview, visit: Open) -> None:
    for sort in ("due", "-due"):
        with visit(root, f"{TABLE}?sort={sort}") as page:
            dated = page.locator(f"{ROW} td:last-child").evaluate_all(
                "all => all.map((one) => one.dataset.sort !== '')"
            )
            assert dated == sorted(dated, reverse=True)
            assert True in dated


# ---- time


def test_a_page_grown_old_moves_what_has_fallen_due_since(site: Built, visit: Open, root: Preview) -> None:
    """Two years on, what was asked for by a day that was still to come when the page was made is overdue."""
    with visit(root, "/about/") as page:
        html = site.files["recommendations/index.html"].decode()
        old = html.replace(f'data-as-at="{AS_AT}"', 'data-as-at="2023-12-01"')
        old = re.sub(r'data-due="overdue action-overdue( [^"]*)?"', 'data-due="due-in-30-days due-in-90-days"', old)
        page.route("**/recommendations/", lambda route: route.fulfill(body=old, content_type="text/html"))
        page.goto(f"{root.url}recommendations/")
        overdue = len(re.findall(r'data-due="overdue', html))
        assert overdue > 5
        assert number(page, "due", "overdue") == overdue
        assert number(page, "due", "due-in-30-days") == 0


# ---- without a script, on paper, on a small screen


def test_without_a_script_the_whole_table_is_there_with_the_lists_and_no_dead_controls(
    root: Preview, visit: Open, dumped: Dump
) -> None:
    with visit(root, TABLE, java_script_enabled=False) as page:
        expect(page.locator(ROW)).to_have_count(len(list(recommendations(dumped))))
        expect(page.locator("#tracker-form")).to_be_hidden()
        expect(page.locator("#tracker-table button")).to_have_count(0)
        page.get_by_text("Lists by body asked").click()
        page.get_by_role("link", name=re.compile("^London Probation Service")).first.click()
        expect(page.locator("h1")).to_have_text("Recommendations to London Probation Service")
        expect(page.locator(ROW)).to_have_count(6)


def test_every_number_above_the_table_leads_to_as_many_records(site: Built) -> None:
    for url in (TABLE, "/actions/"):
        page = site.page(url)
        counts = list(next(page.all("ul", class_="numbers tracker-summary")).all("a"))
        assert len(counts) > 3
        for link in counts:
            path, _, fragment = (site.target(url, link["href"]) or "").partition("#")
            tables = list(site.page(path).all("table"))
            assert not fragment or tables
            assert int(next(link.all("strong")).text) == sum(1 for table in tables for _ in rows_of(table)), path


def test_every_number_in_the_lists_leads_to_as_many_records(site: Built) -> None:
    for url in (TABLE, "/actions/"):
        lists = next(site.page(url).all("details", class_="tracker-lists"))
        links = list(lists.all("a"))
        assert len(links) > 20
        for link in links:
            path = site.target(url, link["href"])
            assert path
            page = site.page(path)
            said = re.search(r"\((?:(\d+) of )?(\d+)", link.text)
            assert said
            tables = list(page.all("table"))
            assert int(said[2]) == sum(1 for table in tables for _ in rows_of(table)), path
            if said[1]:
                leads = next(page.all("p", class_="lead")).all("a")
                begun = {lead["href"].partition("#")[2]: lead.text.partition(" of ") for lead in leads}
                of = begun.get("answered") or begun.get("complete") or ("0", "", said[2])
                assert (of[0], of[2]) == (said[1], said[2]), path
                for name, (count, _, _) in begun.items():
                    assert page.one("th", id=name).text.startswith(f"{count} ")


def rows_of(table: Any) -> Iterator[Any]:
    return (row for body in table.all("tbody") for row in body.all("tr") if row.get("class") != "tracker-section")


def test_on_paper_there_are_the_rows_found_and_the_filters_in_words(root: Preview, visit: Open) -> None:
    with visit(root, f"{TABLE}?to=mopac&to=iopc&sort=due") as page:
        found = page.locator(ROW).count()
        page.emulate_media(media="print")
        told = page.locator("#tracker-told")
        expect(told).to_be_visible()
        expect(told).to_contain_text(re.compile(rf"^{found} of \d+ recommendations: addressed to: .* or .*; by due"))
        expect(page.locator("#tracker-form")).to_be_hidden()
        expect(page.locator(".tracker-lists")).to_be_hidden()


@pytest.mark.parametrize("url", [TABLE, "/actions/", "/recommendations/to/mopac/", "/actions/overdue/"])
def test_axe_finds_nothing_in_the_tracker(root: Preview, visit: Open, url: str) -> None:
    with visit(root, url) as page:
        assert violations(page) == []


def test_axe_finds_nothing_with_filters_open_and_in_use(root: Preview, visit: Open) -> None:
    with visit(root, f"{TABLE}?to=mopac&due=overdue&sort=made") as page:
        page.evaluate("for (const one of document.querySelectorAll('.tracker details')) one.open = true")
        assert violations(page) == []


def test_at_320_pixels_a_row_is_a_card_and_can_be_ordered(root: Preview, visit: Open) -> None:
    with visit(root, TABLE, viewport=PHONE) as page:
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        expect(page.locator(ROW).first.locator("td").first).to_have_css("display", "block")
        page.get_by_label("Order", exact=True).select_option("due")
        expect(status(page)).to_contain_text("by due, earliest first")


# ---- the data


def read(site: Built, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(site.files[name].decode("utf-8"), newline="")))


def test_the_file_holds_every_record_once_and_what_the_records_say(site: Built, dumped: Dump) -> None:
    rows = read(site, "recommendations.csv")
    assert [row["id"] for row in rows if row["id"] not in dumped] == []
    assert len(rows) == len({row["id"] for row in rows}) == len(list(recommendations(dumped)))
    for row in rows:
        fields = dumped[row["id"]]["fields"]
        assert (row["number"], row["heading"]) == (fields["number"], fields["heading"])
        assert row["addressed_to_ids"] == "; ".join(fields.get("addressed_to", []))
        assert row["url"].endswith(dumped[row["id"]]["url"])
        due = fields.get("deadline") or {}
        assert (row["due"], row["due_printed"]) == (due.get("date") or "", due.get("printed") or "")
        assert dt.date.fromisoformat(row["as_at"]) == dt.date.fromisoformat(AS_AT)


def test_the_file_of_actions_holds_every_action_once(site: Built, dumped: Dump) -> None:
    rows = read(site, "actions.csv")
    actions = {id_: line["fields"] for id_, line in dumped.items() if line["kind"] == "action"}
    assert sorted(row["id"] for row in rows) == sorted(actions)
    assert {row["id"]: row["type"] for row in rows} == {id_: fields["type"] for id_, fields in actions.items()}


def test_the_page_links_the_file_and_says_how_large_it_is(site: Built) -> None:
    for name in ("recommendations", "actions"):
        link = next(a for a in site.page(f"/{name}/").all("a") if a["href"].endswith(".csv"))
        assert site.target("", link["href"]) == f"/{name}.csv"
        assert link.parent
        assert f"({len(site.files[f'{name}.csv']) / 1000:.0f} kB)" in link.parent.text


# ---- a long table


LONG = 620


@pytest.fixture(scope="module")
def lengthy(tmp_path_factory: pytest.TempPathFactory, workplace: Any, run: Any) -> Iterator[Preview]:
    """An archive with so many recommendations that they lie on two pages."""
    place = tmp_path_factory.mktemp("long")
    (place / "templates").symlink_to(workplace / "templates")
    source = "sources: [{title: Minutes}]\n"
    files = {
        "site.yaml": "name: Archive\ndescription: Small\nbase_url: https://example.org/\npublisher: Us\n",
        "organizations/audit.yaml": f"name: Audit\nclassification: committee\n{source}",
        "organizations/police.yaml": f"name: Police\nclassification: police\n{source}",
        "reports/roads.yaml": f"heading: Roads\norganization: organizations/audit\n{source}",
    }
    for one in range(1, LONG + 1):
        asked = "organizations/police" if one % 2 else "organizations/audit"
        text = f'number: "{one}"\nheading: Mend {one}\naddressed_to: [{asked}]\n{source}'
        files[f"recommendations/roads/{one}.yaml"] = text
    for name, text in files.items():
        path = place / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    done = run(place, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    running = Preview(place / "output", "/", 0)
    yield running
    running.close()


def test_a_long_table_is_brought_together_and_drawn_by_and_by(lengthy: Preview, visit: Open) -> None:
    with visit(lengthy, TABLE) as page:
        expect(status(page)).to_have_text(f"{LONG} of {LONG} found, the first 50 shown")
        expect(page.locator("#tracker-pages")).to_be_hidden()
        assert number(page, "to", "police") == LONG // 2
        page.get_by_role("button", name=f"Show 200 more of {LONG - 50}").click()
        expect(page.locator(ROW)).to_have_count(250)
        expect(page.locator(ROW).nth(50).locator("a").first).to_be_focused()
        page.get_by_label("Order", exact=True).select_option("-number")
        expect(first(page)).to_have_text(f"{LONG}. Mend {LONG}")


def test_on_paper_a_long_table_is_whole(lengthy: Preview, visit: Open) -> None:
    with visit(lengthy, TABLE) as page:
        expect(status(page)).to_have_text(f"{LONG} of {LONG} found, the first 50 shown")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator(ROW)).to_have_count(LONG)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(page.locator(ROW)).to_have_count(50)


def test_without_a_script_a_long_table_goes_on_on_further_pages(lengthy: Preview, visit: Open) -> None:
    with visit(lengthy, TABLE, java_script_enabled=False) as page:
        expect(page.locator(ROW)).to_have_count(500)
        page.get_by_role("navigation", name="Pages of this list").get_by_role("link", name="2").click()
        expect(page.locator(ROW)).to_have_count(LONG - 500)
        expect(page.locator("h1")).to_have_text("Recommendations, page 2 of 2")
