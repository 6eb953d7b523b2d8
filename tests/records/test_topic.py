"""A subject that records share."""

from __future__ import annotations

from records.loading import record

from sitegen.records.base import OtherName
from sitegen.records.topic import Topic


def test_topic_is_read_whole_needs_no_source_and_is_called_by_its_name() -> None:
    topic = record("topics", "name: Roads\nother_names: [potholes]\nbroader: topics/transport\nsummary: Streets.\n")
    assert topic == Topic(
        name="Roads", other_names=(OtherName(name="potholes"),), broader="topics/transport", summary="Streets."
    )
    assert (topic.title, topic.sort_key, topic.when) == ("Roads", "roads", None)
