"""Records -> the text of their files. Dry; law: loading the file gives the values back, as `as_loaded` has them.

A file that is there already keeps its lines, layout and comments wherever its values stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from sitegen.importers.keeping.as_loaded import TRANSCRIPT, as_loaded, identity_of, is_transcript, record_path
from sitegen.importers.keeping.panels import panels_text
from sitegen.importers.keeping.splicing import spliced
from sitegen.importers.keeping.yaml_text import Shape, mapping_lines
from sitegen.parse import parse_yaml
from sitegen.records.base import Record
from sitegen.source import split_front_matter
from sitegen.transcripts import read_transcript

_FENCE = "---\n"


def record_file(id_: str, tree: Mapping[str, Any]) -> tuple[PurePosixPath, str]:
    """The path below `content/` and the text of a record's file.

    Raises ValueError for values that no file of the record's kind can hold.
    """
    values = as_loaded(id_, tree)
    body = _body(id_, values)
    path = record_path(id_, prose=body is not None)
    if body is not None and _model(id_).body_format == "none":
        raise ValueError(f"{id_} has prose below its fields, and is of a kind that has none")
    fields = {key: value for key, value in values.items() if key not in ("body", "panels")}
    return path, _text("\n".join(mapping_lines(fields, Shape(_model(id_)))) + "\n", body)


def edited_file(old_text: str, before: Mapping[str, Any], after: Mapping[str, Any], id_: str) -> str:
    """The text of a record's file with new values, where every line whose values stay is as it was.

    `before` are the values that the old text gives. Where lines cannot be told apart the file is written anew, and so
    it is where its record gains or loses the prose below the fields: then its path is another (see `record_file`).
    """
    values = as_loaded(id_, after)
    anew = record_file(id_, after)[1]
    front, body = _parts(old_text)
    parsed = parse_yaml(front, id_)
    if parsed.value is None or parsed.problems or (body is None) != (_body(id_, values) is None):
        return anew
    fields = {key: value for key, value in values.items() if key not in ("body", "panels")}
    changed = spliced(parsed.value, front, fields, Shape(_model(id_)))
    if changed is None:
        return anew
    same_body = body is not None and _body(id_, values) == _body(id_, as_loaded(id_, before))
    text = f"{_FENCE}{changed}{_FENCE}{body}" if same_body else _text(changed, _body(id_, values))
    read = values_of(id_, text)
    return text if read is not None and as_loaded(id_, read) == values else anew


def values_of(id_: str, text: str) -> dict[str, Any] | None:
    """The values that the text of a record's file gives, without those of its path; None if it cannot be read."""
    front, body = _parts(text)
    parsed = parse_yaml(front, id_)
    if parsed.value is None or parsed.problems:
        return None
    if is_transcript(id_):
        read = read_transcript(body or "", id_, 1, id_.removesuffix(TRANSCRIPT))
        return None if read.problems else parsed.value.data | read.value.data
    return parsed.value.data | ({"body": body.strip()} if body and body.strip() else {})


def _model(id_: str) -> type[Record]:
    return identity_of(id_).model


def _body(id_: str, values: Mapping[str, Any]) -> str | None:
    """What stands below the front matter, if the record has one."""
    if is_transcript(id_):
        return panels_text(values.get("panels", []))
    return f"{values['body']}\n" if "body" in values else None


def _text(front: str, body: str | None) -> str:
    return front if body is None else f"{_FENCE}{front}{_FENCE}\n{body}"


def _parts(text: str) -> tuple[str, str | None]:
    """The YAML of a file, and the text below it if the file is Markdown."""
    split = split_front_matter(text, "") if text.startswith("---") else None
    return (split.value.yaml, split.value.body) if split and split.value else (text, None)
