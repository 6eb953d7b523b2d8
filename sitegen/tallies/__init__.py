"""What is counted of bodies, committees and members, and the lists that each number is of. Law: no list, no number."""

from sitegen.tallies.bodies import Body, body
from sitegen.tallies.committees import Committee, committee
from sitegen.tallies.members import Seat, seats
from sitegen.tallies.outcome import Figure, Overview, list_of, made_by, of_report, overview
from sitegen.tallies.replies import Replies
from sitegen.tallies.standing import questions, work
from sitegen.tallies.values import Item, Tally

__all__ = [
    "Body",
    "Committee",
    "Figure",
    "Item",
    "Overview",
    "Replies",
    "Seat",
    "Tally",
    "body",
    "committee",
    "list_of",
    "made_by",
    "of_report",
    "overview",
    "questions",
    "seats",
    "work",
]
