"""An inquiry's page: all that it heard, asked and led to, at a glance and as a list."""

from __future__ import annotations

from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.pages.rows import Drawn, threaded
from sitegen.thread import thread


def view(edition: Edition, node: Node) -> Drawn:
    """Its thread."""
    made = thread(edition, node)
    return Drawn({"thread": made}, threaded(edition.graph, node, made))
