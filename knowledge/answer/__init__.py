"""From what is asked to an answer: a quote, candidates, not found, or a card. It renders nothing.

An answer never carries words of the bot's own: passages, people and pages of the record, and why.

Reading order, which is also the order of imports: private, figures, tellings, borne_out, decision, days, accused,
readings, details, shown, page_facts, sayers, several, named, places, searching, another_place, aspects, people,
purposes, inside, standing, course, turns, remembered, behind, corrected, continued, screen, unsaid, left, earlier,
echoes, answering.
"""

from knowledge.answer.answering import answer, answer_of, decide, replied
from knowledge.answer.remembered import remembered
from knowledge.findings import (
    Answer,
    Candidates,
    Card,
    ChatCard,
    Found,
    Further,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    SeveralCard,
    SpeechCard,
    Why,
)
from knowledge.search import Library

__all__ = [
    "Answer",
    "Candidates",
    "Card",
    "ChatCard",
    "Found",
    "Further",
    "Library",
    "NotFound",
    "PageCard",
    "PeopleCard",
    "PersonCard",
    "Quote",
    "SeveralCard",
    "SpeechCard",
    "Why",
    "answer",
    "answer_of",
    "decide",
    "remembered",
    "replied",
]
