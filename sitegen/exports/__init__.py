"""The archive as files of data, for programs and spreadsheets: a register of functions from the edition to a file.

To add a file: a function in a module here, and a line below. Its address may not be that of a page.
"""

from __future__ import annotations

from collections.abc import Callable

from sitegen.edition import Edition
from sitegen.exports.actions import actions_csv
from sitegen.exports.gaps import gaps_json
from sitegen.exports.recommendations import recommendations_csv
from sitegen.page import Artefact

EXPORTS: tuple[Callable[[Edition], Artefact], ...] = (recommendations_csv, actions_csv, gaps_json)


def export_files(edition: Edition) -> tuple[Artefact, ...]:
    """Every file of data of the edition."""
    return tuple(export(edition) for export in EXPORTS)
