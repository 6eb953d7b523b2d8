"""Who owes what by when, and how it stands on a day. Law: dates and rules are data; values in, values out."""

from sitegen.clock.answers import (
    NONE,
    OTHERS,
    Answered,
    answers,
    asked,
    is_answered,
    meeting_state,
    question_state,
    reply_state,
    reply_states,
    silent,
)
from sitegen.clock.clocks import (
    all_clocks,
    answer_clock,
    by_limit,
    due_within,
    implementation_clock,
    overdue,
    response_clocks,
)
from sitegen.clock.limits import Limit
from sitegen.clock.standing import SOON, Clock, Kind, Standing, Step, Word
from sitegen.clock.wording import Told, told

__all__ = [
    "NONE",
    "OTHERS",
    "SOON",
    "Answered",
    "Clock",
    "Kind",
    "Limit",
    "Standing",
    "Step",
    "Told",
    "Word",
    "all_clocks",
    "answer_clock",
    "answers",
    "asked",
    "by_limit",
    "due_within",
    "implementation_clock",
    "is_answered",
    "meeting_state",
    "overdue",
    "question_state",
    "reply_state",
    "reply_states",
    "response_clocks",
    "silent",
    "told",
]
