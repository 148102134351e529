"""What somebody is asked to have said and did not in that word, though his words come near it (提到高铁站没).

A quotation alone would read as a yes.
"""

import re
from collections.abc import Sequence
from typing import Final

from knowledge.asked import Search
from knowledge.findings import Quote
from knowledge.lexicon import ORGANISATION_END
from knowledge.model import Passage
from knowledge.question.predicates import names_nothing
from knowledge.search import Library, rows_of
from knowledge.text import without_signs
from knowledge.topic import Term
from knowledge.weighing.claims import is_put_to_somebody
from knowledge.weighing.held import found

_SAYS: Final = r"(?:说|[表论]述|讲(?![解坛堂台座])|提(?![供高升议案前出])|谈(?!判)|聊)"
_ASKED: Final = re.compile(
    r"说没说|讲没讲|提没提|谈没谈|聊没聊"
    rf"|(?:有没有|是否|是不是|可曾){_SAYS}|有没有(?:人|谁|哪[个位]|党?代表)(?:会上|报上)?{_SAYS}"
    rf"|{_SAYS}[到过起及了]{{1,2}}(?=[^,，。]*(?:吗|么|没有?)\W*$)"
)
"""What asks whether something was spoken of."""
_CLAIMED: Final = re.compile(
    r"[说讲提](?![什怎])[^,，。]{2,}?(?:(?:吗|没有?)|[,，\s]*(?:是不是|对不对|对吗|对吧|对不|是吗|是吧|是不))\W*$"
    r"|^(?P<words>.{3,60}?)[,，\s]*(?:是不是|不是|是)[^,，。是]{1,12}[说讲提](?:出来|过)?的(?:话)?"
    r"[,，\s]*(?:吗|吧|么|对不对|对吗|对吧|是不是|是吗)\W*$"
)
"""What asks of somebody whether he said so: 姚永告说园区要变成银行吗, 园区要变成银行是姚永告说的吧."""
SAID: Final = 0.7
"""How much of a word must be found for it to be said: parted in one clause it is (把路修到村口 for 修路)."""
BRIEF: Final = 4
"""Words of a question at most: of a longer one the passage says others, and shows itself what it speaks of."""
TELLING: Final = 0.25
"""The share of the weight of the most telling word from which another tells what is asked, too (取消 of 养老保险)."""


def unsaid(answer: Quote, library: Library) -> str:
    """The most telling word of a brief question whether it was said, of those that whoever is quoted does not say.

    Nobody does where nobody was asked for. Where he says all in other words, those that he is told to have said. Empty
    where all are said, or where that is not asked.
    """
    asked = answer.asked
    if asked is None or asked.private or not 0 < len(asked.topic.terms) <= BRIEF or not _is_asked(asked):
        return ""
    quoted = _own_passages(answer, asked, library)
    passages = quoted or (answer.found.passage,)
    sought = [term for term in _telling(asked) if quoted or not term.known]
    missing = [term for term in sought if not any(_is_said(term, passage, library) for passage in passages)]
    if missing:
        return max(missing, key=lambda term: term.weight).word
    claim = _CLAIMED.search(asked.topic.asked) if quoted and not asked.topic.required else None
    words = claim["words"] or "" if claim else ""
    texts = (without_signs(library.index.text_of(passage)) for passage in passages)
    return "" if any(without_signs(words) in text for text in texts) else words


def is_of_others(answer: Quote, library: Library) -> bool:
    """Whether somebody is asked of a matter of which others speak and he in no word (李红怎么看养老保险).

    What comes nearest of his words would read as his on it. Where it is asked whether he spoke of it, `unsaid` tells.
    """
    asked = answer.asked
    if asked is None or asked.private or not 0 < len(asked.topic.terms) <= BRIEF or _is_asked(asked):
        return False
    own, telling = _own_passages(answer, asked, library), _telling(asked)
    heaviest = max(telling, key=lambda term: term.weight, default=None)
    if not own or heaviest is None or not _is_told_of(heaviest.word, library):
        return False
    return not any(_is_said(term, passage, library) for term in telling for passage in own)


def _is_told_of(word: str, library: Library) -> bool:
    """Whether somebody speaks of a word, or it names a body that somebody is of."""
    body = word.endswith(ORGANISATION_END) and library.language.lexicon.organisations.names(word)
    return library.language.says(word) or body


def _own_passages(answer: Quote, asked: Search, library: Library) -> Sequence[Passage]:
    """All passages of whoever is quoted, where he was asked for."""
    speaker = answer.passage.speaker
    quoted = [person for person in asked.people if speaker and person.id == speaker.id]
    return library.index.at(rows_of(quoted, library)) if quoted else ()


def _telling(asked: Search) -> list[Term]:
    """The words of a topic that tell something of it."""
    least = TELLING * max(term.weight for term in asked.topic.terms)
    heavy = [term for term in asked.topic.terms if term.weight >= least]
    return [term for term in heavy if not names_nothing(term.word)] or heavy


def is_unconfirmed(answer: Quote) -> bool:
    """Whether no sentence holds nearly all that somebody is told to have said, and to be confirmed.

    A word of it alone (大学 of 李红说要建一所新大学吧) would read as a yes.
    """
    asked, evidence = answer.asked, answer.found.evidence
    if asked is None or evidence is None or not asked.people or asked.topic.required or answer.unsaid:
        return False
    return is_put_to_somebody(asked.topic.asked) and evidence.sentence < NEARLY_ALL


NEARLY_ALL: Final = 0.9
"""The share of a statement that a sentence must hold to confirm it."""


def _is_asked(asked: Search) -> bool:
    """Whether it is asked if something was said."""
    of_somebody = bool(asked.people) and _CLAIMED.search(asked.topic.asked) is not None
    return of_somebody or _ASKED.search(asked.topic.asked) is not None


def _is_said(term: Term, passage: Passage, library: Library) -> bool:
    """Whether a word, or what stands for it as well, is printed in a passage or over it."""
    texts = (library.index.text_of(passage), library.index.context_of(passage))
    word = term.word.removesuffix("的")  # 创业的 are those of whom 创业 is said
    return any(word in text or found(term, text) >= SAID for text in texts)
