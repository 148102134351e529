"""What is said back of a question that is not answered: the citizen's own words, and no scrap of them."""

import re
from dataclasses import replace
from typing import Final

from knowledge.findings import Answer, NotFound, Quote, SeveralCard, Why
from knowledge.text import fold
from knowledge.topic import Language


def said_back(given: Answer, message: str, language: Language) -> Answer:
    """The answer with what it says back of a message as that was written."""
    match given:
        case NotFound(why=Why.PERSON, wording=name):
            return replace(given, wording=_written(name, message))
        case NotFound(wording=wording, asked=asked) if wording:
            topic = replace(asked.topic, asked=_own(asked.topic.asked, message, language)) if asked else None
            asked = replace(asked, topic=topic) if asked and topic else asked
            return replace(given, wording=_own(wording, message, language), asked=asked)
        case Quote(unsaid=word) if word:
            return replace(given, unsaid=_own(word, message, language))
        case SeveralCard(answers, wordings):
            pairs = zip(answers, wordings, strict=True)
            return replace(given, answers=tuple(said_back(answer, part, language) for answer, part in pairs))
    return given


def _written(name: str, message: str) -> str:
    """What somebody is called, as a message has it."""
    read = fold(message)
    start = read.text.find(name) if name else -1
    return message[slice(*read.original_span(start, start + len(name)))] if start >= 0 else name


def _own(wording: str, message: str, language: Language) -> str:
    """Words that were looked for as a message has them; as they are where it has them otherwise.

    From the first to the last of them where one is a single character, with the word that counts or asks beside it.
    """
    read = fold(message)
    runs = _spoken(wording, read.text, language).split()
    places, end = [], 0
    for run in runs:
        start = read.text.find(run, end)
        if start < 0 and run not in read.text:
            if any(len(other) == 1 for other in runs):
                continue  # a verb and its object that were parted, joined: 读书 of 读过书
            return " ".join(runs)
        if start >= 0:
            end = start + len(run)
            places.append((start, end))
    if not places:
        return " ".join(runs)
    scraps = any(end - start == 1 for start, end in places)
    whole = [(places[0][0], places[-1][1])] if scraps and places[-1][1] - places[0][0] <= PHRASE else places
    whole = [_with_question(*place, read.text, language) for place in whole]
    return " ".join(message[slice(*read.original_span(*place))] for place in whole)


def _spoken(wording: str, message: str, language: Language) -> str:
    """Standard words as a folded message has them in its dialect (安逸 for 舒服)."""
    for form, standard in language.vocabulary.spoken.items():
        if len(standard) > 1 and standard in wording and form in message and standard not in message:
            wording = wording.replace(standard, form)
    return wording.replace("多少", "好多") if "好多" in message and "多少" not in message else wording


def _with_question(start: int, end: int, text: str, language: Language) -> tuple[int, int]:
    """The place of words with what asks beside a scrap at either end (多少人受益, 苗子发多少, 几时修得好)."""
    words = language.tokenizer.words(text[start:end])
    before, after = _BEFORE.search(text[:start]), _AFTER.match(text, end)
    if before and (len(words[0]) == 1 or before.group() in _COUNTING):
        start = before.start()
    if after and len(words[-1]) == 1:
        end = after.end()
    return start, end


PHRASE: Final = 16
"""Characters of a message up to which it is said back from the first to the last word that was looked for."""
_QUESTION: Final = "多少|好多|几|什么|啥子?|谁|哪[里儿个]?|怎么|咋"
_COUNTING: Final = "哪几"
"""What asks with a measure behind it, and is no word alone: 哪天开的."""
_VERB: Final = "[\u4e00-\u9fff]"
_BEFORE: Final = re.compile(f"(?:{_QUESTION})个?$")
_AFTER: Final = re.compile(f"{_QUESTION}|(?<=[谁么里个]{_VERB})的|得{_VERB}{{1,2}}|[不没吗](?=\\W*$)")
