"""An archive of any size, made up, as real in its proportions as can be: the same files in every run.

    python tests/benchmarks/large_archive.py FOLDER RECORDS

Seven of ten things that can be found are speeches, a hundred to a meeting; two are questions with their reference, as
`2024/0506`; the rest are agenda items, resolutions, reports with their recommendations and what was answered, documents
with their sections, and the people, bodies, topics and terms of which it all speaks. Words are as frequent as in a
language, and a meeting has words of its own.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path

WORDS = 60_000  # that the archive knows
OWN = 120  # words that a meeting turns around
SPEECH = 117  # words, on average
SPEECHES = 100  # of a meeting
MEETING = SPEECHES + 9  # with itself, its items and resolutions
REPORT = 31  # with its sections and recommendations, and what was answered
TERMS = 60
LAST = 2024
SMALL = re.findall(
    r"\w+",
    "the of to and a in that is we it for on have you are this be with as i but they what not at there from by "
    "think was our or about which so if will do can has an some been more would their very one all",
)
TITLES = ("Commission", "Board", "Service", "Trust", "Agency", "Council", "Forum", "Partnership")
COMMITTEES = ("Police", "Transport", "Housing", "Health", "Environment", "Budget", "Economy", "Planning")
SOURCE = [{"title": "Papers as published"}]
FIRST = re.findall(r"\w+", "ann ben cara dan ella finn gita hugo iris jack kate liam mona neil olga paul rosa sam tara")


class Chance:
    """Words, texts and names by chance, from a seed that never changes."""

    def __init__(self) -> None:
        self.random = random.Random(4)
        ends = [one + two for one in "bcdfghjklmnprstvw" for two in "aeiou"]
        made = {
            "".join(self.random.choices(ends, k=self.random.randint(2, 4))) + self.random.choice("lmnrst")
            for _ in range(2 * WORDS)
        }
        rare = sorted(made)
        self.random.shuffle(rare)
        self.words = [*SMALL, *rare][:WORDS]
        self.weights = list(accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(self.words))))

    def own(self) -> list[str]:
        """What a meeting turns around."""
        return self.random.sample(self.words[300:20_000], OWN)

    def text(self, own: list[str], most: int) -> str:
        """A few sentences: three words of four from all, one from a meeting's own."""
        count = self.random.randint(max(4, most // 5), most)
        words = self.random.choices(self.words, cum_weights=self.weights, k=count)
        for place in range(3, count, 4):
            words[place] = own[int(self.random.random() ** 2 * len(own))]
        for place in range(0, count, 14):
            words[place] = words[place].capitalize()
        return " ".join(words) + "."

    def name(self) -> str:
        return f"{self.random.choice(FIRST)} {self.random.choice(self.words[2_000:])}".title()

    def date(self, year: int) -> str:
        return f"{year}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"

    def some(self, ids: list[str], most: int = 2) -> list[str]:
        """A few of some ids, those that stand first more often."""
        return sorted({ids[int(self.random.random() ** 3 * len(ids))] for _ in range(self.random.randint(1, most))})


def years(records: int) -> list[int]:
    """The years an archive of this size covers, the oldest first: ten for a small one, twenty for a large one."""
    return list(range(LAST - (9 if records < 50_000 else 19), LAST + 1))


def made(records: int) -> Iterator[tuple[str, str]]:
    """The files of an archive in which about so many records can be found, by their path below `content/`."""
    chance = Chance()
    site = {"name": "Large", "description": "Made up", "base_url": "https://example.org/", "publisher": "Nobody"}
    yield "site.yaml", _yaml(site)
    known = _Known(chance, records)
    yield from known.files()
    left, spread = records - known.number, years(records)
    for number in range(round(left * 0.74 / MEETING)):
        yield from _meeting(chance, known, spread[number % len(spread)], number // len(spread))
    for number in range(round(left * 0.2)):
        yield _question(chance, known, spread[number % len(spread)], number // len(spread) + 1)
    for number in range(int(left * 0.06 / REPORT)):
        yield from _report(chance, known, spread[number % len(spread)], number // len(spread))


class _Known:
    """Who and what an archive speaks of."""

    def __init__(self, chance: Chance, records: int) -> None:
        self.chance = chance
        self.bodies = [f"organizations/{name.lower()}-committee" for name in COMMITTEES]
        self.people = [f"people/person-{number}" for number in range(60 + records // 80)]
        self.others = [f"organizations/body-{number}" for number in range(40 + records // 250)]
        self.topics = [f"topics/topic-{number}" for number in range(40 + records // 1000)]

    @property
    def number(self) -> int:
        return len(self.bodies) + len(self.people) + len(self.others) + len(self.topics) + TERMS

    def files(self) -> Iterator[tuple[str, str]]:
        chance, own = self.chance, self.chance.own()
        for id_, name in zip(self.bodies, COMMITTEES, strict=True):
            yield f"{id_}.yaml", _yaml({"name": f"{name} Committee", "classification": "committee", "sources": SOURCE})
        for id_ in self.others:
            name = f"{' '.join(chance.random.sample(chance.words[500:], 2)).title()} {chance.random.choice(TITLES)}"
            short = "".join(word[0] for word in name.split())
            told = {"name": name, "abbreviation": short, "classification": "other", "summary": chance.text(own, 40)}
            yield f"{id_}.yaml", _yaml({**told, "sources": SOURCE})
        for id_ in self.people:
            name = chance.name()
            held = [{"organization": chance.some(self.others, 1)[0], "role": "Member", "sources": SOURCE}]
            told = {"name": name, "sort_name": ", ".join(reversed(name.split())), "memberships": held}
            yield f"{id_}.yaml", _yaml({**told, "sources": SOURCE})
        for id_ in self.topics:
            name = " ".join(chance.random.sample(chance.words[400:8000], 2)).capitalize()
            yield f"{id_}.yaml", _yaml({"name": name, "other_names": [chance.random.choice(chance.words[400:])]})
        terms = [
            {"term": word.upper()[:5], "expansion": chance.text(own, 5).rstrip("."), "meaning": chance.text(own, 20)}
            for word in dict.fromkeys(word[:5] for word in chance.random.sample(chance.words[900:], TERMS))
        ]
        yield "glossary.yaml", _yaml({"terms": [{**term, "sources": SOURCE} for term in terms]})


def _meeting(chance: Chance, known: _Known, year: int, number: int) -> Iterator[tuple[str, str]]:
    own, speakers = chance.own(), chance.some(known.people, 14)
    body = known.bodies[number % len(known.bodies)].removeprefix("organizations/")
    date = f"{year}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    path = f"meetings/{body}/{date}"
    agenda = [
        {
            "number": str(item),
            "heading": chance.text(own, 6).rstrip("."),
            "summary": chance.text(own, 40),
            "topics": chance.some(known.topics),
            "resolutions": [{"summary": chance.text(own, 30)}],
        }
        for item in range(1, 5)
    ]
    present = [{"person": id_, "status": "present"} for id_ in speakers]
    yield (
        f"{path}.yaml",
        _yaml({"date": date, "status": "held", "attendance": present, "agenda": agenda, "sources": SOURCE}),
    )
    lines = ["---", "prose: verbatim", "sources: [{title: Papers as published}]", "---", ""]
    for speech in range(1, SPEECHES + 1):
        if speech % 50 == 1:
            lines += [f"## Session {speech // 50 + 1} {{#p{speech} item={speech // 50 + 3}}}", ""]
        who = chance.random.choice(speakers)
        kind = "question" if speech % 2 else "answer"
        label = who.removeprefix("people/").replace("-", " ").title()
        lines += [f"### {label} {{#s{speech:03} by={who} type={kind}}}", "", chance.text(own, 2 * SPEECH), ""]
    yield f"{path}.transcript.md", "\n".join(lines)


def _question(chance: Chance, known: _Known, year: int, number: int) -> tuple[str, str]:
    own = chance.own()[:20]
    told = {
        "reference": f"{year}/{number:04}",
        "heading": chance.text(own, 7).rstrip("."),
        "type": "written",
        "asked_by": chance.some(known.people, 1)[0],
        "put_to": known.people[:1],
        "date": chance.date(year),
        "summary": chance.text(own, 70),
        "answers": [
            {"type": "final", "date": chance.date(year), "by": known.people[0], "summary": chance.text(own, 90)}
        ],
        "topics": chance.some(known.topics),
        "sources": SOURCE,
    }
    return f"questions/{year}-{number:04}.yaml", _yaml(told)


def _report(chance: Chance, known: _Known, year: int, number: int) -> Iterator[tuple[str, str]]:
    own, id_ = chance.own(), f"{year}-report-{number}"
    body = chance.some(known.bodies, 1)[0]
    told = {"heading": chance.text(own, 6).rstrip("."), "organization": body, "date_published": chance.date(year)}
    chapters = "\n\n".join(
        f"## {chance.text(own, 5).rstrip('.')} {part}\n\n{chance.text(own, 400)}" for part in range(9)
    )
    yield f"reports/{id_}.md", f"---\n{_yaml({**told, 'sources': SOURCE})}\n---\n\n{chapters}\n"
    answers = []
    for item in range(1, 11):
        asked = {
            "number": str(item),
            "heading": chance.text(own, 7).rstrip("."),
            "summary": chance.text(own, 50),
            "addressed_to": chance.some(known.others),
            "topics": chance.some(known.topics),
            "sources": SOURCE,
        }
        yield f"recommendations/{id_}/{item}.yaml", _yaml(asked)
        reply = {"recommendation": f"recommendations/{id_}/{item}", "stance": "accepted", "stance_basis": "it says so"}
        answers.append({**reply, "summary": chance.text(own, 60)})
    letter = {
        "heading": f"Reply of {year}, {number}",
        "from": chance.some(known.others, 1),
        "to": [body],
        "report": f"reports/{id_}",
        "date": chance.date(year),
        "reference": f"MGLA{year % 100:02}{number:04}-{chance.random.randint(1000, 9999)}",
        "answers": answers,
    }
    yield f"responses/{id_}.yaml", _yaml({**letter, "sources": SOURCE})


def _yaml(value: Mapping[str, object]) -> str:
    """JSON is YAML."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def write(folder: Path, records: int) -> None:
    """The archive, as files below `folder`."""
    for name, text in made(records):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
