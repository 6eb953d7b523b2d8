"""The forms that texts have: times, lines, addresses, anchors. Law: a form says what is wrong and how to write it."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def written(pattern: str, fault: str, wanted: str) -> AfterValidator:
    """Marks a text that has one form: what is wrong with any other, and how to write it."""
    form = re.compile(pattern)

    def check(value: str) -> str:
        if not form.fullmatch(value):
            raise PydanticCustomError("wrong_value", fault, {"wanted": wanted})
        return value

    return AfterValidator(check)


ClockTime = Annotated[
    str, written(r"([01][0-9]|2[0-3]):[0-5][0-9]", "is no time of day", "write it as 09:30, between 00:00 and 23:59")
]
Lines = Annotated[
    str, written(r"[0-9]+(-[0-9]+)?(, ?[0-9]+(-[0-9]+)?)*", "names no lines", "write 361, 361-365 or 361-365, 402")
]
Url = Annotated[str, written(r"(https?|mailto):\S+", "is no address", "begin it with https:// (or mailto:)")]
Anchor = Annotated[
    str,
    written(
        r"(?!(?:main|contents|linked|sources|site-search)$)[a-z0-9][a-z0-9-]*",  # ids that every page has of its own
        "is no anchor",
        "write it in lower-case letters, digits and hyphens, as s001; main, contents, linked and sources are taken",
    ),
]
