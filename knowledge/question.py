"""What is asked: people, posts, facts of the page, a topic, or a turn of the conversation. It answers nothing.

A message becomes one of a small sum of requests (`Asked`). Rules are of language and of this domain; they read the
folded message in standard Chinese, so that 啥, 咋 and traditional characters are already gone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from knowledge.asked import (
    AboutPage,
    Ambiguous,
    Asked,
    Context,
    ListPeople,
    Search,
    SmallTalk,
    Step,
    Unprinted,
    WhoIs,
    Whole,
)
from knowledge.lexicon import (
    ORGANISATION_END,
    SPEECH_VERB,
    SURNAMES,
    TRADE_ROLES,
    How,
    Mention,
    Person,
    PostMention,
    Unmatched,
)
from knowledge.model import Page
from knowledge.phrases import (
    ALL_WHO,
    ANY_OF,
    ASKING,
    BESIDES,
    BETWEEN_QUESTIONS,
    CHATS,
    COMMA,
    ELLIPTICAL,
    FACT_FRAME,
    FACT_NOISE,
    FACTS,
    FACTS_OF,
    FOR_ORGANISATION,
    FROM,
    KINDS,
    LEADING,
    LEANING_BACK,
    LIST,
    LIST_FRAME,
    NOBODY_YET,
    NOTES,
    NUMBERED,
    ONLY_NAMED,
    PARTICLES,
    PERSONAL,
    PLURAL,
    POINTING,
    PRONOUN,
    REFUSED,
    ROLES_ASKED,
    SAID_BY,
    SILENT,
    SPEAKING,
    SPOKE,
    STEPS,
    SUBJECT,
    SURNAME,
    WHO_IS,
    WHO_SAID,
    WHOLE,
    Chat,
    Fact,
    Move,
)
from knowledge.text import HAN, INVISIBLE, fold, folded
from knowledge.topic import Expect, Language, Topic, expected, topic_of

MOST_CHARACTERS: Final = 1000
"""A longer message is not read; the citizen is asked to put it shorter."""


def understand(message: str, context: Context, language: Language) -> Asked:
    """What a message asks, given what was last shown."""
    if len(message) > MOST_CHARACTERS:
        return SmallTalk(Chat.TOO_LONG)
    clean, required, excluded = _operators(INVISIBLE.sub("", message))
    text = language.lexicon.closed_up(_standard(folded(clean), language))
    if not re.search(rf"{HAN.pattern}|[a-z0-9]", text) and not required:
        return Search(topic_of("", language)) if excluded else SmallTalk(Chat.UNREADABLE)
    limits = language.lexicon.limits(text)
    pages = _common([pages for _, pages in limits])
    if limits and not pages and (len(limits) > 1 or language.lexicon.dated(text)):
        return Unprinted(" ".join(match.group() for match, _ in limits))
    for match, _ in limits if pages else ():
        text = text.replace(match.group(), " ")
    if not REFUSED.sub("", text).strip(" ,，。.?？") and REFUSED.search(text):
        return Step(Move.OTHERS)
    text = REFUSED.sub(" ", text)
    reading = _Reading(text, required, excluded, context, language)
    if NOBODY_YET.fullmatch(PARTICLES.sub("", text)):
        return ListPeople(pages=pages)
    parts = tuple(replace(part, pages=pages) for part in _parts(clean, reading))
    if any(part.people for part in parts):
        return _on_pages(Search(reading.topic(), parts=parts), pages)
    if (asked := _by_rule(reading)) is not None:
        return _on_pages(asked, pages)
    if limits and not [word for word in _content(FACT_FRAME.sub(" ", text), language) if len(word) > 1]:
        return AboutPage(Fact.PAGE, pages=pages)
    return _on_pages(Search(reading.topic(), parts=parts), pages)


def _by_rule(reading: "_Reading") -> Asked | None:
    """What the first rule that fits makes of a message; None where it is nothing but words to look for."""
    return next((asked for rule in _RULES if (asked := rule(reading)) is not None), None)


def _common(several: Sequence[tuple[Page, ...]]) -> tuple[Page, ...]:
    """The pages that all limits allow."""
    return tuple(page for page in several[0] if all(page in pages for pages in several)) if several else ()


def _standard(text: str, language: Language) -> str:
    """A folded text in standard Chinese: pinyin spelled out, spoken forms replaced."""
    return language.vocabulary.standard(language.hearing.spelled(text), language.tokenizer.words).strip()


def _on_pages(asked: Asked, pages: tuple[Page, ...]) -> Asked:
    return replace(asked, pages=pages) if pages and isinstance(asked, Search | ListPeople | AboutPage) else asked


_QUOTED: Final = re.compile(r"[“「『\"]([^“”「」『』\"]{1,60})[”」』\"]")
_EXCLUDED: Final = re.compile(r"(?:^|\s)[-－](?=\S)(\S{1,30})")


def _operators(message: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The message without its operators, the quoted words that must occur, and the words that must not."""
    excluded = tuple(folded(match).strip('“”「」『』"') for match in _EXCLUDED.findall(message))
    message = _EXCLUDED.sub(" ", message)
    required = tuple(folded(match) for match in _QUOTED.findall(message))
    return _QUOTED.sub(lambda match: f" {match.group(1)} ", message), required, excluded


@dataclass(frozen=True, slots=True)
class _Reading:
    """A message being read: its folded text and what reads it."""

    text: str
    required: tuple[str, ...]
    excluded: tuple[str, ...]
    context: Context
    language: Language

    def without(self, *spans: tuple[int, int]) -> str:
        """The text with the spans blanked."""
        characters = list(self.text)
        for start, end in spans:
            characters[start:end] = " " * (end - start)
        return "".join(characters)

    def topic(self, text: str | None = None) -> Topic:
        return topic_of(self.text if text is None else text, self.language, self.required, self.excluded, self.text)

    def last_speaker(self) -> tuple[Person, ...]:
        person = self.language.lexicon.people.get(self.context.speaker or "")
        return (person,) if person else ()


def _small_talk(reading: _Reading) -> Asked | None:
    words = PARTICLES.sub("", reading.text)
    if not words and re.search(HAN.pattern, reading.text):
        return SmallTalk(Chat.GREETING)
    for chat, pattern in CHATS:
        if pattern.fullmatch(words):
            return SmallTalk(chat)
    return None


def _step(reading: _Reading) -> Asked | None:
    words = PARTICLES.sub("", reading.text)
    if match := NUMBERED.fullmatch(words):
        number = match["number"]
        return Step(Move.NUMBERED, -1 if number is None else int(number) if number.isdecimal() else _counted(number))
    if WHO_SAID.fullmatch(words) and reading.context.passages:
        return Step(Move.SPEAKER)
    for move, pattern in STEPS:
        if re.fullmatch(pattern, words):
            return Step(move)
    return None


def _counted(number: str) -> int:
    return "一二三四五六七八九十".index(number[-1]) + 1 if len(number) == 1 else 0


def _about_page(reading: _Reading) -> Asked | None:
    text = PARTICLES.sub("", reading.text)
    for fact, pattern in FACTS:
        match = re.search(pattern, text)
        if match and _nothing_else(text[: match.start()] + " " + text[match.end() :], reading):
            return AboutPage(fact, match.groupdict().get("role"))
    return _about_page_of(reading)


def _about_page_of(reading: _Reading) -> Asked | None:
    """A fact of the page on which somebody spoke, or a thing was spoken of (罗芳那张照片谁拍的, 谈就业的登在哪天)."""
    language = reading.language
    mentions = language.lexicon.mentions(reading.text, language.tokenizer)
    match = next(((f, m) for f, pattern in FACTS_OF if (m := re.search(pattern, reading.text))), None)
    if match is None:
        return None
    spans = [(mention.start, mention.end) for mention in mentions]
    people = tuple(dict.fromkeys(p for mention in mentions for p in _narrowed(reading, mention).people))
    if not people and (post := _pointed_post(reading)):
        people, spans = language.lexicon.in_post(post.role), [(post.end - len(post.role), post.end)]
    rest = reading.without(*spans, match[1].span())
    rest = SPOKE.sub(" ", FACT_NOISE.sub(" ", _without_posts(rest, people)))
    topic = reading.topic(_without_organisations(rest, people, language))
    return AboutPage(match[0], people=people, topic=topic or None) if people or topic else None


def _pointed_post(reading: _Reading) -> PostMention | None:
    """The post of somebody whom a question points at (猕猴桃那个书记)."""
    posts = reading.language.lexicon.holding(reading.text, reading.language.tokenizer)
    return next((post for post in posts if POINTING.search(reading.text[: post.end - len(post.role)])), None)


def _without_organisations(text: str, people: Sequence[Person], language: Language) -> str:
    """What is left of a question once the words are taken out that say where these people are from."""
    for word in language.tokenizer.words(text) if people else ():
        if len(word) > 2 and word.endswith(ORGANISATION_END) and any(language.lexicon.called(word, p) for p in people):
            text = text.replace(word, " ")
    return text


def _nothing_else(rest: str, reading: _Reading) -> bool:
    """Whether what is left of a question about the page has no topic of its own."""
    lexicon = reading.language.lexicon
    for word in (*lexicon.places, *(folded(p.newspaper or "") for p in lexicon.coverage.pages)):
        rest = rest.replace(word, "") if word else rest
    rest = FACT_FRAME.sub("", re.sub(r"日报|晚报|市第", "", rest)).strip()
    return not [word for word in _content(rest, reading.language) if len(word) > 1 or reading.language.holds(word)]


def _list_people(reading: _Reading) -> Asked | None:
    text = re.sub(r"[\s\W]", "", reading.text)
    if match := SURNAME.search(text):
        return ListPeople(surname=match["surname"])
    match = ROLES_ASKED.search(text)
    if match and not LIST_FRAME.sub("", text[: match.start()] + text[match.end() :]):
        return ListPeople(organisation=match["role"])
    match = LIST.search(text)
    if match and not LIST_FRAME.sub("", text[: match.start()] + text[match.end() :]):
        return ListPeople()
    match = FROM.search(text)
    if match and not LIST_FRAME.sub(
        "",
        re.sub(
            r"有|没有|哪些|几|个|位|谁|来自|从|发言|讲话|讲|说|什么",
            "",
            text[: match.start()] + text[match.end() :],
        ),
    ):
        for kind, organisation in KINDS:
            if re.fullmatch(kind, match["kind"]):
                return ListPeople(organisation=organisation)
    return None


def _people_on_topic(reading: _Reading) -> Asked | None:
    if (match := BESIDES.search(reading.text)) and (without := _named_in(match["who"], reading)):
        return ListPeople(topic=reading.topic(match["topic"]) or None, without=without)
    if asked := _silent(reading):
        return asked
    match = PLURAL.search(reading.text)
    if not match:
        return None
    rest = SPOKE.sub(" ", reading.without(match.span()))
    topic = reading.topic(rest)
    return ListPeople(topic=topic, any_of=_any_of(rest, reading)) if topic else ListPeople()


def _silent(reading: _Reading) -> Asked | None:
    """Who did not speak of a thing (没提到就业的有谁, 哪些代表没有说乡村)."""
    match = SILENT.search(reading.text)
    if not match or not _WHICH_PEOPLE.search(reading.text):
        return None
    topic = reading.topic(_WHICH_PEOPLE.sub(" ", reading.without(match.span())))
    return ListPeople(topic=topic, silent=True) if topic else None


_WHICH_PEOPLE: Final = re.compile(
    r"的?(?:都?有|是)*(?:谁|哪些|哪几个|哪几位|哪几名|几个|几位)(?:党代表|代表|人|委员|讲述人|发言人)*|的?(?:党代表|代表|人)(?=有|是|$)"
)


def _parts(message: str, reading: _Reading) -> tuple[Search, ...]:
    """The questions that a message asks one after the other; none where it asks just one.

    A question that names nobody may lean on whom the one before it named (罗芳怎么说就业？她对社保怎么看？),
    and one that names only a person on what was asked before (李红呢？).
    """
    pieces = tuple(_pieces(message))
    if len(pieces) < 2 or reading.required or reading.excluded:
        return ()
    parts: list[Search] = []
    context = Context()
    for piece, text in _asked_apart(pieces, reading.language):
        alone = replace(reading, text=text, context=context)
        asked = _by_rule(alone) or Search(alone.topic())
        if isinstance(asked, Search) and asked.people and not asked.topic and parts:
            asked = replace(asked, topic=parts[-1].topic)
        if isinstance(asked, Search) and asked.topic:
            parts.append(replace(asked, wording=piece))
            context = Context(speaker=asked.people[0].id) if len(asked.people) == 1 else context
    least = ALONE / max(1, len(parts)) * sum(_weight(part.topic) for part in parts)
    return tuple(part for part in parts if part.people or _weight(part.topic) >= least or _tells(part.topic))


def _asked_apart(pieces: Sequence[str], language: Language) -> Iterator[tuple[str, str]]:
    """The pieces that ask something, each as written and in standard Chinese.

    One that only asks what is done about it (能解决不) makes a question of the statement before it.
    """
    said = ("", "")
    for piece in pieces:
        text = language.lexicon.closed_up(_standard(folded(piece), language))
        asks, leans = ASKING.search(text), LEANING_BACK.fullmatch(text)
        if asks and not leans:
            yield piece, text
        elif leans and said[1]:
            yield said
        said = ("", "") if asks else (piece, text)


def _pieces(message: str) -> Iterator[str]:
    """The pieces of a message between the signs and words that part questions, as they were written.

    A comma parts them where more than one clause of a piece asks something.
    """
    for piece in _between(BETWEEN_QUESTIONS, message):
        clauses = tuple(_between(COMMA, piece))
        yield from clauses if sum(ASKING.search(folded(clause)) is not None for clause in clauses) > 1 else (piece,)


def _between(parting: re.Pattern[str], text: str) -> Iterator[str]:
    """What stands between the matches in the folded text, as it was written."""
    read = fold(text)
    start = 0
    for end, following in (*(match.span() for match in parting.finditer(read.text)), (len(read.text),) * 2):
        if read.text[start:end].strip():
            yield text[slice(*read.original_span(start, end))].strip(" ,，、\t")
        start = following


ALONE: Final = 0.5
"""The share of an equal share that a part of a message must tell to be a question by itself; less leans on the rest."""
TELLING: Final = 0.2
"""The weight of a word of two or more characters with which it is one whatever the others tell."""


def _tells(topic: Topic) -> bool:
    return any(term.known and len(term.word) > 1 and term.weight >= TELLING for term in topic.terms)


def _weight(topic: Topic) -> float:
    return sum(term.weight for term in topic.terms)


def _any_of(text: str, reading: _Reading) -> tuple[Topic, ...]:
    """The topics of which any will do (修路、公路都算); none where it is one."""
    topics = [topic for piece in ANY_OF.split(text) if piece.strip() and (topic := reading.topic(piece))]
    return tuple(topics) if len(topics) > 1 else ()


def _named_in(text: str, reading: _Reading) -> tuple[Person, ...]:
    mentions = reading.language.lexicon.named(text, reading.language.tokenizer)
    return tuple(dict.fromkeys(person for mention in mentions for person in mention.people))


def _who_is(reading: _Reading) -> Asked | None:
    """A person's post (罗芳是干嘛的), or the holder of a post (科技局局长是谁)."""
    language = reading.language
    text = reading.text
    asked, another = re.search(WHO_IS, text), re.search(r"^(?:那|那么).*呢\W*$", text)
    if another and reading.context.asked == "WhoIs":
        asked = asked or another
    about = re.search(r"^(?:请问|知道)?(?:谁|哪个|哪位)(?:是|当|担任)(?!说|讲|提)", text)
    if not asked and not about:
        return None
    mentions = language.lexicon.named(text, language.tokenizer)
    last = reading.last_speaker()
    if last and not mentions and asked and (pronoun := PRONOUN.search(text)):
        rest = re.sub(WHO_IS, "", reading.without(pronoun.span()))
        if not reading.topic(rest):
            return WhoIs(last, Mention(last, pronoun.group(), pronoun.start(), How.NAME))
    if mentions:
        mention = mentions[0]
        rest = re.sub(WHO_IS, "", reading.without((mention.start, mention.end)))
        rest = re.sub(r"^\W*(?:那么?|到底|有|几个|的)+", " ", rest)
        return (
            WhoIs(mention.people, mention) if not reading.topic(rest) or _only_posts(rest, mention, language) else None
        )
    if WHO_SAID.search(text) and not about:
        return None
    titled = language.lexicon.titled(text)
    if isinstance(titled, Mention):
        rest = re.sub(WHO_IS, "", reading.without((titled.start, titled.end)))
        return WhoIs(titled.people, titled) if not reading.topic(rest) else None
    if (asked and re.search(r"谁|哪个|哪位|叫什么|名字|姓什么|姓名", asked.group())) or about:
        return _holder(reading)
    return None


def _only_posts(rest: str, mention: Mention, language: Language) -> bool:
    """Whether what is left names the person's own organisation or post (人社局的罗芳是谁)."""
    words = [w for w in language.tokenizer.words(rest) if w not in language.vocabulary.stopwords]
    posts = [folded("".join(s.posts)) for person in mention.people for _, s in person.appearances]
    return all(any(language.lexicon.belongs(word, post) for post in posts) for word in words)


def _holder(reading: _Reading) -> Asked | None:
    posts = reading.language.lexicon.holding(reading.text, reading.language.tokenizer)
    if not posts:
        return None
    post = posts[-1]
    rest = re.sub(WHO_IS, "", reading.without((post.start, post.end)))
    holders = [
        person for person in post.people if _only_posts(rest, Mention((person,), "", 0, How.POST), reading.language)
    ]
    if not holders and any(len(word) > 1 for word in _content(rest, reading.language)):
        return None
    if holders:
        return WhoIs(tuple(holders), post)
    if post.people:
        return WhoIs(post.people, post)
    return Unprinted(post.words.strip("的 "), post.near)


def _content(text: str, language: Language) -> list[str]:
    return [word for word in language.tokenizer.words(text) if word not in language.vocabulary.stopwords]


def _note(reading: _Reading) -> Asked | None:
    match = NOTES.search(reading.text)
    if not match:
        return None
    rest = re.sub(
        r"^\W*(?:里面?|中|当中|上)|(?:怎么|都|是|到底)*(?:说|讲|写|提)(?:了|的|到|过)*(?:什么|哪些)?",
        " ",
        NOTES.sub(" ", reading.text),
    )
    return Search(reading.topic(rest), notes_only=True)


def _who_said(reading: _Reading) -> Asked | None:
    said = SAID_BY.fullmatch(reading.text)
    match = said or WHO_SAID.search(reading.text)
    if not match or ALL_WHO.search(reading.text):
        return None
    if reading.language.lexicon.named(reading.text, reading.language.tokenizer):
        return None
    rest = said["what"] if said else reading.without(match.span())
    topic = reading.topic(rest)
    if topic and not said and (topics := _any_of(rest, reading)) and re.search(r"、|都[算行]", rest):
        return ListPeople(topic=topic, any_of=topics)
    return Search(replace(topic, expects=Expect.PERSON, counted=()), asks_who=True) if topic else None


def _of_person(reading: _Reading) -> Asked | None:
    """What a named person, the holder of a named post, or an organisation's delegate said."""
    language = reading.language
    mentions = language.lexicon.named(reading.text, language.tokenizer)
    if mentions:
        return _of_mentions(reading, mentions)
    titled = language.lexicon.titled(reading.text)
    if isinstance(titled, Unmatched):
        return Unprinted(titled.words, titled.near)
    if titled is not None:
        return _of_mentions(reading, [titled])
    return _of_post(reading) or _of_organisation(reading)


def _of_mentions(reading: _Reading, mentions: Sequence[Mention]) -> Asked:
    if len(mentions[0].people) > 1:
        narrowed = _narrowed(reading, mentions[0])
        if len(narrowed.people) > 1:
            return Ambiguous(mentions[0])
        mentions = [narrowed, *mentions[1:]]
    people = tuple(dict.fromkeys(person for mention in mentions for person in mention.people))
    rest = reading.without(*((mention.start, mention.end) for mention in mentions))
    rest = SPOKE.sub(" ", _without_posts(rest, people))
    if len(people) == 1 and WHOLE.search(rest) and not reading.topic(WHOLE.sub(" ", rest)):
        return Whole(people[0])
    names = {folded(person.name) for person in people}
    topic = reading.topic(rest)
    if len(people) == 1 and PERSONAL.fullmatch(rest.strip()):
        topic = replace(topic, expects=Expect.IDENTITY, counted=())
    topic = replace(topic, required=tuple(word for word in topic.required if word not in names))
    return Search(topic, people, mentions[0])


def _narrowed(reading: _Reading, mention: Mention) -> Mention:
    """Of several people with one name, those whose posts the question names."""
    rest = reading.without((mention.start, mention.end))
    words = [w for w in _content(rest, reading.language) if len(w) > 1]
    if before := _BEFORE_NAME.search(reading.text[: mention.start]):
        words.append(before["whose"])
    lexicon = reading.language.lexicon
    fitting = tuple(person for person in mention.people if any(lexicon.called(word, person) for word in words))
    return replace(mention, people=fitting) if fitting else mention


_BEFORE_NAME: Final = re.compile(r"(?P<whose>[\u4e00-\u9fff]{2,12}?)(?:的|里的?|那个|那位|这位|这个)*$")
"""What stands before a name and may say which bearer of it is meant: 农商行那个周敏."""


def _without_posts(rest: str, people: Sequence[Person]) -> str:
    """What is left of a question once the posts and titles of the people in it are taken out."""
    titles = {"局长", "主任", "书记", "代表", "同志", "先生", "女士", "领导", "总"}
    for person in people:
        for _, speech in person.appearances:
            for post in speech.posts:
                rest = rest.replace(folded(post), " " * len(post))
    return re.sub("|".join(sorted(titles, key=len, reverse=True)), lambda m: " " * len(m.group()), rest)


def _of_post(reading: _Reading) -> Asked | None:
    language = reading.language
    for post in language.lexicon.holding(reading.text, language.tokenizer):
        after = reading.text[post.end :]
        addressed = re.match(
            rf"(?:代表|同志|那边|这边)?(?:的|都|是|也|还|对|就|在)*(?:{SPEECH_VERB}|观点|看法|讲述|意见|态度)",
            after.strip(),
        )
        pointed = _pointed_at(reading, post)
        if post.people and (pointed if post.role in TRADE_ROLES else post.organisation or addressed):
            if len(post.people) > 1:
                return Ambiguous(post)
            rest = SPOKE.sub(" ", reading.without((post.start, post.end)))
            return Search(reading.topic(rest), post.people, post)
        if not post.people and pointed and (described := _described(reading, post)):
            return described
        spoke = addressed and re.search("说|讲|谈|发言|表示|认为", addressed.group())
        asked_for = post.organisation and expected(reading.text) is Expect.PERSON
        if not post.people and (spoke or asked_for):
            return Unprinted(post.words.strip("的 "), post.near)
    return None


def _pointed_at(reading: _Reading, post: PostMention) -> bool:
    """Whether a question is for one holder of a post (那个书记, 司机说了什么), not such people (老师够不够)."""
    before = reading.text[: post.end - len(post.role)]
    after = reading.text[post.end :]
    return POINTING.search(before) is not None or SPEAKING.match(after) is not None


def _described(reading: _Reading, post: PostMention) -> Asked | None:
    """Somebody of a post whom the question describes rather than places (开9路车的司机, 猕猴桃那个书记)."""
    lexicon = reading.language.lexicon
    if not post.organisation or any(
        word.endswith(ORGANISATION_END)
        or word in lexicon.places
        or (lexicon.names(word) and not reading.language.tokenizer.knows(word))
        for word in post.organisation
    ):
        return None
    holders = lexicon.in_post(post.role)
    role = (post.end - len(post.role), post.end)
    topic = reading.topic(SPOKE.sub(" ", reading.without(role)))
    return Search(topic, holders, post) if holders and topic else None


def _of_organisation(reading: _Reading) -> Asked | None:
    """What the delegate of an organisation said (人社局的代表说了什么), where just one comes from it."""
    language = reading.language
    match = FOR_ORGANISATION.search(reading.text) or ONLY_NAMED.fullmatch(reading.text.strip())
    if not match:
        return None
    words = language.tokenizer.words(match["organisation"])
    whole = match["organisation"].removesuffix("的")
    if whole.endswith(ORGANISATION_END) and language.lexicon.of_organisation(whole):
        words = (whole,)
    name = words[-1] if words and not _content("".join(words[:-1]), language) else ""
    people = language.lexicon.of_organisation(name) if language.lexicon.names(name) else ()
    if len(people) != 1:
        return None
    start = match.start("organisation") + match["organisation"].rindex(name)
    rest = SPOKE.sub(" ", reading.without((start, match.end())))
    return Search(reading.topic(rest), people, Mention(people, name, start, How.ORGANISATION))


def _unknown_person(reading: _Reading) -> Asked | None:
    """A name that is not printed: surname and one or two characters that are no word, said to have spoken."""
    text = reading.text
    language = reading.language
    for match in re.finditer(
        rf"(?P<name>[\u4e00-\u9fff]{{2,3}})(?:同志|代表|先生|女士|老师)?(?:的(?:发言|讲话|讲述|观点|看法|简介)|(?:都|还|在|是)*(?:{SPEECH_VERB})|是(?:谁|哪|干|做|什么))",
        text,
    ):
        name = match["name"]
        before = text[: match.start()]
        if name[0] in SURNAMES and (not before or not HAN.match(before[-1])) and _is_name(name, language):
            return Unprinted(name, language.lexicon.surnamed(name))
    subject = SUBJECT.match(text)
    if subject and not _content_known(subject["subject"], language):
        return Unprinted(subject["subject"], language.lexicon.surnamed(subject["subject"]))
    return None


def _is_name(name: str, language: Language) -> bool:
    words = language.tokenizer.words(name)
    return not any(len(word) > 1 and language.tokenizer.knows(word) for word in words) and not language.holds(name)


def _content_known(subject: str, language: Language) -> bool:
    words = _content(subject, language)
    return not words or all(language.holds(word) or language.lexicon.of_organisation(word) for word in words)


def _follow_up(reading: _Reading) -> Asked | None:
    """An elliptical turn (那就业呢, 她讲社保那段): the last speaker and topic are leant on, not forced."""
    text = reading.text
    pronoun = PRONOUN.search(text)
    leans = not WHO_SAID.search(text) and (ELLIPTICAL.search(text) or len(_bare(text)) <= BRIEF)
    if not pronoun and not leans:  # known without a look at what was shown, so the same for whoever asks it
        return None
    people = reading.last_speaker()
    if not (people or reading.context.passages or reading.context.topic):
        alone = pronoun and not reading.topic(SPOKE.sub(" ", reading.without(pronoun.span())))
        return Step(Move.MORE) if alone else None
    if pronoun and people:
        rest = re.sub(r"那段|那部分|那块|这段|那一段", " ", SPOKE.sub(" ", reading.without(pronoun.span())))
        topic = reading.topic(rest)
        return Search(topic, people, follows=True, wider=_wider(rest, reading)) if topic else Step(Move.MORE)
    if not leans:
        return None
    rest = LEADING.sub(" ", text)
    topic = reading.topic(rest)
    if not topic:
        return Step(Move.MORE)
    return Search(topic, follows=True, leaning=people, wider=_wider(rest, reading))


def _wider(rest: str, reading: _Reading) -> Topic | None:
    """The topic of a turn together with the last one's."""
    last = reading.context.topic
    return reading.topic(f"{last} {rest}") if last else None


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text)


BRIEF: Final = 9
"""Characters up to which a turn may lean on the one before it."""

_RULES: Final[tuple[Callable[[_Reading], Asked | None], ...]] = (
    _small_talk,
    _step,
    _note,
    _about_page,
    _list_people,
    _who_is,
    _who_said,
    _people_on_topic,
    _of_person,
    _unknown_person,
    _follow_up,
)
