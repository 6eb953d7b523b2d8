"""Where links are put into a text, and how the records that are named tell of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from conftest import ROOT
from mentions.two_cities import FILES, SOURCE, Files

from sitegen.archive import Archive
from sitegen.config import Base
from sitegen.edition import Edition
from sitegen.graph import Graph
from sitegen.mentions import mentions
from sitegen.pages.records import record_page
from sitegen.pages.rows import Row, back_links
from sitegen.problems import Outcome
from sitegen.prose import named, to_html
from sitegen.prose.linking import Run, Span, in_fact
from sitegen.records.site import STAND_IN
from sitegen.render import Renderer

Reader = Callable[[Files], Graph]


@pytest.fixture
def graph(archive: Callable[[Files], Outcome[Archive]]) -> Reader:
    """The small archive with other files, linked."""

    def made(more: Files) -> Graph:
        outcome = archive({**FILES, **more})
        assert outcome.problems == ()
        return outcome.value.graph

    return made


def topic(summary: str) -> Files:
    lines = "".join(f"  {line}\n" for line in summary.splitlines())
    return {"topics/crime.yaml": f"name: Crime\nsummary: |\n{lines}"}


# ---- in a text


def of_the_city(run: Run) -> list[Span]:
    """Names the city wherever its name stands."""
    return [Span(at, at + 6, "city") for at in range(len(run.words)) if run.words.startswith("London", at)]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("To London.", '<p>To <a href="/city/" class="found">London</a>.</p>\n'),
        ("London, London", '<p><a href="/city/" class="found">London</a>, London</p>\n'),  # the first alone
        ("*London*", '<p><em><a href="/city/" class="found">London</a></em></p>\n'),
        ("*Lon*don", "<p><em>Lon</em>don</p>\n"),
        ("[London](#here)", '<p><a href="#here">London</a></p>\n'),
        ("`London`", "<p><code>London</code></p>\n"),
        ("# London", "<h2>London</h2>\n"),
        ("[here](city) or London", '<p><a href="/city/">here</a> or London</p>\n'),  # it is linked already
        ("London <b>", '<p><a href="/city/" class="found">London</a> &lt;b&gt;</p>\n'),
    ],
)
def test_only_running_words_are_linked_and_each_target_once(text: str, html: str) -> None:
    assert to_html(text, {"city": "/city/"}.get, linker=of_the_city) == html
    assert named(text, of_the_city) == (("city",) if "found" in html else ())


def test_under_another_heading_a_target_is_linked_again() -> None:
    assert to_html("London\n\n## Two\n\nLondon", {"city": "/city/"}.get, linker=of_the_city).count("<a ") == 2


def test_a_name_that_is_broken_over_two_lines_is_one_link(graph: Reader) -> None:
    linker = mentions(graph({})).linker("documents/answer")
    html = to_html("the Mayor's Office for\nPolicing and Crime", {}.get, linker=linker)
    assert html == '<p>the <a href="#" class="found">Mayor\'s Office for\nPolicing and Crime</a></p>\n'


def test_words_that_are_no_markdown_are_escaped_and_linked() -> None:
    assert in_fact("<i> of London & *all*", of_the_city, {"city": "/c/"}.get) == (
        '&lt;i&gt; of <a href="/c/" class="found">London</a> &amp; *all*'
    )


# ---- on a page


def drawn(graph: Graph, id_: str) -> str:
    edition = Edition(graph, STAND_IN, Base.parse("https://example.org/below/"), dt.date(2024, 1, 1))
    renderer = Renderer(ROOT / "templates", edition, ())
    renderer.environment.globals["asset"] = lambda name: name
    made = renderer.render(record_page(edition, graph[id_]))
    assert made.problems == ()
    return made.value.content.decode() if made.value else ""


def test_a_page_links_what_its_words_name_and_the_status_of_an_action_its_paper(graph: Reader) -> None:
    action = (
        "heading: Send it\ntype: request\nsummary: MOPAC is to send it.\nprinted_status: See Appendix 2.\n"
        "note: MPS is asked too.\nsources: [{document: documents/pack, lines: '150'}]\n"
    )
    html = drawn(graph({"actions/send.yaml": action}), "actions/send")
    assert '<a href="/below/organizations/mopac/" class="found">MOPAC</a> is to send it' in html
    assert 'See <a href="/below/documents/answer/" class="found">Appendix 2</a>.' in html
    assert '<a href="/below/organizations/met/" class="found">MPS</a> is asked too' in html


def test_an_item_of_a_meeting_links_the_appendices_of_its_own_paper(graph: Reader) -> None:
    meeting = FILES["meetings/crime/2023-05-24.yaml"].replace("papers:", "summary: (Appendix 2), papers:")
    html = drawn(graph({"meetings/crime/2023-05-24.yaml": meeting}), "meetings/crime/2023-05-24")
    assert '(<a href="/below/documents/answer/" class="found">Appendix 2</a>)' in html


# ---- on the page of what is named


def rows(graph: Graph, id_: str) -> dict[str, tuple[Row, ...]]:
    return {group.heading: group.rows for group in back_links(graph, graph[id_])}


def test_a_record_tells_which_records_mention_it(graph: Reader) -> None:
    made = graph(topic("Susan Hall asked MOPAC."))
    assert rows(made, "people/susan-hall")["Mentioned in"] == (
        Row("/topics/crime/", "Crime", gist="Susan Hall asked MOPAC."),
    )
    assert [edge.source for edge in mentions(made).of("organizations/mopac")] == ["topics/crime"]


def test_a_transcript_in_which_many_speeches_mention_somebody_is_told_once_and_leads_to_the_first(
    graph: Reader,
) -> None:
    spoken = f"---\nprose: summary\n{SOURCE}---\n\n## Prevent {{#p item=6}}\n\n" + "".join(
        f"### Kenny Bowie {{#s{number} by=people/kenny-bowie}}\n\nAsks {words}.\n\n"
        for number, words in enumerate(("nothing", "MOPAC", "Susan Hall, and MOPAC"))
    )
    made = graph({"meetings/crime/2023-03-08.transcript.md": spoken})
    (row,) = rows(made, "organizations/mopac")["Mentioned in"]
    assert (row.url, row.facts) == ("/meetings/crime/2023-03-08/transcript/#s1", ("3 contributions", "2 places"))


def test_a_record_that_names_another_in_a_field_or_is_named_by_it_is_not_told_to_mention_it(graph: Reader) -> None:
    question = (
        f"reference: 2024/0001\nheading: Why\ndate: 2024-01-01\nasked_by: people/susan-hall\n"
        f"summary: Susan Hall asks MOPAC.\n{SOURCE}"
    )
    member = FILES["people/susan-hall.yaml"] + "memberships: [{organization: organizations/met}]\n"
    force = FILES["organizations/met.yaml"] + "summary: Susan Hall is of it.\n"
    made = graph(
        {
            "questions/2024-0001.yaml": question,
            "people/susan-hall.yaml": member,
            "organizations/met.yaml": force,
        }
    )
    assert set(rows(made, "people/susan-hall")) == {"Meetings", "Questions asked"}
    assert set(rows(made, "organizations/mopac")) == {"Mentioned in"}


def test_a_record_does_not_mention_itself(graph: Reader) -> None:
    force = FILES["organizations/met.yaml"] + "summary: The Metropolitan Police Service, or MPS, or the Met.\n"
    made = graph({"organizations/met.yaml": force})
    assert mentions(made).of("organizations/met") == ()
    assert "found" not in drawn(made, "organizations/met")


def test_words_that_are_withheld_mention_nobody_and_change_no_other_text(graph: Reader) -> None:
    hidden = topic("Susan Hall and the many pressing sorrows (MPS).")
    hidden["topics/crime.yaml"] += "withheld: {reason: A child., since: 2024-01-01}\n"
    made = graph(hidden)
    assert mentions(made).of("people/susan-hall") == ()
    assert named("the MPS", mentions(made).linker("documents/answer")) == ("organizations/met",)
