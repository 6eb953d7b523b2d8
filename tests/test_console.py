"""What a person sees, on a terminal and elsewhere."""

from __future__ import annotations

import io

from sitegen.console import Console
from sitegen.pagefind import Index, Part
from sitegen.pagefind.kept import Kept
from sitegen.pipeline import Report
from sitegen.problems import Problem, Severity, Where
from sitegen.write import Changes


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def problem(line: int, severity: Severity = "error") -> Problem:
    return Problem(Where("content/a.yaml", line), "wrong-value", "is wrong.", "mend it", severity)


def test_elsewhere_a_step_is_one_line_when_it_ends() -> None:
    console = Console(stream := io.StringIO())
    console.begin("read", 3)
    console.advance()
    assert stream.getvalue() == ""
    console.end("read", 1.26)
    console.begin("index", None)
    console.end("index", 0.04)
    assert stream.getvalue() == "read: 1.3 s\nindex: 0.0 s\n"


def test_on_a_terminal_a_step_of_unknown_length_is_a_line_that_ends_with_its_time() -> None:
    console = Console(stream := Terminal())
    console.begin("index", None)
    assert stream.getvalue() == "  index    …"
    console.end("index", 0.04)
    assert stream.getvalue() == "  index    … 0.0 s\n"


def test_on_a_terminal_a_step_that_is_counted_is_a_bar_that_fills() -> None:
    console = Console(stream := Terminal())
    console.begin("read", 2)
    console.advance()
    console.advance()
    console.end("read", 1)
    drawn = stream.getvalue().split("\r")
    assert "  read " in drawn[1]
    assert drawn[1].rstrip().endswith("0%")
    assert "100%" in drawn[-1]


def test_every_fault_is_told_in_order_and_then_how_many() -> None:
    Console(stream := io.StringIO()).problems((problem(1), problem(2), problem(3, "warning")))
    assert stream.getvalue() == (
        "content/a.yaml:1:1: error [wrong-value]\n  is wrong.\n  hint: mend it\n"
        "content/a.yaml:2:1: error [wrong-value]\n  is wrong.\n  hint: mend it\n"
        "content/a.yaml:3:1: warning [wrong-value]\n  is wrong.\n  hint: mend it\n"
        "2 faults and 1 warning.\n"
    )


def test_without_faults_nothing_is_told() -> None:
    Console(stream := io.StringIO()).problems(())
    assert stream.getvalue() == ""


def test_the_summary_tells_records_pages_changes_and_seconds() -> None:
    changes = Changes(added=("a",), changed=("b", "c"), removed=())
    report = Report((), {"people": 1200, "site": 1}, 1300, 2400, changes, (("read", 1.26), ("write", 0.04)))
    Console(stream := io.StringIO()).summary(report, "output")
    assert stream.getvalue() == (
        "1,201 records: 1200 people, 1 site\n"
        "1,300 pages, 2,400 searchable, in output\n"
        "1 file added, 2 changed, 0 removed\n"
        "no faults\n"
        "read 1.3 s, write 0.0 s\n"
    )


def test_the_summary_tells_what_search_holds_and_which_indexes_were_kept() -> None:
    parts = (
        Part("pagefind/2023/", 1200, 1300, 1_260_000, kept=False),
        Part("pagefind/2022/", 1, 9, 210_000, kept=True),
    )
    index = Index({}, parts, {"Agenda item": 1, "Speech": 1200}, Kept(None))
    report = Report((), {"people": 1}, 2, 1201, Changes((), (), ()), index=index)
    Console(stream := io.StringIO()).summary(report, "output")
    assert stream.getvalue().splitlines()[2:5] == [
        "search: 1 Agenda item, 1,200 Speech",
        "  pagefind/2023/ 1,200 records, 1,300 files, 1.3 MB",
        "  pagefind/2022/ 1 record, 9 files, 0.2 MB, as before",
    ]


def test_the_summary_of_a_run_that_wrote_nothing_tells_no_pages() -> None:
    report = Report((problem(1),), {"people": 2}, 3, seconds=(("read", 1.0),))
    Console(stream := io.StringIO()).summary(report, "output")
    assert stream.getvalue() == "2 records: 2 people\nread 1.0 s\n"
