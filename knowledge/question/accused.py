"""Who is corrupt, was caught or is to be reported, where nobody is named: a matter, and nobody of that office."""

from knowledge.asked import Search
from knowledge.question.message import Reading
from knowledge.weighing.accusations import accuses


def accusing(reading: Reading) -> Search | None:
    """The search of all words for what a message accuses somebody in office of (哪个书记被抓了)."""
    if not accuses(reading.text) or reading.language.lexicon.names.named(reading.text, reading.language.tokenizer):
        return None
    return Search(reading.topic())
