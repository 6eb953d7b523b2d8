"""Divisions of any parliament -> motions with their votes (Popolo: Motion, VoteEvent, Vote)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from sitegen.importers.drafting.taken import Tree
from sitegen.importers.opening.tree_xml import Element
from sitegen.importers.structured.cited import Cited
from sitegen.importers.structured.publicwhip import Speakers, name_of

OPTIONS: Mapping[str, str] = {
    "aye": "for", "ayes": "for", "yes": "for", "yea": "for", "for": "for", "content": "for", "contents": "for",
    "ta": "for", "tá": "for", "in favour": "for",
    "no": "against", "noes": "against", "nay": "against", "against": "against", "not-content": "against",
    "not content": "against", "not-contents": "against", "notcontents": "against", "níl": "against", "nil": "against",
    "abstain": "abstain", "abstains": "abstain", "abstention": "abstain", "abstentions": "abstain", "both": "abstain",
    "staon": "abstain", "absent": "absent", "not voting": "not voting", "didnotvote": "not voting",
}  # fmt: skip
_LISTS = frozenset({"divisioncount", "mplist", "lordlist", "msplist", "mlalist", "mslist", "list"})


def motion(element: Element, number: str, cited: Cited, speakers: Speakers) -> dict[str, Tree]:
    """What was voted on in a division, and how; without counts and votes there is no vote to tell of."""
    votes = [*_votes(element, cited, speakers)]
    tallied = Counter(str(option) for option, _ in votes)
    counts = _counts(element) or dict(tallied)
    made: dict[str, Tree] = {
        "number": cited.understood(element.get("divnumber", "divnum") or number, element),
        "text": cited.prose(element, _LISTS),
    }
    if counts:
        event: dict[str, Tree] = {
            "result": cited.understood(result(counts), *element.every("divisioncount")),
            "counts": [{"option": option, "value": value} for option, value in counts.items()],
            "votes": [vote for _, vote in votes],
        }
        made["vote_events"] = [event]
    return made


def result(counts: Mapping[str, int]) -> str:
    """How a vote went, by its counts."""
    ayes, noes = counts.get("for", 0), counts.get("against", 0)
    return "tied" if ayes == noes else "carried" if ayes > noes else "lost"


def _counts(element: Element) -> dict[str, int]:
    """The counts a division prints; those of tellers are not votes."""
    counts: dict[str, int] = {}
    for count in (element, *element.every("divisioncount")):
        for name, value in count.attributes.items():
            option = OPTIONS.get(name.casefold())
            if option and value.strip().isdecimal():
                counts[option] = counts.get(option, 0) + int(value)
    return counts


def _votes(element: Element, cited: Cited, speakers: Speakers) -> Iterator[tuple[str, Tree]]:
    waiting: list[tuple[Element, str]] = [(child, "") for child in reversed(element.children)]
    while waiting:
        one, inherited = waiting.pop()
        said = one.get("vote") or inherited
        if one.children or one.tag in _LISTS:
            waiting.extend((child, said) for child in reversed(one.children))
            continue
        if not said or not name_of(one):
            continue
        option = OPTIONS.get(said.casefold())
        if option is None:
            cited.left(f'the vote "{said}"', one)
            continue
        if one.get("teller"):
            cited.left("that a voter was a teller", one)
        who = speakers.who(one).ref
        name = {"person": cited.understood(who, one)} if who else {"name": cited.words(one) or name_of(one)}
        yield option, {**name, "option": cited.understood(option, one)}
