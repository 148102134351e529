"""What somebody is asked to have said and did not in that word, though his words come near it (提到高铁站没).

A quotation alone would read as a yes.
"""

import re
from typing import Final

from knowledge.findings import Quote
from knowledge.model import Passage
from knowledge.search import Library, rows_of
from knowledge.topic import Term
from knowledge.weighing.evidence import found

_SAID: Final = r"(?:说|讲(?![解坛堂台座])|提(?![供高升议案前出])|谈(?!判)|聊)"
_ASKED: Final = re.compile(
    r"说没说|讲没讲|提没提|谈没谈|聊没聊"
    rf"|(?:有没有|是否|是不是|可曾){_SAID}"
    rf"|{_SAID}[到过起及了]{{1,2}}(?=[^,，。]*(?:吗|么|没有?)\W*$)"
    r"|[说讲]要[^,，。]*(?:吗|没有?)\W*$"
)
"""What asks whether something was said."""
SAID: Final = 0.7
"""How much of a word must be found for it to be said: parted in one clause it is (把路修到村口 for 修路)."""
BRIEF: Final = 2
"""Words of a question at most: of a longer one the passage says others, and shows itself what it speaks of."""


def unsaid(answer: Quote, library: Library) -> str:
    """The more telling word of a brief question whether it was said, where whoever is quoted does not say it.

    Nobody does where nobody was asked for. Empty where it is said, or where that is not asked.
    """
    asked = answer.asked
    if asked is None or not 0 < len(asked.topic.terms) <= BRIEF or not _ASKED.search(asked.topic.asked):
        return ""
    heaviest = max(asked.topic.terms, key=lambda term: term.weight)
    speaker = answer.passage.speaker
    quoted = [person for person in asked.people if speaker and person.id == speaker.id]
    passages = library.index.at(rows_of(quoted, library)) if quoted else library.index.passages
    return "" if any(_is_said(heaviest, passage, library) for passage in passages) else heaviest.word


def _is_said(term: Term, passage: Passage, library: Library) -> bool:
    """Whether a word, or what stands for it as well, is printed in a passage or over it."""
    texts = (library.index.text_of(passage), library.index.context_of(passage))
    return any(term.word in text or found(term, text) >= SAID for text in texts)
