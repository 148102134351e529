"""The topic of a text: its content words with what they tell, what passages are ranked by, and what it counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.lexicon import District
from knowledge.numerals import as_held
from knowledge.ranking import Query
from knowledge.text import HAN
from knowledge.topic.expectation import MEASURE, Expect, expected
from knowledge.topic.language import COUNT, LOCATIVE, Language, Term
from knowledge.topic.strange import Strange, strange_names, strange_places
from knowledge.topic.wording import content_runs, put_right, worded
from knowledge.words.tokens import placed_grams


@dataclass(frozen=True, slots=True)
class Topic:
    """What a passage is looked for by.

    `counted` is the noun that a question for a number counts (多少停车位), `asked` the whole question in standard
    Chinese, `districts` the places that it names of which others are printed, `strange` what else it names of
    which others of its kind may be told.
    """

    wording: str
    terms: tuple[Term, ...]
    query: Query
    expects: Expect = Expect.ANYTHING
    counted: tuple[str, ...] = ()
    asked: str = ""
    required: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    districts: tuple[District, ...] = ()
    strange: tuple[Strange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.terms or self.required)


def topic_of(
    text: str,
    language: Language,
    required: tuple[str, ...] = (),
    excluded: tuple[str, ...] = (),
    whole: str | None = None,
) -> Topic:
    """The topic of a folded text in standard Chinese: its content words, weighted, with what may stand for them."""
    right = put_right(as_held(text, language.holds), language)
    read = worded(_as_named(right, language), language)
    terms = tuple(map(language.term, read.words))
    query = _query(terms, (read.text, text), language)
    asked = right if whole == text else put_right(read.text if whole is None else whole, language)
    expects = expected(asked)
    nouns, names = counted(asked, expects, language), strange_names(asked, language)
    places = language.lexicon.districts.named(asked, language.tokenizer.knows) or strange_places(asked, language)
    return Topic(read.content, terms, query, expects, nouns, asked, required, excluded, places, names)


_MANNER_WITHIN: Final = re.compile(
    rf"(?<=(?P<thing>{HAN.pattern}{{2}}))(?:怎么样?|怎样|如何)(?:去|来)?(?=(?P<deed>{HAN.pattern}{{2}}))"
)


def _as_named(text: str, language: Language) -> str:
    """A text in which how a thing is done is the thing that is printed: 基层治理 for 基层怎么治理."""
    return _MANNER_WITHIN.sub(
        lambda match: "" if language.holds(match["thing"] + match["deed"]) else match.group(), text
    )


def _query(terms: Sequence[Term], texts: Sequence[str], language: Language) -> Query:
    """What passages are ranked by: words with what may stand for them, and the grams of the text and of those.

    `texts` are the text as it is read and as it was typed: what was taken for a slip may be none.
    """
    words: dict[str, float] = {}
    for term in terms:
        for word, weight in term.query.words.items():
            words[word] = max(words.get(word, 0.0), weight)
    pairs: dict[str, float] = {}
    for text in dict.fromkeys(texts):
        for gram, weight in _weighted_grams(text, language):
            pairs[gram] = max(pairs.get(gram, 0.0), weight)
    for term in terms:
        for gram, weight in term.query.grams.items():
            pairs.setdefault(gram, weight)
    return Query(words, pairs)


BESIDE: Final = 0.2
"""What a character of a stop word counts in a gram beside one of a content word."""


def _weighted_grams(text: str, language: Language) -> Iterator[tuple[str, float]]:
    """The grams that touch a content word, each with the mean weight of its characters."""
    weights = [BESIDE] * len(text)
    place = 0
    for run in content_runs(language.tokenizer.words(text), text, language):
        for word in run:
            place = text.index(word, place)
            weights[place : place + len(word)] = [1.0] * len(word)
            place += len(word)
    for gram, start in placed_grams(text):
        held = weights[start : start + len(gram)]
        if max(held) > BESIDE:
            yield gram, sum(held) / len(held)


def counted(text: str, expects: Expect, language: Language) -> tuple[str, ...]:
    """The nouns that a folded question counts or measures: 停车位 in 要增加多少停车位, 产值 in 今年产值多少.

    多少 before a verb counts nothing that stands beside it (有多少花在老百姓身上), nor does a share (几成花到谁头上,
    占多少比例).
    """
    pattern = rf"(?:多少|几成|几|多大|多高|多长|多远|好多(?=\W*$))[{MEASURE}]?"
    match = re.search(pattern, text) if expects is Expect.NUMBER else None
    if match is None:
        return ()
    share = SHARE.match(text[match.end() :]) or text[: match.start()].endswith("百分之")
    if share or match.group() in ("几成", "几倍"):
        return ()
    after = _nouns(text[match.end() :], language)
    before = [
        noun
        for noun in _nouns(text[: match.start()], language)
        if _is_of(noun, text[: match.start()], match.group()[-1])
    ]
    if (said := PEOPLE.match(text[match.end() :])) and said.group() not in after:
        after.insert(0, said.group())
    following = language.tokenizer.words(_QUALITY.sub("", text[match.end() :]))[:1]
    verb = [w for w in following if len(w) == 1 and HAN.match(w) and w not in language.vocabulary.stopwords]
    if verb and text[match.end() - 1] not in MEASURE:
        return ()
    same = language.vocabulary.same
    return tuple(form for word in after[:2] or before[-2:] for form in (word, *sorted(same.get(word, ()))))


SHARE: Final = re.compile(r"比例|比重|份额|占比")
"""What is shared out and not counted."""
_STANDING: Final = re.compile(
    r"(?:有|是|为|占|达|大?约|大概|一?共|现在|目前|如今|今年|去年|全年|的|都|到|总|[个这那]|[\u4e00-\u9fff]了|\W)*"
)
"""What may stand between a noun and 多少: 产值现在有多少, 茶油卖了多少; no more than that (用水用超了多掏多少)."""


_PLACED: Final = re.compile(r"[村镇乡县市区旗寨屯岛].*了$")
"""What stands before 多少人 and tells where so many came or left, and not whom."""


def _is_of(noun: str, before: str, measure: str) -> bool:
    """Whether a question for a number asks how much there is of a noun that stands before it."""
    if measure == "人" and _PLACED.match(before, before.rindex(noun) + len(noun) - 1):
        return False
    return _STANDING.fullmatch(before, before.rindex(noun) + len(noun)) is not None


PEOPLE: Final = re.compile(r"代表|委员|党员|干部|群众|居民|职工")
"""Who may be counted though such words tell no topic elsewhere: 来了多少代表."""
_QUALITY: Final = re.compile(r"^[新老大小好旧]")
"""What may stand between 多少 and what is counted: 多少新学校."""


def _nouns(text: str, language: Language) -> list[str]:
    """The words of a text that may be counted: neither where it is (厂里) nor how often (一次)."""
    stop, people = language.vocabulary.stopwords, language.lexicon.names.named(text, language.tokenizer)
    words = (word for word in language.tokenizer.words(text) if len(word) > 1 and word not in stop)
    named = {word for mention in people for word in language.tokenizer.words(mention.words)}
    uncounted = (LOCATIVE, COUNT, _WHEREVER)
    return [word for word in words if word not in named and not any(way.fullmatch(word) for way in uncounted)]


_WHEREVER: Final = re.compile("[全本][省市县区镇乡村国]|地方|东西|事情")
"""What says where, or stands for any noun, and is not counted itself."""
