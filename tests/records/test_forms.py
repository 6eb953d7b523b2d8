"""The forms that texts have."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sitegen.records.forms import Anchor, ClockTime, Lines, Url


def fits(form: Any, text: str) -> bool:
    try:
        TypeAdapter(form).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        (
            ClockTime,
            ["00:00", "09:30", "23:59"],
            ["24:00", "25:00", "9:30", "10:60", "10.30", "10:30 am", "\uff11\uff10:30"],
        ),
        (Lines, ["3", "361-365", "361-365, 402", "1,2"], ["", "x", "1-", "1 to 2", "1;2", "-1", "1-2-3"]),
        (Url, ["https://x.org", "http://x", "mailto:a@b.org"], ["x.org", "www.x.org", "ftp://x", "https://a b", "//x"]),
        (Anchor, ["s001", "a-b", "2"], ["S1", "a b", "-a", "é", "", "main", "contents", "linked", "sources"]),
    ],
)
def test_form_takes_what_it_should_and_nothing_else(form: Any, good: list[str], bad: list[str]) -> None:
    assert [text for text in good if not fits(form, text)] == []
    assert [text for text in bad if fits(form, text)] == []


def test_form_says_what_is_wrong_and_how_to_write_it() -> None:
    with pytest.raises(ValidationError) as failure:
        TypeAdapter(ClockTime).validate_python("25:00")
    (error,) = failure.value.errors()
    assert (error["type"], error["msg"]) == ("wrong_value", "is no time of day")
    assert error["ctx"] == {"wanted": "write it as 09:30, between 00:00 and 23:59"}
