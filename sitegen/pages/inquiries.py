"""An inquiry's page: all that it heard, asked and led to, at a glance and as a list."""

from __future__ import annotations

from sitegen.edition import Edition
from sitegen.graph import Node
from sitegen.pages.rows import Drawn, threaded
from sitegen.thread import TALL, WIDE, picture, thread


def view(edition: Edition, node: Node) -> Drawn:
    """Its thread, and the two drawings of it."""
    made = thread(edition, node)
    data = {
        "thread": made,
        "wide": picture(edition.graph, made, WIDE),
        "tall": picture(edition.graph, made, TALL),
    }
    return Drawn(data, threaded(edition.graph, node, made))
