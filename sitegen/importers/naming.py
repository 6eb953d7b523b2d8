"""Drafts of a source -> records under the ids they had, everywhere they are named. Dry."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any

from sitegen.importers.drafting.finishing import finished
from sitegen.importers.keeping.as_loaded import as_loaded
from sitegen.importers.keeping.held import Held, Trees, without_path_fields
from sitegen.importers.keeping.last_read import last_read
from sitegen.importers.keeping.memory import Memory
from sitegen.importers.results import Result
from sitegen.importers.settling.identities import lasting, lasting_speeches
from sitegen.importers.settling.settling import apart, model_of, renamed
from sitegen.importers.takings import Taking
from sitegen.problems import Problem, Where
from sitegen.text import slug

_WORDS = 14
_LONGEST = 120  # letters; a file system takes 255 bytes


def settled(taking: Taking, held: Held, memory: Memory) -> Result:
    """The records of a source, finished, with the ids and references that last."""
    intake, made = taking.intake, _finished(taking)
    document = held.document_of(taking.file) or _titled(made[intake.document], {*made, *held.trees}) or intake.document
    names = {id_: short for id_ in made if (short := _short(id_)) != id_}
    names |= {intake.document: document} if document != intake.document else {}
    trees = renamed(made, names)
    remembered = memory.records(taking.file)
    known = {
        made_id: id_
        for made_id, id_ in memory.names(taking.file).items()
        if made_id in trees and made_id not in held.trees and id_ in held.trees and id_ not in trees
    }
    trees = renamed(trees, known)
    lasted = lasting(trees, held.trees, frozenset(remembered), document)
    trees = renamed(trees, lasted)
    for id_ in [one for one in trees if "panels" in trees[one] and one in remembered and one in held.trees]:
        if trees[id_].get("prose") == held.trees[id_].get("prose"):  # else a person's summary stands there
            before = last_read(held.trees[id_], remembered[id_], trees[id_])
            trees = renamed(trees, lasting_speeches(id_, trees[id_], before, memory.used(taking.file, id_)))
    sound, left_out = _sound(trees, taking.file)
    gone = tuple(id_ for id_ in remembered if id_ not in trees and id_ in held.trees)
    return Result(taking, sound, names=names | known | lasted, left_out=left_out, gone=gone)


def _short(id_: str) -> str:
    """An id whose parts can name files: one that is too long is cut, and kept apart from others by a digest."""
    parts = id_.split("/")
    cut = [f"{part[:_LONGEST]}-{hashlib.sha256(part.encode()).hexdigest()[:6]}" for part in parts]
    return "/".join(short if len(part) > _LONGEST else part for part, short in zip(parts, cut, strict=True))


def _sound(trees: Trees, file: str) -> tuple[Trees, dict[str, Problem]]:
    """The records as their files will give them back; and those that no file can hold, with the reason."""
    sound, left_out = {}, {}
    for id_, tree in trees.items():
        try:
            apart(model_of(id_), tree)
            sound[id_] = as_loaded(id_, tree)
        except ValueError as error:
            left_out[id_] = Problem(Where(file), "wrong-value", f"{error}.")
    return sound, left_out


def _titled(document: Mapping[str, Any], taken: Collection[str]) -> str | None:
    """The id of a source by its title, which says more in an address than the name of its file does."""
    id_ = f"documents/{'-'.join(slug(document['heading']).split('-')[:_WORDS])}"
    return None if id_ in taken or id_ == "documents/" else id_


def _finished(taking: Taking) -> Trees:
    made, silent = {}, taking.intake.silent
    for id_, draft in taking.intake.drafts.items():
        model = model_of(id_)
        made[id_] = without_path_fields(model, finished(draft, model, taking.intake, silent))
    return made
