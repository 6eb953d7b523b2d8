"""The posts a person holds, kept once however often and in whatever words they are printed.

Law: two printings are one post when they name it in the same words ("CEO", "Chief Executive Officer"; "Lead for
Prevention", "Prevention lead"), or when one only goes on where the other ends ("Head of Command", "Head of Command
Nine"); the fuller printing stands. Posts with days of their own are left apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from sitegen.importers.drafting.intake import Draft
from sitegen.importers.drafting.taken import Tree, plain
from sitegen.text import fold

_SHORT = {"ceo": "chief executive officer", "cfo": "chief financial officer", "cllr": "councillor"}
_CHAIR = re.compile(r"\b(chair)(?:man|woman|person)\b")
_SMALL = frozenset({"of", "for", "the", "and", "to", "in", "on", "at", "a"})
_DAYS = ("start_date", "end_date")


def hold(draft: Draft, organization: Tree, role: str | None, long: Mapping[str, str]) -> None:
    """Put a post in a body on a person's draft, unless it is there in these words or in others."""
    held = draft.fields.setdefault("memberships", [])
    assert isinstance(held, list)
    body = plain(organization)
    for one in held:
        before = plain(one)
        if isinstance(one, dict) and before.get("organization") == body and not set(_DAYS) & set(before):
            known = before.get("role")
            if known == role or (known and role and same(str(known), role, long)):
                one["role"] = max(str(known), role, key=len) if known and role and known != role else one.get("role")
                if one["role"] is None:
                    del one["role"]
                return
    held.append({"organization": organization, **({"role": role} if role else {})})


def reword(draft: Draft, organization: str, role: str, told: str) -> None:
    """Say more exactly what a post in a body is."""
    held = draft.fields.get("memberships")
    for one in held if isinstance(held, list) else ():
        if isinstance(one, dict) and plain(one).get("organization") == organization and plain(one).get("role") == role:
            one["role"] = told


def same(one: str, other: str, long: Mapping[str, str]) -> bool:
    """Whether two printings name one post."""
    short, whole = sorted((_words(one, long), _words(other, long)), key=len)
    return bool(short) and (whole[: len(short)] == short or sorted(short) == sorted(whole))


def alike(one: str, other: str, long: Mapping[str, str]) -> bool:
    """Whether two printings name one post in the same words, neither of them saying more."""
    return sorted(_words(one, long)) == sorted(_words(other, long))


def _words(role: str, long: Mapping[str, str]) -> list[str]:
    spelt = " ".join(long.get(word, word) for word in re.findall(r"[\w’'-]+", role))
    words = [_SHORT.get(word, word) for word in _CHAIR.sub(r"\1", fold(spelt)).split()]
    return [word for word in " ".join(words).split() if word not in _SMALL]
