"""People who are asked for and stand nowhere in print: nobody else's words are given for theirs."""

import re
from dataclasses import replace
from typing import Final

from knowledge.asked import Asked, Search, Unprinted
from knowledge.lexicon import SPEAKS, SPEECH_VERB
from knowledge.question.asked_words import (
    MATTER,
    SUBJECT,
)
from knowledge.question.message import Reading, content
from knowledge.question.whom import WHO
from knowledge.surnames import COMMON, OF_GIVEN_NAMES, SURNAMES
from knowledge.text import HAN
from knowledge.topic import Language


def unknown_person(reading: Reading) -> Asked | None:
    """A name that is not printed, of somebody who is said to have spoken; what is a slip for a place asks of that."""
    language, name = reading.language, _stranger(reading) or _subject(reading)
    if not name:
        return None
    if place := language.lexicon.districts.heard(name, language.tokenizer.knows):
        return Search(replace(reading, text=reading.text.replace(name, place, 1)).topic())
    return Unprinted(name, language.lexicon.names.surnamed(name))


def _stranger(reading: Reading) -> str | None:
    """A name that is no word, or a surname before 代表, of somebody who is said to have spoken or turned to."""
    text, language = _LED_IN.sub("", reading.text), reading.language
    for match in _SAID_TO_SPEAK.finditer(text):
        name, before = match["name"], text[: match.start()]
        if name[0] not in "那这能" and (not before or not HAN.match(before[-1])) and _is_somebody(match, language):
            return name if len(name) > 1 else name + match["title"]
    turned = _TURNED_TO.fullmatch(text)
    return turned["name"] if turned and is_name(turned["name"], language) else None


def _is_somebody(match: re.Match[str], language: Language) -> bool:
    """Whether what is said to have spoken is a name, or with a title may be one; 向代表 is to whom somebody turns."""
    name = match["name"]
    if len(name) < 2:
        return match["title"] is not None and name in COMMON and name != "向"
    return is_name(name, language) or (match["title"] is not None and _is_like_most(name, language))


_SAID_TO_SPEAK: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fff](?=同志|代表|委员|先生|女士|老师)|[\u4e00-\u9fff]{2,3}(?<![对就]))"
    r"(?P<title>同志|代表|委员|先生|女士|老师)?"
    rf"(?:的(?:发言|讲话|讲述|观点|看法|简介)|(?:都|还|在|是)*(?:{SPEECH_VERB})|是(?:谁|哪|干|做|什么)"
    rf"|(?:对于?|就|关于|围绕|针对)[^,，。?？]{{1,12}}?(?:{SPEAKS}|怎么[看想]|[看想说]法|观点|意见|态度))"
)
"""Who is said to have spoken, or what, and how he is addressed."""


def _subject(reading: Reading) -> str | None:
    """What a message begins with that is said to have spoken, where the coverage holds no word of it."""
    said = SUBJECT.match(reading.text)
    subject = said["subject"].removesuffix("的").removesuffix("有") if said else ""
    matter = MATTER.search(subject) or re.search(WHO, subject)
    known = reading.language.holds(subject) or _content_known(subject, reading.language)
    return subject if len(subject) > 1 and not matter and not known else None


_LED_IN: Final = re.compile("^(?:请问一?下?|我?想(?:问|知道|听|看)一?下?|问一?下|看看|查查|查一下|听听|那么?)")
"""What a question begins with before it says of whom it is."""
_TURNED_TO: Final = re.compile(
    rf"(?:那么?)?(?P<name>[{''.join(sorted(COMMON))}][\u4e00-\u9fff]{{1,2}})(?:同志|代表|先生|女士|老师)?呢\W*"
)
"""Somebody of a common surname of whom nothing else is said: 那王伟呢."""


def is_name(name: str, language: Language) -> bool:
    """Whether a text of two or three characters can be the name of somebody of whom nothing is printed."""
    if name[:1] not in SURNAMES or not 1 < len(name) < 4 or language.holds(name):
        return False
    words = language.tokenizer.words(name)
    known = any(len(word) > 1 and language.tokenizer.knows(word) for word in words)
    return not known or (len(name) > 2 and _is_like_most(name, language))


def _is_like_most(name: str, language: Language) -> bool:
    """Whether a text is made as most names are, though a part of it is a word (王海涛), or all (高明, with a title)."""
    return name[0] in COMMON and OF_GIVEN_NAMES.issuperset(name[1:]) and not language.holds(name)


def _content_known(subject: str, language: Language) -> bool:
    words = content(subject, language)
    if len(words) > 1 and all(len(word) == 1 for word in words):
        return False  # characters that make no word together are a name, though each of them stands somewhere
    return not words or all(language.holds(word) or language.lexicon.organisations.people_of(word) for word in words)
