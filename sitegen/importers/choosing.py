"""Which reader a source is for. Dry."""

from __future__ import annotations

from sitegen.importers.known.desk import Opened, Reader
from sitegen.problems import Outcome, Problem, Where, did_you_mean

SURE_ENOUGH = 50


def choose(opened: Opened, readers: tuple[Reader, ...], kind: str | None = None) -> Outcome[Reader | None]:
    """The reader that is surest of the source; or that of a kind asked for. The first of two that are as sure."""
    where = Where(opened.sheet.file)
    kinds = ", ".join(reader.kind for reader in readers)
    if kind is not None:
        named = next((reader for reader in readers if reader.kind == kind), None)
        if named is None:
            hint = did_you_mean(kind, [reader.kind for reader in readers], f"the kinds are {kinds}")
            return Outcome(None, (Problem(where, "unknown-document", f'"{kind}" is no kind of document.', hint),))
        if named.form != opened.form:
            reason = f"is {FORMS[opened.form]}, and {named.title} is read from {FORMS[named.form]}."
            return Outcome(None, (Problem(where, "unknown-document", reason, "leave out --as, or name another kind"),))
        return Outcome(named)
    ranked = [(reader.recognises(opened), reader) for reader in readers if reader.form == opened.form]
    sure, best = max(ranked, key=lambda one: one[0], default=(0, None))
    if best is None or sure < SURE_ENOUGH:
        reason = f"is {FORMS[opened.form]} of no kind that is known here."
        of_form = ", ".join(reader.kind for reader in readers if reader.form == opened.form)
        hint = f"say what it is with --as KIND, one of: {of_form}"
        return Outcome(None, (Problem(where, "unknown-document", reason, hint),))
    return Outcome(best)


FORMS = {"text": "text", "xml": "XML", "json": "JSON", "table": "a table"}
