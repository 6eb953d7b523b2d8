"""Who is meant by a printed name: people and bodies, matched and not guessed.

A name is matched by the records' names and other names, by the roll of the meeting it is printed for, and by roles
held on the day. One candidate is a match; several are a doubt, told with all of them; none is nobody.
"""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.importers.known.body_kinds import classified
from sitegen.importers.known.identifiers import Identifiers
from sitegen.importers.known.matching import EMPTY, NOBODY, Match, Roll
from sitegen.importers.known.organizations import Bodies
from sitegen.importers.known.people import People
from sitegen.records.organization import Organization
from sitegen.records.person import Person

__all__ = ["EMPTY", "NOBODY", "Directory", "Match", "Roll", "classified"]


class Directory(People, Bodies):
    """The people and bodies known so far: of the archive, and of the sources read in this run."""

    def __init__(self, people: Mapping[str, Person], organizations: Mapping[str, Organization]) -> None:
        self.long: dict[str, str] = {}  # the names of abbreviations
        People.__init__(self, people, self.long)
        Bodies.__init__(self, organizations, self.long)
        self.identifiers = Identifiers()
        for held in (people, organizations):
            for ref, record in held.items():
                for one in record.identifiers:
                    self.identifiers.add(ref, one.scheme, one.identifier)
