"""The register of record kinds: the one list from which loading, linking, pages, menu and search follow.

To add a kind: its class in a module here, a line below, `templates/records/<kind>.html`, and a test.
"""

from sitegen.records.action import Action
from sitegen.records.base import Record
from sitegen.records.document import Document
from sitegen.records.glossary import Glossary
from sitegen.records.inquiry import Inquiry
from sitegen.records.meeting import Meeting
from sitegen.records.organization import Organization
from sitegen.records.person import Person
from sitegen.records.question import Question
from sitegen.records.recommendation import Recommendation
from sitegen.records.report import Report
from sitegen.records.response import Response
from sitegen.records.site import Site
from sitegen.records.topic import Topic
from sitegen.records.transcript import Transcript

REGISTER: tuple[type[Record], ...] = (
    Meeting,
    Transcript,
    Inquiry,
    Report,
    Recommendation,
    Response,
    Action,
    Question,
    Person,
    Organization,
    Document,
    Topic,
    Glossary,
    Site,
)
BY_FOLDER: dict[str, type[Record]] = {record.folder: record for record in REGISTER}
