"""What the tags of a web page mean: which begin a block, which are closed by another, which hold no text. Dry."""

from __future__ import annotations

import re
from collections.abc import Mapping

CODE = "scripts and styles of the page"
MENUS = "menus, forms and footer of the site"
CODE_TAGS = frozenset({"script", "style", "template", "svg", "iframe", "object", "canvas", "math"})
_MENU_TAGS = frozenset({"nav", "aside", "footer", "form", "button", "select", "textarea", "dialog"})
_MENU_ROLES = frozenset({"navigation", "search", "contentinfo", "complementary", "dialog", "alertdialog"})
_MENU_CLASS = re.compile(
    r"(?:breadcrumbs?|cookies?|skip-?link|navbar|navigation|menu|pagination|pager|social|share)(?:$|[-_])"
)
OWN = frozenset({"main", "article"})  # a footer or an aside within these belongs to the text
VOID = frozenset({"br", "img", "hr", "input", "meta", "link", "base", "area", "col", "embed", "source", "track", "wbr"})
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_TERM, _CELL = {"dt", "dd", "p"}, {"td", "th", "p"}
_ITEM, _ROW = {"li", "p"}, {"tr", *_CELL}
CLOSES = {"li": _ITEM, "dt": _TERM, "dd": _TERM, "tr": _ROW, "td": _CELL, "th": _CELL, "option": {"option"}}
FENCES = frozenset({"ul", "ol", "dl", "table", "select"})
INLINE = {"strong": "**", "b": "**", "em": "*", "i": "*"}


def why_dropped(tag: str, given: Mapping[str, str], *, own: bool) -> str:
    """Why what stands in an element is dropped, if it is; `own` that it stands within the text's own element."""
    hidden = "hidden" in given or re.search(r"display:\s*none", given.get("style", ""))
    if tag in CODE_TAGS or hidden:
        return CODE
    named = any(_MENU_CLASS.match(name) for name in given.get("class", "").lower().split())
    menu = tag in _MENU_TAGS and not (own and tag in ("aside", "footer", "form"))
    structural = tag in ("html", "body", *OWN)
    return MENUS if not structural and (menu or named or given.get("role") in _MENU_ROLES) else ""
