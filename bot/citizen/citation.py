"""A passage cited as newspapers are: who, headline, paper, day. It quotes nothing."""

from typing import Final

from knowledge.model import Passage

MOST: Final = 256
"""Characters that a button can put on the clipboard."""


def citation(passage: Passage, editor: str) -> str:
    """The source in the form of GB/T 7714 for newspapers, at most 256 characters; `editor` stands for a note's author.

    The headline gives way first, then the posts: name, paper and day are always whole.
    """
    speech, page = passage.speech, passage.page
    who = speech.speaker.name if speech else editor
    posts = f"({'、'.join(speech.posts)})" if speech and speech.posts else ""
    title = f". {speech.headline}" if speech and speech.headline else ""
    printed = ", ".join(part for part in (page.newspaper, page.date.isoformat() if page.date else None) if part)
    number = f"({page.number})" if page.number else ""
    end = f"[N]. {printed}{number}." if printed or number else "[N]."
    title = _fitting(title, MOST - len(who) - len(posts) - len(end))
    posts = _fitting(posts, MOST - len(who) - len(title) - len(end))
    return f"{who}{posts}{title}{end}"[:MOST]


def _fitting(part: str, room: int) -> str:
    return part if len(part) <= room else part[: room - 1] + "…" if room > 2 else ""
