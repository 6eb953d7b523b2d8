"""How long imports take, and how they grow: run by hand, `python tests/benchmarks/imports.py [SOURCE...]`.

Prints seconds, peak memory and files for each source given, and for sittings of 500 and 5,000 speeches in XML. What
holds on any machine are the ratios: ten times the speeches should take about ten times as long, and an import of the
same source again about as long as the first.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = "the bridge ferry harbour budget report members asked when work would begin and who pays for it".split()  # noqa: SIM905
SPEECH = """<speech id="uk.org.publicwhip/debate/2024-07-30a.{0}.1" speakername="Ann{1} Beck"
 person_id="uk.org.publicwhip/person/{2}"><p>{3}.</p></speech>
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One import: the seconds of a processor it took, and the most memory any import took until then."""

    seconds: float
    megabytes: int


def sitting(speeches: int, folder: Path) -> Path:
    """A sitting of so many speeches, by sixty people, a heading for every hundred."""
    chance = random.Random(speeches)
    made = ["<publicwhip>"]
    for number in range(speeches):
        if number % 100 == 0:
            place = f"uk.org.publicwhip/debate/2024-07-30a.{number}.0"
            made.append(f'<major-heading id="{place}" nospeaker="true">Topic {number // 100}</major-heading>')
        who = number % 60
        words = " ".join(chance.choices(WORDS, k=chance.randint(30, 150)))
        made.append(SPEECH.format(number, chr(97 + who % 26) * (who // 26 + 1), 10_000 + who, words))
    path = folder / f"debates{speeches}.xml"
    path.write_text("\n".join([*made, "</publicwhip>"]), encoding="utf-8")
    return path


def run(source: Path, content: Path) -> Run:
    """One import in a process of its own, with its start."""
    before = _used()
    command = [sys.executable, str(ROOT / "build.py"), "import", str(source), "--into", str(content)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Run(_used() - before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)


def _used() -> float:
    """The seconds of a processor that all imports have used: what else the machine does is no part of it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sittings = [sitting(speeches, folder) for speeches in (500, 5_000)]
        firsts = []
        for source in (*sittings, *map(Path, sys.argv[1:])):
            content = folder / f"{source.stem}-content"
            first, again = run(source, content), run(source, content)
            firsts.append(first.seconds)
            click.echo(
                f"{source.name}: {first.seconds:.1f} s, at most {first.megabytes} MB; again {again.seconds:.1f} s,"
                f" {again.seconds / first.seconds:.1f} times as long"
            )
        click.echo(f"ten times the speeches: {firsts[1] / firsts[0]:.1f} times as long")


if __name__ == "__main__":
    main()
