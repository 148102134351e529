"""Raw page text to a draft with doubts: the door is `read_page`.

Reading order, which is also the order of imports: encoding, lines, persons, printed, mended, telling, arranged, spoken,
draft.
"""

from knowledge.page.draft import NO_WORDS, Draft, DraftAside, DraftNote, DraftSpeech, draft_json, raw_lines, read_page
from knowledge.page.lines import Doubt
from knowledge.page.spoken.placing import section_guessed

__all__ = [
    "NO_WORDS",
    "Doubt",
    "Draft",
    "DraftAside",
    "DraftNote",
    "DraftSpeech",
    "draft_json",
    "raw_lines",
    "read_page",
    "section_guessed",
]
