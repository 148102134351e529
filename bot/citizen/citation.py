"""A passage cited as newspapers are: who, headline, paper, day. It quotes nothing."""

from typing import Final

from bot.texts import Texts
from knowledge.model import Note, Passage, Speech

MOST: Final = 256
"""Characters that a button can put on the clipboard."""


def author(source: Speech | Note, texts: Texts) -> str:
    """Whose words a source is: its speaker's name, or what the paper prints over a note of its own."""
    if isinstance(source, Speech):
        return source.speaker.name
    return source.label or texts("source.editor")


def citation(passage: Passage, texts: Texts) -> str:
    """The source in the form of GB/T 7714 for newspapers, at most 256 characters.

    The headline gives way first, then the posts: name, paper and day are always whole.
    """
    speech, page = passage.speech, passage.page
    who = author(passage.source, texts)
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
