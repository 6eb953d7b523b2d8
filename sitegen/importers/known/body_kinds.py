"""What a body's name tells of its kind (Organization.classification), in British public life."""

from __future__ import annotations

CLASSES = (  # the first word found in a name decides
    ("committee|sub-committee|panel|board|forum|commission on", "committee"),
    ("independent review|review (?:into|of)|inquiry into|public inquiry", "review"), ("mayor's office", "executive"),
    ("police|constabulary|basic command unit", "police"), ("fire", "fire"), ("ambulance", "ambulance"),
    ("nhs|health|hospital|medical", "health"), ("courts?|magistrates|tribunals?", "court"),
    ("probation|prisons?", "probation"),
    ("council|borough|city of", "council"),
    ("assembly|parliament|senedd|house of commons|house of lords", "assembly"), ("authority", "authority"),
    ("ministry|department|home office|cabinet office|treasury", "government department"),
    ("inspectorate", "inspectorate"), ("office for|ofsted|ofcom|regulator", "regulator"),
    ("partnership", "partnership"), ("university|school|college|academy", "education"),
    ("group|party", "political group"), ("society|trust|charity|foundation", "charity"),
    ("association|federation|union", "association"), ("limited|ltd|plc|llp", "company"),
)  # fmt: skip
