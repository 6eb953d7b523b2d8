"""`data-gaps.json`: what the archive lacks, for scripts and for comparing days. Its form is in the README."""

from __future__ import annotations

import json

from sitegen.edition import Edition
from sitegen.gaps import find_gaps
from sitegen.gaps.kinds import Found, Gap, named
from sitegen.graph import Node
from sitegen.page import Artefact

PATH = "data-gaps.json"
FORM = 1  # changes when a reader of the file would have to


def gaps_json(edition: Edition) -> Artefact:
    """All gaps by kind, with ids that stay, as JSON."""
    told = {
        "form": FORM,
        "as_at": str(edition.as_at),
        "page": edition.base.absolute("/data-gaps/"),
        "kinds": [_kind(edition, gap) for gap in find_gaps(edition)],
    }
    return Artefact(PATH, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())


def _kind(edition: Edition, gap: Gap) -> dict[str, object]:
    return {
        "id": gap.kind.id,
        "heading": gap.kind.heading,
        "meaning": gap.kind.meaning,
        "count": len(gap.found),
        "items": [_item(edition, found) for found in gap.found],
    }


def _item(edition: Edition, found: Found) -> dict[str, object]:
    """One gap: the record or part, what tells it apart from others there, and what is known of it."""
    told: dict[str, object] = _record(edition, found.node, found.title)
    optional = {"about": found.about, "group": found.group, "note": found.gist}
    told |= {name: words for name, words in optional.items() if words}
    told["facts"] = dict(found.facts)
    told["links"] = {
        name: [_record(edition, node, named(edition.graph, node)) for node in held] for name, held in found.links
    }
    return told


def _record(edition: Edition, node: Node, title: str) -> dict[str, object]:
    return {"id": node.id, "url": edition.base.absolute(node.url), "title": title}
