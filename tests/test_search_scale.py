"""Search of an archive that is parted by year: what each search fetches, and that no more is needed to be right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from benchmarks.large_archive import write
from benchmarks.searching import ENDED, Host, build, edition
from browsing import PHONE
from playwright.sync_api import Browser, Page, expect

from sitegen.page import SearchRecord
from sitegen.search import manifest, search_files, search_records, shards

REACH = 400  # records that are searched at first
UNDATED = "undated"


@dataclass(frozen=True)
class Parted:
    """A made-up archive of ten years, an index for each, on a host that counts."""

    host: Host
    records: tuple[SearchRecord, ...]

    def years(self) -> set[str]:
        """The indexes of which anything was fetched; not for the program, which is that of the newest."""
        paths = (path.split("/") for path in self.host.sent if path.startswith("pagefind/"))
        return {year for _, year, *name in paths if name[0] != "pagefind-worker.js" and not name[0].startswith("wasm.")}

    def fetched(self, form: str) -> list[str]:
        return [path for path in self.host.sent if re.search(form, path)]

    def rare(self) -> dict[str, str]:
        """Words of one year alone, with their year; nobody's name."""
        years: dict[str, set[str]] = {}
        for record in self.records:
            for word in re.findall(r"\b[a-z]{8,}\b", f"{record.title} {record.content}".lower()):
                years.setdefault(word, set()).add(record.date[:4])
        alike = Counter(word[:5] for word in years)
        return {word: min(of) for word, of in sorted(years.items()) if len(of) == 1 and alike[word[:5]] == 1}


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parted]:
    place = tmp_path_factory.mktemp("parted")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "__defaults__", (300,))
        patch.setattr(manifest, "REACH", REACH)
        write(place / "content", 1000)
        made = edition(place / "content")
        build(made, place / "site")
        yield Parted(Host(place / "site"), search_records(made))
    search_files.cache_clear()
    search_records.cache_clear()


Search = Callable[..., Iterator[Page]]


@pytest.fixture
def search(parted: Parted, chromium: Browser) -> Callable[..., object]:
    """Opens the search page with a query and waits until it has ended; then the host has counted what that took."""

    @contextmanager
    def opened(**state: str | list[str]) -> Iterator[Page]:
        with parted.host.running() as root:
            context = chromium.new_context(viewport=PHONE)  # where the filters, and their counts, are not open
            page = context.new_page()
            parted.host.sent.clear()
            page.goto(f"{root}search/?{urlencode(state, doseq=True)}")
            if state:
                page.locator(ENDED).wait_for()
            yield page
            context.close()

    return opened


@pytest.fixture(scope="module")
def common(parted: Parted) -> str:
    """Two words that every year has."""
    counted: Counter[str] = Counter()
    for record in parted.records:
        counted.update(set(re.findall(r"\b[a-z]{6,}\b", record.content.lower())))
    return counted.most_common(1)[0][0]


def test_nothing_is_fetched_before_the_visitor_turns_to_the_search(parted: Parted, search: Search) -> None:
    with search() as page:
        page.wait_for_load_state("networkidle")
        assert parted.fetched(r"pagefind|json$|worker") == []


def test_a_search_begins_with_the_newest_years_and_says_which_it_left(
    parted: Parted, search: Search, common: str
) -> None:
    with search(q=common) as page:
        assert UNDATED in parted.years()
        assert {"2024", "2023"} <= parted.years()
        assert "2015" not in parted.years()
        expect(page.locator("#search-older")).to_contain_text(re.compile(r"2015 to 20\d\d were not searched"))
        page.get_by_role("button", name="Search older years too").click()
        expect(page.locator("#search-older")).to_be_hidden()
        assert "2015" in parted.years()


def test_all_indexes_share_one_program_and_no_filter_is_fetched_that_nobody_chose(
    parted: Parted, search: Search, common: str
) -> None:
    with search(q=common, reach="all"):
        assert len(parted.years()) == 11
        assert len(parted.fetched(r"wasm\.")) == len(parted.fetched(r"pagefind-worker\.js")) == 1
        assert parted.fetched(r"/pagefind\.js$|/filter/") == []


def test_a_year_asks_its_own_index_and_no_filter(parted: Parted, search: Search, common: str) -> None:
    with search(q=common, year=["2016", "2018"]) as page:
        assert parted.years() == {"2016", "2018"}
        assert parted.fetched("/filter/") == []
        dates = page.locator(".search-facts time").evaluate_all("all => all.map((one) => one.dateTime.slice(0, 4))")
        assert set(dates) == {"2016", "2018"}


def test_a_range_of_days_asks_the_years_it_touches_and_a_filter_only_at_its_ends(
    parted: Parted, search: Search, common: str
) -> None:
    with search(q=common, **{"from": "2016-01-10", "to": "2017-12-31"}) as page:
        assert parted.years() == {"2016", "2017"}
        assert {path.split("/")[1] for path in parted.fetched("/filter/")} == {"2016"}
        dates = page.locator(".search-facts time").evaluate_all("all => all.map((one) => one.dateTime)")
        assert all("2016-01-10" <= date <= "2017-12-31" for date in dates)


def test_a_reference_of_an_old_year_comes_first(parted: Parted, search: Search) -> None:
    record = next(record for record in parted.records if record.url.startswith("/questions/2015-"))
    reference = record.url.strip("/").removeprefix("questions/").replace("-", "/")
    with search(q=reference) as page:
        assert str(page.locator(".search-result a").first.get_attribute("href")).startswith(record.url)
        assert "2015" in parted.years()
        assert len(parted.fetched("search-lookup")) <= 3


def test_a_word_of_one_year_asks_that_year_alone(parted: Parted, search: Search) -> None:
    word = next(word for word, year in parted.rare().items() if year == "2016")
    with search(q=word) as page:
        assert parted.years() == {"2016"}
        expect(page.locator("#search-status")).to_contain_text(re.compile(r"^\d+ results? for"))


def test_a_word_of_no_year_asks_no_index(parted: Parted, search: Search) -> None:
    with search(q="qqxylophone") as page:
        assert parted.years() == set()
        expect(page.locator("#search-status")).to_contain_text("No record has “qqxylophone”.")


def test_oldest_first_begins_with_the_oldest_year(parted: Parted, search: Search, common: str) -> None:
    with search(q=common, sort="oldest") as page:
        assert "2015" in parted.years()
        dates = page.locator(".search-facts time").evaluate_all("all => all.map((one) => one.dateTime)")
        assert dates == sorted(dates)
        assert dates[0].startswith("2015")


def test_newest_first_goes_through_the_years_in_their_order(parted: Parted, search: Search, common: str) -> None:
    with search(q=common, sort="newest", reach="all") as page:
        dates = page.locator(".search-facts time").evaluate_all("all => all.map((one) => one.dateTime)")
        assert dates == sorted(dates, reverse=True)
        assert dates[0].startswith("2024")
