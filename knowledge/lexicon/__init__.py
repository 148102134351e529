"""Who and what the coverage knows by name: people, posts, organisations, pages; and where a question mentions them.

A mention is only ever made from what is printed. A name that merely resembles a printed one is told apart from it:
the mention says how it was found, so that the answer can say so too.

Reading order, which is also the order of imports: roles, kinds, organisation_names, printed, persons, names, texts,
organisations, titles, posts, districts, days, pages, lexicon.
"""

from knowledge.lexicon.districts import District
from knowledge.lexicon.kinds import body_asked, duty_of, kind_at, office_for
from knowledge.lexicon.lexicon import Lexicon
from knowledge.lexicon.names import SPEAKS, SPEECH_VERB, WHICH_ONE, WHICH_PERSON
from knowledge.lexicon.organisation_names import FEW, GOVERNED, ORGANISATION_END
from knowledge.lexicon.pages import A_MEETING
from knowledge.lexicon.persons import How, Mention, Person, Unmatched, surname
from knowledge.lexicon.posts import PostMention, has_last, is_newly_in
from knowledge.lexicon.roles import ANY_ROLE, LEVELS, ROLE_AT, ROLES, TRADE_ROLES, WHOEVER_LEADS, role_fit

__all__ = [
    "ANY_ROLE",
    "A_MEETING",
    "FEW",
    "GOVERNED",
    "LEVELS",
    "ORGANISATION_END",
    "ROLES",
    "ROLE_AT",
    "SPEAKS",
    "SPEECH_VERB",
    "TRADE_ROLES",
    "WHICH_ONE",
    "WHICH_PERSON",
    "WHOEVER_LEADS",
    "District",
    "How",
    "Lexicon",
    "Mention",
    "Person",
    "PostMention",
    "Unmatched",
    "body_asked",
    "duty_of",
    "has_last",
    "is_newly_in",
    "kind_at",
    "office_for",
    "role_fit",
    "surname",
]
