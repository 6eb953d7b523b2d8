"""What a body's name tells of its kind (Organization.classification), in British public life."""

from __future__ import annotations

import re

from sitegen.text import fold

CLASSES = (  # the first word found in a name decides
    ("youth (?:parliament|council|assembly)", "other"),
    ("safeguarding (?:child\\w*|adults?)?.*(?:partnership|board)|coalition", "partnership"),
    ("committee|sub-committee|panel|board|forum|commission on", "committee"),
    ("independent review|review (?:into|of)|inquiry into|public inquiry", "review"), ("mayor's office", "executive"),
    ("association|federation|union", "association"), ("office for|ofsted|ofcom|regulator", "regulator"),
    ("police|constabulary|basic command unit", "police"), ("fire", "fire"), ("ambulance", "ambulance"),
    ("nhs|health|(?:health|community )care|healthcare|hospital|medical", "health"),
    ("courts?|magistrates|tribunals?", "court"), ("probation|prisons?", "probation"),
    ("(?:children|famil(?:y|ies)|adults?|social)\\b.*\\bservices?", "council"),
    ("council|borough|city of", "council"),
    ("assembly|parliament|senedd|house of commons|house of lords", "assembly"), ("authority", "authority"),
    ("ministry|department|home office|cabinet office|treasury", "government department"),
    ("inspectorate", "inspectorate"), ("partnership", "partnership"),
    ("university|school|college|academy", "education"), ("group|party", "political group"),
    ("society|trust|charity|foundation", "charity"), ("limited|ltd|plc|llp", "company"),
)  # fmt: skip
GROUP = re.compile(  # a party, or its members on a council or an assembly: one body ("Green" alone may be a name)
    r"^(?:(?:gla|london assembly|city hall) )?"
    r"(?:(conservative|labour|liberal democrat|plaid cymru|scottish national|reform uk)s?(?: (?:party|group))*"
    r"|(green|independent)(?:s|s?(?: (?:party|group))+))$"
)


def classified(name: str) -> str:
    """The kind of body a name tells of (Organization.classification); `other` when it tells none."""
    plain = fold(name).replace("’", "'")
    if GROUP.match(plain):
        return "political group"
    return next((kind for words, kind in CLASSES if re.search(rf"\b(?:{words})\b", plain)), "other")
