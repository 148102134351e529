"""Raw page text to a draft with doubts: the door is `read_page`.

Reading order, which is also the order of imports: encoding, lines, particulars, posts, names, fields, pieces, person,
row, people, masthead, side_columns, upright, credits, trimmings, wording, misprints, kinds, recognition, name_places,
openings, run_in, several_lines, units, unsigned, mending, blocks, sections, bylines, occasions, speaking, scene,
strangers, voices, profiles, captions, proposals, compound, paragraphs, sheet, signatures, unlabelled, layout,
narration, mentions, quotations, lives, cards, biographies, speeches, photos, survey, introductions, news, narrated,
sayings, floor, headings, pictures, talk, turns, reading, head, placing, draft.
"""

from knowledge.page.draft import Draft, DraftAside, DraftNote, DraftSpeech, draft_json, read_page
from knowledge.page.lines import Doubt

__all__ = ["Doubt", "Draft", "DraftAside", "DraftNote", "DraftSpeech", "draft_json", "read_page"]
