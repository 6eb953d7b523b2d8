"""Printed references: `2023/4684`, `MGLA101122-3047`. Law: a reference that two letters carry names neither."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from sitegen.graph import Graph, Node
from sitegen.mentions.folding import fold_marks
from sitegen.records.document import Document
from sitegen.records.response import Response


@lru_cache(maxsize=1)
def references(graph: Graph) -> Mapping[str, Node]:
    """Records by the reference they carry, as printed. A response and its own letter carry one: the letter has it."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in graph.records():
        if reference := getattr(node.value, "reference", None):
            found[str(reference)].append(node)
    one = {reference: _one(graph, nodes) for reference, nodes in found.items()}
    return {reference: node for reference, node in one.items() if node}


def _one(graph: Graph, nodes: list[Node]) -> Node | None:
    letters = [node for node in nodes if isinstance(node.value, Document)]
    answers = [node for node in nodes if isinstance(node.value, Response)]
    if len(letters) == 1 and len(letters) + len(answers) == len(nodes):
        letter = letters[0]
        about = {edge.target for edge in graph.links_out(letter.id)}
        own = [node for node in answers if node.id in about or getattr(node.value, "document", None) == letter.id]
        return letter if len(own) == len(answers) else None
    return nodes[0] if len(nodes) == 1 else None


def spoken(reference: str) -> str | None:
    """A reference as texts may be searched for it; None where it could be any number."""
    plain = fold_marks(reference).replace("- ", "-")
    told = len(plain) >= 6 and re.search(r"[0-9]", plain) and re.search(r"[/-]|[A-Z].*[0-9]", plain)
    return plain if told and re.match(r"[A-Z0-9]", plain) else None


def is_a_year(reference: str) -> bool:
    """Whether a reference could be a financial year: 2021/2022."""
    years = re.fullmatch(r"([0-9]{4})[/-]([0-9]{2,4})", reference)
    return bool(years) and str(int(years[1]) + 1).endswith(years[2])  # type: ignore[index]
