"""Who speaks where several lines say it: a label over a name, a name over posts, posts over a name, with a house."""

import re
from dataclasses import replace
from typing import Final

from knowledge.page.arranged.blocks import BESIDE, SAYING, SPEAKING, Block, solid, under
from knowledge.page.arranged.sections import SECTION_LENGTH, section_title
from knowledge.page.lines import Doubt
from knowledge.page.persons.fields import FIELD
from knowledge.page.persons.names import POLITE, is_name, is_rare_name
from knowledge.page.persons.people import people
from knowledge.page.persons.person import NOBODY, Person
from knowledge.page.persons.posts import CLAUSE, ORGANISATION, POST, split_posts
from knowledge.page.printed.kinds import Kind
from knowledge.page.printed.wording import PROFILE
from knowledge.text import aligned

POSTS_IN_BRACKETS: Final = re.compile(r"[(\[【〔]\s*(?P<posts>[^()\[\]【】〔〕。!?]{3,60})[)\]】〕]")
HONOURED: Final = re.compile(r"(?:曾?荣?获|当选|入选)|.{2,40}(?:获得者|模范|标兵|先进个人|优秀[^,。]{2,8})$")
"""What is printed under a person's posts and is none."""
HEADED: Final = BESIDE | {Kind.TITLE, Kind.SECTION, Kind.NOTE}
"""What stands over who speaks."""
LISTED: Final = re.compile(r"[(][\u4e00-\u9fff·]{2,4}(?:系(?![统列])|为|是)")
"""`（李红系`: how a list begins that says who each is."""
TORN: Final = re.compile(r"[\u4e00-\u9fff](?:代表|委员|同志)")
"""How a line begins that is the rest of a name: 珍代表，女."""
OF_THE_PRESS: Final = re.compile(r"报|媒|电视|广播|新闻|通讯|记者|编辑|网|[电]台")
"""What a house has in its name whose people write a page."""
LONGEST_NAME: Final = 8
LONGEST_HOUSED: Final = 36
MOST_ABOVE: Final = 3
"""Lines of an attribution that another may stand under: a label and two of posts."""
LEAST_SETS: Final = 2
"""Speakers that a page must print as a name over posts over words, before that alone makes one."""
IN_HEADLINE: Final = re.compile(
    rf"{CLAUSE.pattern}|的|^[当做]|[争甘勇乐敢]当|[争甘要想]做|[成变]为|不[当做是]"
    r"|(?<![责持始起承头工军理营法能匠艺伙集包农表门])人$"
)
"""What says that a line over a name is a headline, though it ends as posts do: 我还是厂里的人, 争当带头人."""


def with_bare_names(lines: list[Block]) -> list[Block]:
    """A name and posts on two lines, in either order, over a text and under a headline, are one attribution."""
    found: list[Block] = []
    place, sets, houses = 0, _sets(lines), _houses(lines)
    while place < len(lines):
        if place in houses:
            found.append(replace(lines[place], kind=Kind.ATTRIBUTION, people=_of_a_house(lines[place])))
            place += 1
            continue
        if place in sets:
            found.append(_one_of_a_set(lines, place))
            place += 2
            continue
        rules = (_housed_and_posted, _named_and_posted, _named_over_headline, _posted_and_named) if found else ()
        whole = next((one for rule in rules if (one := rule(lines, place))), None)
        found.append(whole or lines[place])
        while whole and lines[place].last is not whole.last:
            place += 1
        place += 1
    return found


def _housed_and_posted(lines: list[Block], place: int) -> Block | None:
    """`市水务局` over `党组书记、局长` over `柴永明`: the house of the posts is on a line of its own."""
    house = lines[place]
    under = lines[place - 1]
    headed = under.kind == Kind.TITLE and under.last.number + 1 == house.number and not house.marked.line.gap
    alone = (
        headed and house.kind == Kind.TITLE and len(house.text) <= SECTION_LENGTH and ORGANISATION.search(house.plain)
    )
    whole = _posted_and_named(lines, place + 1) if alone and len(lines) > place + 3 else None
    if not whole or whole.number != house.number + 1 or whole.marked.line.gap:
        return None
    first, *others = whole.people[0].posts
    what = f"第{house.number}行“{house.text}”读作下面身份的单位;请核对"
    marked = replace(whole.marked, doubts=(*whole.marked.doubts, Doubt(house.number, what)))
    who = replace(whole.people[0], posts=(house.text + first, *others))
    return replace(
        whole, text=f"{house.text} {whole.text}", numbers=house.numbers + whole.numbers, people=(who,), marked=marked
    )


def _sets(lines: list[Block]) -> frozenset[int]:
    """Where a name stands over posts and these over words, a blank line above: how a page prints all its speakers.

    A page that prints in another way who speaks prints portraits so.
    """
    if any(one.kind in SPEAKING and (one.kind != Kind.TURN or one.marked.certain) for one in lines):
        return frozenset()
    places = [
        i
        for i, one in enumerate(lines[:-2])
        if one.kind == Kind.TITLE and len(one.text) <= LONGEST_NAME and one.marked.line.gap and is_name(one.text)
    ]
    whole = [i for i in places if _is_set(lines, i)]
    several = len({solid(lines[i]) for i in whole}) == len(whole) >= LEAST_SETS
    return frozenset(whole) if several else frozenset()


def _is_set(lines: list[Block], place: int) -> bool:
    posts, words = lines[place + 1 : place + 3]
    beside = posts.number == lines[place].number + 1 and not posts.marked.line.gap
    return beside and words.kind == Kind.TEXT and named_with_posts(lines[place], [posts]) is not None


def _one_of_a_set(lines: list[Block], place: int) -> Block:
    """A name and posts of a set, with a doubt where nothing else says that a speech begins there."""
    whole = named_with_posts(lines[place], [lines[place + 1]]) or lines[place]
    if place and lines[place - 1].kind in HEADED:
        return whole
    what = f"第{whole.numbers[0]}、{whole.numbers[-1]}行和别处一样,读作“{whole.name}”的署名;若是图片说明,请改正"
    return replace(whole, marked=replace(whole.marked, doubts=(*whole.marked.doubts, Doubt(whole.number, what))))


def _houses(lines: list[Block]) -> frozenset[int]:
    """Where `江东区东风小学　邵春燕`, a house and a name, stands between a headline and a text, as another does."""
    places = [
        i
        for i, one in enumerate(lines[1:-1], 1)
        if one.kind == Kind.TITLE and lines[i - 1].kind == Kind.TITLE and lines[i + 1].kind == Kind.TEXT
        if not one.marked.line.gap and _of_a_house(one)
    ]
    return frozenset(places) if len(places) >= LEAST_SETS else frozenset()


def _of_a_house(block: Block) -> tuple[Person, ...]:
    """The one who is printed behind a house; the house stands in the place of posts, and is doubted there."""
    found = people(block.text) if len(block.text) <= LONGEST_HOUSED and re.search(r"\S\s+\S", block.text) else ()
    one = found[0] if len(found) == 1 else None
    house = aligned(one.posts[0]) if one is not None and len(one.posts) == 1 else ""
    housed = bool(ORGANISATION.search(house)) and not OF_THE_PRESS.search(house)
    return found if housed and one and one.name and is_name(one.name) else ()


def _named_and_posted(lines: list[Block], place: int) -> Block | None:
    name, *below = lines[place : place + 3]
    if name.kind != Kind.TITLE or len(below) < 2 or not (is_name(name.text) or is_rare_name(name.text)):
        return None
    posts, after = below
    headed = lines[place - 1].kind in HEADED
    captioned = after.kind == Kind.PHOTO and not solid(after).startswith(solid(name))
    if not headed or captioned or under(lines, place + 1) not in SAYING:
        return None
    return named_with_posts(name, [posts])


def named_with_posts(name: Block, below: list[Block]) -> Block | None:
    """A name and the short lines of posts below it as one attribution; None where they are none."""
    called = name.kind in (Kind.TITLE, Kind.CAPTION) and (is_name(name.text) or is_rare_name(name.text))
    short = all(one.kind in (Kind.TITLE, Kind.TEXT) and _is_short(one) for one in below)
    if not called or not below or not short:
        return None
    posts = tuple(person for one in below for person in people(one.text))
    whole = (Person(None, tuple(post for one in posts for post in one.posts)),)
    named = any(one.name for one in posts)
    who = () if named else _completed((Person(solid(name), (), is_name(name.text)),), whole)
    text = " ".join(one.text for one in (name, *below))
    numbers = tuple(number for one in (name, *below) for number in one.numbers)
    attribution = replace(name, kind=Kind.ATTRIBUTION, text=text, numbers=numbers, people=who, last=below[-1].last)
    return attribution if who else None


def _is_short(posts: Block) -> bool:
    told = re.search(r"[。!?:]", posts.plain) or LISTED.match(posts.plain) or TORN.match(posts.plain)
    return len(posts.text) <= 60 and not told


def _named_over_headline(lines: list[Block], place: int) -> Block | None:
    """`范晓琴` over her post, what she was honoured with, and a headline; with a doubt, as these may be two people's.

    A blank line stands over the name and none within, so that the lines stand together.
    """
    name, *below = lines[place : place + 5]
    posts, *below = below or [name]
    if name.kind != Kind.TITLE or not name.marked.line.gap or not is_name(name.text) or len(below) < 2:
        return None
    honours = below[:1] if HONOURED.match(below[0].plain) else []
    headline, *words = below[len(honours) :]
    together = [name, posts, *honours]
    beside = all(one.kind == Kind.TITLE and one.number == name.number + i for i, one in enumerate(together))
    who = _completed((Person(solid(name)),), people(posts.text)) if beside else ()
    if not who or headline.kind != Kind.TITLE or section_title(headline) or not words or words[0].kind != Kind.TEXT:
        return None
    numbers = tuple(number for one in together for number in one.numbers)
    what = f"第{'、'.join(map(str, numbers))}行读作“{who[0].name}”的署名,下面一行读作标题;请核对"
    marked = replace(name.marked, doubts=(*name.marked.doubts, Doubt(name.number, what)))
    text = " ".join(one.text for one in together)
    return replace(
        name, kind=Kind.ATTRIBUTION, text=text, numbers=numbers, people=who, last=together[-1].last, marked=marked
    )


def _posted_and_named(lines: list[Block], place: int) -> Block | None:
    """`渭北县柳林镇党委书记` over `苟润生`, with a doubt: the name may be what is left of another line."""
    posts, *below = lines[place : place + 3]
    if posts.kind != Kind.TITLE or len(below) < 2 or not _is_posts(who := people(posts.text)):
        return None
    name = below[0]
    beside = name.kind == Kind.TITLE and name.number == posts.number + 1 and not name.marked.line.gap
    headed = lines[place - 1].kind in HEADED
    called = POLITE.sub("", name.text)
    if not beside or not headed or not (is_name(called) or is_rare_name(called)) or not _over_words(lines, place + 1):
        return None
    called = re.sub(r"\s+", "", called)
    what = f"署名印在第{posts.number}、{name.number}行,读作“{called}”,身份“{'、'.join(who[0].posts)}”;请核对"
    marked = replace(posts.marked, doubts=(*posts.marked.doubts, Doubt(name.number, what)))
    person = Person(called, tuple(post for one in who for post in one.posts), is_name(called))
    text, numbers = f"{posts.text} {name.text}", posts.numbers + name.numbers
    return replace(
        posts, kind=Kind.ATTRIBUTION, text=text, numbers=numbers, people=(person,), last=name.last, marked=marked
    )


def _over_words(lines: list[Block], place: int) -> bool:
    """Whether words begin below a place, though a line of few characters looks like a title."""
    kind = under(lines, place)
    below = lines[place + 1].marked.line if place + 1 < len(lines) else None
    return kind in SAYING or (kind == Kind.TITLE and below is not None and below.begins_paragraph)


def with_labels(lines: list[Block]) -> list[Block]:
    """`讲述人：` on a line, and name and posts on the lines below it, are one attribution."""
    found: list[Block] = []
    for one in lines:
        last = found[-1] if found else None
        merged = _merged_attribution(last, one) if last else None
        if merged:
            found[-1] = merged
        else:
            found.append(one)
    return [_without_label(one) for one in found]


def _without_label(block: Block) -> Block:
    """【发言代表】 with nobody below it is a heading."""
    if block.kind == Kind.FIELD:
        return replace(block, kind=Kind.ASIDE, label="像某人的身份,但不在他的署名行下面")
    bare = block.kind == Kind.LABEL and not re.search(r"[:/|丨]\s*$", block.plain)
    return replace(block, kind=Kind.TITLE) if bare else block


def _with_field(above: Block, field: Block) -> Block | None:
    """`受访人：李红` and below it `职务：市教育局局长`: the field says more of the one person above."""
    named = above.kind in (Kind.ATTRIBUTION, Kind.LABEL) or (above.kind == Kind.TITLE and is_name(above.text))
    if not named or len(above.numbers) > 5 or len(above.people) > 1:
        return None
    if above.kind == Kind.TITLE:
        above = replace(above, people=(Person(solid(above)),), label=field.label)
    if not above.people or above.people == (NOBODY,):
        who = field.people
    elif any(one.name for one in field.people):
        return None
    else:
        more = tuple(post for one in field.people for post in one.posts)
        who = (replace(above.people[0], posts=(*above.people[0].posts, *more)),)
    text = f"{above.text} {field.marked.line.text}"
    return replace(above, kind=Kind.ATTRIBUTION, text=text, numbers=above.numbers + field.numbers, people=who)


def _merged_attribution(above: Block, below: Block) -> Block | None:
    if below.kind == Kind.FIELD or (above.kind == Kind.LABEL and below.label and FIELD.match(below.plain)):
        return _with_field(above, below)
    if above.kind not in (Kind.LABEL, Kind.ATTRIBUTION) or len(above.numbers) > MOST_ABOVE or below.marked.rest:
        return None
    if below.kind == Kind.TITLE and section_title(below) and not POST.search(below.plain):
        return None
    if PROFILE.fullmatch(below.plain):
        return None
    bare = below.kind == Kind.TITLE or (below.kind in (Kind.ATTRIBUTION, Kind.TURN) and not below.label)
    if not bare or len(below.text) > 60:
        return None
    found = people(below.text, labelled=True)
    framed = POSTS_IN_BRACKETS.fullmatch(below.plain)
    if framed and above.kind == Kind.ATTRIBUTION:
        who = _with_more(above.people, below.text[framed.start("posts") : framed.end("posts")])
    elif above.kind == Kind.LABEL:
        who = found if any(one.name for one in found) or _is_posts(found) else ()
    else:
        who = (_completed(above.people, found) or _more_posts(above.people, found)) if above.label else ()
    if not who:
        return None
    between = "" if above.text[-1] in "：:／/｜丨|" else " "
    text = f"{above.text}{between}{below.marked.line.text}"
    marked = above.marked
    if above.kind == Kind.ATTRIBUTION and len(who) == 1 and who[0].name and not _is_sure(above, below):
        lines = "、".join(map(str, above.numbers + below.numbers))
        what = f"署名印在第{lines}行,读作“{who[0].name}”,身份“{'、'.join(who[0].posts)}”;请核对"
        marked = replace(marked, doubts=(*marked.doubts, Doubt(below.number, what)))
    numbers = above.numbers + below.numbers
    return replace(above, kind=Kind.ATTRIBUTION, text=text, numbers=numbers, people=who, marked=marked)


def _is_sure(above: Block, below: Block) -> bool:
    """`□ 党代表 李红` right over nothing but posts, no blank line between: whose they are needs no look."""
    beside = len(above.numbers) == 1 and below.number == above.number + 1 and not below.marked.line.gap
    named = len(above.people) == 1 and is_name(above.people[0].name or "") and not above.people[0].posts
    posts = split_posts(below.text)
    return beside and named and below.kind == Kind.TITLE and all(POST.search(aligned(one)) for one in posts)


def _with_more(above: tuple[Person, ...], printed: str) -> tuple[Person, ...]:
    """`县人大代表 李红` over `（桂花镇小学校长）`: the posts in brackets are that one person's too."""
    posts = split_posts(printed)
    more = len(above) == 1 and bool(above[0].name) and all(POST.search(aligned(one)) for one in posts)
    return (replace(above[0], posts=(*above[0].posts, *posts)),) if more and not people(printed)[0].name else ()


def _more_posts(above: tuple[Person, ...], below: tuple[Person, ...]) -> tuple[Person, ...]:
    """Posts over posts, both without the name that is to come."""
    posted = len(above) == 1 and not above[0].name and _is_posts(above) and len(below) == 1 and _is_posts(below)
    return (replace(above[0], posts=(*above[0].posts, *below[0].posts)),) if posted and not below[0].name else ()


def _completed(above: tuple[Person, ...], below: tuple[Person, ...]) -> tuple[Person, ...]:
    """A name above and posts below, or posts above and a name below."""
    if len(above) != 1 or len(below) != 1:
        return ()
    one, more = above[0], below[0]
    if one.name and not one.posts and not more.name and _is_posts(below):
        return (replace(one, posts=more.posts),)
    begun = bool(one.posts) and re.search(r"(?:^|\s)\S$", one.posts[-1])  # a lone character may be half of a name
    if not one.name and one.posts and not begun and more.name and more.sure and not more.posts:
        return (replace(more, posts=one.posts),)
    return ()


def _is_posts(found: tuple[Person, ...]) -> bool:
    posts = [aligned(post) for one in found for post in one.posts if not one.name]
    return bool(posts) and all(POST.search(post) and len(post) <= 40 and not IN_HEADLINE.search(post) for post in posts)
