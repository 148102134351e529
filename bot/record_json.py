"""An answer as the JSON that others depend on (`congress-bot ask --json`). Its names are fixed."""

from typing import Any, Final

from bot.messages import Reply
from knowledge.answer import (
    Answer,
    Candidates,
    Found,
    NotFound,
    PageCard,
    PeopleCard,
    PersonCard,
    Quote,
    SeveralCard,
    SpeechCard,
)
from knowledge.lexicon import Person
from knowledge.model import Passage

STATUS: Final = {Quote: "quote", Candidates: "candidates", NotFound: "not_found"}


def as_json(question_id: str, answer: Answer, reply: Reply) -> dict[str, Any]:
    """One output line: status, the reply as plain text, passages and people."""
    return {
        "id": question_id,
        "status": _status(answer),
        "text": reply.plain,
        "passages": [_passage(one) for one in _found(answer)],
        "people": [_person(one) for one in _people(answer)],
    }


def _status(answer: Answer) -> str:
    """The kind of reply, of several the first that tells something; a fact that no page prints is not found."""
    if isinstance(answer, SeveralCard):
        return next((kind for one in answer.answers if (kind := _status(one)) != "not_found"), "not_found")
    unprinted = isinstance(answer, PageCard) and not answer.is_printed
    return "not_found" if unprinted else STATUS.get(type(answer), "card")


def _found(answer: Answer) -> tuple[Found, ...]:
    match answer:
        case Quote(found):
            return (found._replace(passage=answer.passage), *(one.found for one in answer.further if one.found))
        case Candidates(found):
            return found
        case PeopleCard(found=found, akin=akin):
            return (*found, *akin)
        case SpeechCard(passages):
            return tuple(map(Found, passages))
        case SeveralCard(answers):
            return tuple(found for one in answers for found in _found(one))
    return ()


def _people(answer: Answer) -> tuple[Person, ...]:
    if isinstance(answer, SeveralCard):
        return tuple(person for one in answer.answers for person in _people(one))
    return answer.people if isinstance(answer, PersonCard | PeopleCard) else ()


def _passage(found: Found) -> dict[str, Any]:
    passage = found.passage
    speech = passage.speech
    page = passage.page
    return {
        "id": passage.id,
        "kind": passage.kind.value,
        "text": passage.text,
        "score": round(found.score, 4),
        "matched": list(found.matched),
        "speaker": _speaker(passage),
        "attribution": speech.attribution if speech else None,
        "headline": speech.headline if speech else None,
        "section": passage.section_title,
        "page": {
            "newspaper": page.newspaper,
            "date": page.date.isoformat() if page.date else None,
            "number": page.number,
            "event": page.event,
        },
    }


def _speaker(passage: Passage) -> dict[str, Any] | None:
    speech = passage.speech
    if speech is None:
        return None
    return {"id": speech.speaker.id, "name": speech.speaker.name, "posts": list(speech.posts)}


def _person(person: Person) -> dict[str, Any]:
    return {"id": person.id, "name": person.name, "posts": list(person.posts)}
