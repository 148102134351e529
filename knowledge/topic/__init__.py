"""What a passage is looked for by: the content words of a question, weighted, and the kind of thing it asks for.

Reading order, which is also the order of imports: expectation, language, wording, strange, topic.
"""

from knowledge.topic.expectation import MEASURE, Expect, expected
from knowledge.topic.language import COUNT, IN_PART, Language, Term
from knowledge.topic.strange import Strange
from knowledge.topic.topic import Topic, topic_of

__all__ = ["COUNT", "IN_PART", "MEASURE", "Expect", "Language", "Strange", "Term", "Topic", "expected", "topic_of"]
