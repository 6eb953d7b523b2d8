"""How long indexing takes, as ratios: a machine's own speed cancels out. Run it by hand; no test is timed.

    python -m pip install --editable . && python tests/benchmarks/indexing.py [records] [rounds]

It makes records (the same ones in every run) and tells what our index of 10,000 records costs beside the Pagefind
command line on the same records as pages (wanted: at most 1), and what indexing again after one changed record of
twice as many costs beside indexing everything (wanted: at most 0.2). Wall time, ours with the checks and with writing
what is checked. The two are taken in turns: told are the median of the ratios, turn by turn, and the ratio of the
fastest of each.
"""

from __future__ import annotations

import html
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sitegen.page import SearchRecord
from sitegen.pagefind import build_shards
from sitegen.pagefind.backend import installed
from sitegen.pagefind.message import add_record
from sitegen.search.shards import shards
from sitegen.write import publish

WORDS = 117  # of a speech, on average
YEARS = 10
WORD_COUNT = 20_000


def made(number: int) -> list[SearchRecord]:
    """Speeches with words as frequent as those of a language, of sixty speakers over ten years."""
    chance = random.Random(4)
    syllables = [one + two for one in "bcdfghjklmnprstvw" for two in "aeiou"]
    words = sorted({"".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(WORD_COUNT * 2)})
    chance.shuffle(words)
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    found = []
    for index in range(number):
        year = 2015 + index * YEARS // number
        date = f"{year}-{index % 12 + 1:02}-{index % 28 + 1:02}"
        person = f"people/member-{chance.randrange(60)}"
        meeting = f"meetings/committee/{year}-{index // 80:04}"
        filters = {
            "kind": ("Speech",),
            "committee": (f"organizations/committee-{index % 5}",),
            "person": (person,),
            "topic": (f"topics/{chance.randrange(40)}", f"topics/{chance.randrange(40)}"),
            "year": (str(year),),
            "date": (date,),
            "within": (meeting,),
        }
        content = " ".join(chance.choices(words, weights, k=chance.randint(20, 2 * WORDS - 20)))
        speaker = person.rpartition("/")[2].replace("-", " ").title()
        meta = {"kind": "Speech", "speaker": speaker, "when": date}
        found.append(SearchRecord(f"/{meeting}/transcript/#s{index:05}", speaker, content, filters, meta, date))
    return found


def as_pages(records: list[SearchRecord], folder: Path) -> None:
    """The records as pages from which the command line reads the same words, filters, meta fields and sort keys."""
    for number, record in enumerate(records):
        told = add_record(record, "en")
        filters = "".join(
            f'<span data-pagefind-filter="{name}">{html.escape(value)}</span>'
            for name, values in told["filters"].items()
            for value in values
        )
        meta = "".join(f'<span data-pagefind-meta="{name}">{text}</span>' for name, text in told["meta"].items())
        sort = ", ".join(f"{name}:{text}" for name, text in told["sort"].items())
        (folder / f"{number:06}.html").write_text(
            f'<!doctype html><html lang="en"><head><title>{record.title}</title></head><body>'
            f'<div hidden data-pagefind-ignore="index" data-pagefind-sort="{sort}">{filters}{meta}</div>'
            f"<main data-pagefind-body><p>{told['content']}</p></main></body></html>\n",
            encoding="utf-8",
        )


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def index(records: list[SearchRecord], output: Path) -> None:
    """Index the records and put the index in place, as a build does."""
    built = build_shards(shards(records), "en", output)
    if built.problems:
        sys.exit(str(built.problems[0]))
    publish({**built.value.files, "build.json": b'{"generator": "sitegen"}'}, output, built.value.standing)
    built.value.remember()


def beside_the_command_line(records: list[SearchRecord], rounds: int) -> list[tuple[float, float]]:
    """Our time and that of the command line, in each round."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        pages, output = Path(name, "pages"), Path(name, "site")
        pages.mkdir()
        as_pages(records, pages)
        for _ in range(rounds):
            ours = timed(lambda: index(records, output))
            theirs = timed(
                lambda: subprocess.run(
                    [installed(), "--site", pages, "--force-language", "en"], check=True, capture_output=True
                )
            )
            found.append((ours, theirs))
            for folder in (pages / "pagefind", output, output.with_name(".site.search")):
                shutil.rmtree(folder)
    return found


def after_one_change(records: list[SearchRecord], rounds: int) -> list[tuple[float, float]]:
    """The time after one changed record and that of the whole index, in each round."""
    found = []
    for turn in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            output = Path(name, "site")
            whole = timed(lambda: index(records, output))  # noqa: B023 - called at once
            changed = [*records]
            changed[turn] = replace(changed[turn], content=f"{changed[turn].content} mended")
            found.append((timed(lambda: index(changed, output)), whole))  # noqa: B023 - called at once
    return found


def told(what: str, found: list[tuple[float, float]]) -> str:
    """The ratio in words."""
    median = statistics.median(one / other for one, other in found)
    fastest = min(one for one, _ in found) / min(other for _, other in found)
    return f"{what}: {median:.2f} (median of {len(found)} turns), {fastest:.2f} (the fastest of each)"


def main() -> None:
    number, rounds = (int(given) for given in (*sys.argv[1:], *("10000", "5")[len(sys.argv) - 1 :]))
    found = beside_the_command_line(made(number), rounds)
    print(told(f"{number:,} records beside the Pagefind command line", found), flush=True)  # noqa: T201
    found = after_one_change(made(2 * number), rounds)
    print(told(f"one changed record of {2 * number:,} beside a full index", found))  # noqa: T201


if __name__ == "__main__":
    main()
