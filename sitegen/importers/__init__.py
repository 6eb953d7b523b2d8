"""Real documents -> drafts of records: `sitegen import`.

A source is opened, recognised and read; what it gives is matched with the archive, checked as records, and put in place
in one step, or not at all. Every line of it is accounted for.

The readers are loaded when an import is asked for, and not before: the other commands start without them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sitegen.importers.run import bring_in
    from sitegen.importers.telling import as_json, told

__all__ = ["as_json", "bring_in", "told"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{'run' if name == 'bring_in' else 'telling'}"), name)
