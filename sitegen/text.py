"""Words: slugs, plurals, folding for comparison. Law: text in, text out."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """Lower case without accents or typographic marks, for comparing names as people type them."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def slug(text: str) -> str:
    """The address form of a text: ASCII letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", "").replace("\u2019", "")).strip("-")


def natural(text: str) -> str:
    """A key that sorts numbers in a text by their size: 2, 2a, 10."""
    return re.sub(r"[0-9]+", lambda match: match[0].rjust(6, "0"), text.casefold())


def count(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: `1 page`, `2 pages`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def size(number: int) -> str:
    """A number of bytes as people read it: `840 bytes`, `38 kB`, `2.4 MB`."""
    if number < 1000:
        return count(number, "byte")
    return f"{number / 1000:,.0f} kB" if number < 1_000_000 else f"{number / 1_000_000:,.1f} MB"


def with_article(noun: str) -> str:
    """A noun with its article: `a report`, `an action`."""
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def excerpt(text: str, length: int = 155) -> str:
    """The beginning of a text, cut at a word, as search engines show a description."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0][: length - 1].rstrip(",;:") + "\N{HORIZONTAL ELLIPSIS}"


def quoted(text: str) -> str:
    """A text in the marks of a quotation."""
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"
