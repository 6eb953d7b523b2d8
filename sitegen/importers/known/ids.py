"""The ids that records of an import have. Law: the same words give the same id, whichever paper prints them.

An action is printed in the minutes and again in a list of actions, with other item numbers and other spellings of the
item's title; so its id is of the day, the kind and what is to be done: `actions/2023-03-22-ipsos-mori-survey`.
"""

from __future__ import annotations

import re

from sitegen.dates import PartialDate
from sitegen.text import slug

_BEFORE_TASK = re.compile(
    r"^.*?\b(?:agreed|offered|undertook|promised|committed|requested|asked|resolved|delegated|authorised)\b"
    r"(?:(?! to ).)*?(?: that)?(?:,? in consultation with [^,]+,)?(?: to | the following:?\s*)",
    re.IGNORECASE | re.DOTALL,
)
_VERBS = (
    "provide|send|supply|give|share|forward|circulate|write|arrange|seek|agree|submit|bring|present|report|consider"
)
_WHO = (
    r"(?:(?:the |all )?(?:committee|sub-committee|panel|board|assembly|council|cabinet)(?: members)?"
    r"|members|councillors|officers)"
)
_DELIVERY = re.compile(
    rf"^(?:(?:[\w’' ]{{1,60}}? )?to )?(?:also )?(?:{_VERBS})\b(?: back)?(?: a)?(?: for)?(?: to)?(?: (?:with )?{_WHO})?"
    rf"(?: with| of| to)?\s+",
    re.IGNORECASE,
)
_COPY = re.compile(
    r"^(?:an? |the |any |some )?(?:further |more |additional )*(?:cop(?:y|ies)|details?|information|list|confirmation)"
    r" (?:of|on|about|that) (?:the |their |its )?",
    re.IGNORECASE,
)
_OUTPUT = re.compile(
    r"\b(?:any|the|an) (?:[\w,]+ ){0,4}?outputs?\b(?:.*?\bdiscussions? (?:on|about|of) (?P<topic>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_RESPONSE = re.compile(r"\bresponses? to (?P<to>.+)|\brespond to (?P<paper>.+)", re.IGNORECASE | re.DOTALL)
_OWNER = re.compile(r"^(?:the |an? )?(?P<owner>[^,.;]{1,60}?)(?:['’]s|s['’]) (?P<rest>.+)", re.DOTALL)
_STOPS = frozenset(
    "of in on at for with and or from into by to about that which where when who as if being following".split()  # noqa: SIM905
)
_SKIPPED = frozenset("the a an any its their his her this these all further more".split())  # noqa: SIM905
_GENERIC = frozenset(
    "independent review session update updates report reports draft paper information item discussion part".split()  # noqa: SIM905
)


def meeting_id(organization: str, date: PartialDate | str) -> str:
    """A meeting's id: `meetings/<committee>/<day>`."""
    return f"meetings/{organization.rpartition('/')[2]}/{date}"


def shortened(words: str, length: int = 80) -> str:
    """The slug of a title, cut at a word where it is long."""
    whole = slug(words)
    return whole if len(whole) <= length else whole[: length + 1].rpartition("-")[0] or whole[:length]


def part_id(record: str, *anchors: str) -> str:
    """The id of a part of a record: `part_id(meeting, "item", "9a", "resolution", "b")`."""
    return f"{record}#{'-'.join(slug(anchor) for anchor in anchors if anchor)}"


def action_id(date: PartialDate | str, text: str, kind: str, title: str = "") -> str:
    """An action's id: the day, the kind if it is a delegation, and what is to be done in a few of the text's words.

    `title` is the item's, for words that say only "any output arising from the discussion". Two actions of one paper
    may get one id: the caller numbers the second (`Intake.free`); one action of two papers is meant to.
    """
    words = {"delegation": "delegation-", "standing": "standing-delegation-"}.get(kind, "")
    return f"actions/{date}-{words}{_task(text, title)}"


def _task(text: str, title: str) -> str:
    plain = " ".join(re.sub(r"<[^>]+>|[*_•]", " ", text).split())
    rest = plain
    while (match := _BEFORE_TASK.match(rest)) and rest[match.end() :].strip():
        rest = rest[match.end() :]
    if output := _OUTPUT.search(rest):
        return f"{few(output['topic'] or title)}-output".strip("-")
    if answer := _RESPONSE.search(rest):
        answered = few(_without_owner(answer["to"] or answer["paper"]))
        return f"{answered}-response" if answer["to"] else answered
    rest = _DELIVERY.sub("", rest.removeprefix("following ").strip(" :"))
    return few(_COPY.sub("", rest), least=2) or few(title) or "action"


def _without_owner(text: str) -> str:
    """What is somebody's, without whose it is, unless only a general word would be left."""
    match = _OWNER.match(text)
    if not match:
        return text
    named = [word for word in _chunk(match["rest"].split(" ")) if word.lower() not in _GENERIC]
    return match["rest"] if named else f"{match['owner']} {match['rest']}"


def few(text: str, least: int = 1) -> str:
    """The first words that name something, up to a small word that joins on the next; five or so at most."""
    words = text.replace("&", " and ").split() if " & " in text else text.replace("&", "-and-").split()
    kept: list[str] = []
    while words and len(kept) < least:
        chunk = _chunk(words)
        named = [word for word in chunk if not re.fullmatch(r"[\d/–-]+", word)]
        telling = [word for word in named if word.lower() not in _GENERIC]
        kept += [word for word in named if word in telling or word.lower() == "paper"] if telling else []
        words = _after(words, len(chunk)) if chunk else []
    return slug(" ".join(kept or text.split()[:5]))[:60].rstrip("-")


def _chunk(words: list[str]) -> list[str]:
    """The words of a name's first stretch: what stands before a joining word, or a stop."""
    chunk: list[str] = []
    for word in words:
        bare = word.strip(".,;:()\"'“”").lower()
        if bare in _STOPS and chunk:
            break
        if bare and bare not in _STOPS | _SKIPPED:
            chunk.append(word.strip(".,;:()\"'“”"))
        if len(chunk) == 5 or (chunk and word.endswith((";", ":", ".", ","))):
            break
    return chunk


def _after(words: list[str], named: int) -> list[str]:
    """The words after a first stretch of so many named ones."""
    seen = 0
    for index, word in enumerate(words):
        if word.strip(".,;:()\"'“”").lower() not in _STOPS | _SKIPPED:
            seen += 1
        if seen == named:
            return words[index + 1 :]
    return []
