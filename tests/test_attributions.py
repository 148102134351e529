"""Forms in which papers print who speaks: a page is built from a form and people, and read back."""

import re
from dataclasses import dataclass
from functools import cache

import pytest

from knowledge.page import Doubt, Draft, DraftSpeech, read_page

CONGRESS = "市第八次党代会代表"
HEAD = """云溪日报　3
2021年9月28日　星期二
责编：丁玉琴　组版：石磊　校对：苗春生

潮起云溪　奋楫新程
——市第八次党代会代表发言摘登
本报记者　赵文博　铁生荣

"""


@dataclass(frozen=True)
class Delegate:
    """One who speaks on a page: name, posts, headline, paragraphs."""

    name: str
    posts: tuple[str, ...]
    headline: str
    said: tuple[str, ...]


CAST = (
    Delegate(
        "孟怀安",
        ("青石区委书记",),
        "老码头长出新街市",
        (
            "我们区里的老码头停了二十年，沿江三公里全是荒草。群众说，守着江边看不见江。",
            "今年我们拆了围墙，修了步道，头一个月就来了八万人。旧仓库租给了四十家小店。",
            "明年还要把铁轨留下来，办一座货运博物馆，让后人知道这里从前的样子。",
        ),
    ),
    Delegate(
        "谭松柏",
        (
            "云溪钢铁集团党委书记",
            "董事长",
        ),
        "钢花里淬出好日子",
        (
            "钢厂一年产钢四百万吨，过去卖的是粗材，一吨挣不到两百块钱。",
            "去年上了冷轧线，汽车板卖到了三家整车厂。烟气治理花了九个亿，天蓝了，职工晾衣服不再躲灰。",
            "我们还要把高炉的余热送到三万户人家去，冬天不再烧煤。",
        ),
    ),
    Delegate(
        "冶秀兰",
        ("市公交集团12路驾驶员",),
        "末班车等着晚归人",
        (
            "12路从火车站开到矿区，全长21公里，我开了十五年。早上坐车的是上学的娃娃。",
            "今年五月起，末班车延到了零点二十，下中班的人能坐着车回家了。",
            "我盼着站台上建个挡风的亭子，老人等车有个坐的地方。",
        ),
    ),
    Delegate(
        "阿依古丽·买买提",
        ("河湾区团结社区党委书记",),
        "一家人有商有量",
        (
            "社区里住着十一个民族的三千户人，逢年过节各家的馓子、粽子摆一条长桌。",
            "去年办了午间小饭桌，中午管七十个孩子吃饭，一顿十块钱。",
            "我想再腾一间房，让孩子们吃完饭能睡一觉，家长上班也放心。",
        ),
    ),
    Delegate(
        "白玉",
        (
            "市总工会副主席",
            "市教育工会主席",
        ),
        "留得住老师　留得住娃",
        (
            "我站了二十年讲台，看着好老师一个个往省城走，最多的一年走了十一个。",
            "今年给新来的老师备了周转房，住满八年归个人，头一年就来了三十九个。",
            "工会把心理咨询室办到了学校里，老师有了烦心事有地方说。",
        ),
    ),
    Delegate(
        "达春生",
        ("古台县北沙窝治沙站站长",),
        "一棵树苗一碗水",
        (
            "北沙窝是风口，我父亲那一辈就在这里压沙，我接着干了二十九年。",
            "一棵苗栽下去浇一碗水，三年不管它自己就活了。沙子往后退了七公里。",
            "下一步叫周围四个村的农户都来种，沙子治住了，腰包也鼓了。",
        ),
    ),
    Delegate(
        "欧阳文静",
        (
            "市妇联党组书记",
            "主席",
        ),
        "半边天里有我们",
        (
            "妇女之家从三间平房搬进了文化馆，来学刺绣的一年有两千人。",
            "去年我们给三百个家庭请了育儿老师，夜里也接电话。",
            "明年想在每个镇办一处，让在家的人也有活计。",
        ),
    ),
    Delegate(
        "扎西顿珠",
        (
            "金川县泽隆乡党委副书记",
            "乡长",
        ),
        "草场绿了牛羊壮",
        (
            "我们乡的草场五年前啃得见了土，牛羊冬天要饿掉两成膘。",
            "后来分区轮着放，围栏修了九十公里，草长到了脚脖子。",
            "下一步办冷库，秋天的牛羊肉留到春天卖。",
        ),
    ),
    Delegate(
        "绽永福",
        (
            "市第二人民医院副院长",
            "骨科主任医师",
        ),
        "让好医生下得去",
        (
            "县里的病人从前接一根骨头要跑三百公里，路上疼一夜。",
            "我们派了六组医生驻到县医院，一年做了八百台手术。",
            "往后想把远程会诊装进乡卫生院，老人不出门就能看。",
        ),
    ),
)


@dataclass(frozen=True)
class Form:
    """How who speaks is printed; `right` is how many of the nine must be read, the others set aside with a doubt.

    {n} is the name, {s} a name of two characters with a space in it, {w} any name with spaces, {p} the posts, {pc}
    posts between commas, {t} the first paragraph where the line holds that too. `first` and `last` are posts that
    the form itself prints for everybody.
    """

    where: str
    text: str
    end: str = ""
    right: int = 9
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    posted: bool = True


FORMS = {
    "dash-fayan-zhaiyao": Form("under", "——{p}{n}代表的发言（摘要）"),
    "dash-fayanzhaiyao": Form("under", "——{p}{n}代表发言摘要"),
    "dash-zhaideng": Form("under", "——{p}{n}代表的发言（摘登）"),
    "dash-tongzhi": Form("under", "——{p}{n}同志的发言"),
    "dash-spaced": Form("under", "——{p} {n} 代表的发言"),
    "dash-jiexuan": Form("under", "——{p}{n}代表发言（节选）"),
    "dash-dahui": Form("under", "——{p}{n}代表在大会上的发言"),
    "dash-on-congress": Form("under", "——{p}{n}在市第八次党代会上的发言"),
    "dash-female": Form("under", "——{p}{n}（女）代表的发言（摘要）"),
    "dash-fang": Form("under", "——访市党代表、{p}{n}", first=("市党代表",)),
    "dash-fang-plain": Form("under", "——访{p}{n}"),
    "dash-fang-congress": Form("under", "——访市第八次党代会代表、{p}{n}", first=(CONGRESS,)),
    "dash-daibiao-tan": Form("under", "——{p}{n}代表谈转型"),
    "name-bracket-zhaiyao": Form("under", "{n}代表（{p}）发言摘要"),
    "congress-then-line": Form("under", "——在市第八次党代会上的发言\n{p}　{s}"),
    "square": Form("under", "□{p}{n}"),
    "square-name-first": Form("under", "□{n}（{p}）"),
    "block-space": Form("under", "■{p}　{s}"),
    "star": Form("under", "★{n}　{p}"),
    "dot-mark": Form("under", "●{p} {n}"),
    "post-name": Form("under", "{p}　{s}"),
    "name-post": Form("under", "{s}　{p}"),
    "wide-name": Form("under", "{p}　{w}", right=8),
    "name-bracket": Form("under", "{n}（{p}）"),
    "round": Form("under", "（{p}　{s}）"),
    "lenticular": Form("under", "【{p}　{s}】"),
    "pipe": Form("under", "{n}｜{p}"),
    "delegate-pipe": Form("under", "{n}代表丨{p}"),
    "member-pipe": Form("under", "{n}委员|{p}"),
    "comma-line": Form("under", "{n}，{p}，市第八次党代会代表", last=(CONGRESS,)),
    "congress-post-name": Form("under", "市第八次党代会代表、{p} {n}", first=(CONGRESS,)),
    "sex-people": Form("under", "{n}（女，回族），{p}"),
    "sex-comma": Form("under", "{n}，女，回族，{p}"),
    "label-daibiao": Form("under", "代表：{n}（{p}）"),
    "label-speaker": Form("under", "发言人：{p} {n}"),
    "label-teller": Form("under", "讲述人：{n}　{p}"),
    "label-party": Form("under", "党代表：{s}　{p}"),
    "label-author": Form("under", "作者：{p}　{s}"),
    "label-two": Form("under", "姓名：{n}\n职务：{p}"),
    "post-above": Form("under", "{p}\n{s}", right=8),
    "name-above": Form("under", "{s}\n{p}", right=8),
    "colon-line": Form("under", "{p}{n}："),
    "daibiao-colon-line": Form("under", "{n}代表（{p}）："),
    "above-headline": Form("above", "{p}　{s}"),
    "above-colon": Form("above", "{p}{n}："),
    "in-square": Form("inline", "[{n},市第八次党代会代表,{pc}] {t}", first=(CONGRESS,)),
    "in-lenticular": Form("inline", "【{n}，{p}】{t}"),
    "in-lenticular-post": Form("inline", "【{p}{n}】{t}"),
    "in-name-bracket": Form("inline", "{n}({p})　{t}"),
    "in-post-name": Form("inline", "{p} {n} {t}"),
    "in-post-name-wide": Form("inline", "{p}　{s}　{t}"),
    "in-said": Form("inline", "{p}{n}代表说，{t}", right=6),
    "in-said-colon": Form("inline", "{p}{n}代表说：“{t}”", right=0),
    "in-colon": Form("inline", "{p}{n}代表：{t}"),
    "in-colon-half": Form("inline", "{p}{n}代表:{t}"),
    "in-bracket-colon": Form("inline", "{n}（{p}）：{t}"),
    "in-daibiao-bracket-colon": Form("inline", "{n}代表（{p}）：{t}"),
    "in-comrade-colon": Form("inline", "{p}{n}同志：{t}"),
    "in-round": Form("inline", "（{p}{n}）{t}"),
    "end-author": Form("end", "（作者系{p}{n}）"),
    "end-name-is": Form("end", "（{n}系{p}）"),
    "end-round": Form("end", "（{p}　{s}）"),
    "end-dash": Form("end", "——{p}　{s}"),
    "end-zhaiyao": Form("end", "（{p}{n}发言，本报记者赵文博摘录）"),
    "end-zhengli": Form("under", "{p}　{s}", end="（本报记者 赵文博 整理）"),
    "dash-speech-title": Form("under", "——{p}{n}代表在分组讨论时的发言摘要"),
    "dash-jiaoliu": Form("under", "——{p} {n}在市第八次党代会上的交流发言"),
    "role-first": Form("under", "党代表{n}（{p}）", right=8),
    "role-slash": Form("under", "市党代表/{p} {n}", first=("市党代表",)),
    "post-brackets": Form("under", "{p}（{n}）"),
    "diamond-colon": Form("under", "◆{p}{n}："),
    "tri": Form("under", "▲{p}　{n}代表"),
    "koushu": Form("under", "{p} {n}口述"),
    "koushu-bracket": Form("under", "{p}　{n}（口述）　本报记者　赵文博（整理）"),
    "fayan-daibiao": Form("under", "发言代表　{p}　{n}"),
    "boldbar": Form("under", "▌{n}▕ {p}", right=0),
    "comma-name-last": Form("under", "{p}，{n}"),
    "shuxie": Form("under", "文/{p} {n}"),
    "jilu": Form("under", "{p} {n}\n（本报记者赵文博记录整理）"),
    "comrade": Form("under", "{p}{n}同志"),
    "quote": Form("under", "{p}{n}："),
    "inline-dash": Form("inline", "{p}{n}——{t}"),
    "inline-bar": Form("inline", "{n}丨{p}：{t}", right=6),
    "inline-mark": Form("inline", "■{p}{n}：{t}"),
    "inline-dash-mark": Form("inline", "——{p}{n}：{t}"),
    "inline-comma": Form("inline", "{n}，{p}：{t}"),
    "inline-book": Form("inline", "〔{n}　{p}〕{t}"),
    "inline-angle": Form("inline", "〖{p}　{n}〗　{t}"),
    "inline-daibiao-space": Form("inline", "{p} {n}代表　{t}"),
    "inline-name-wide": Form("inline", "{p}　{s}：{t}"),
    "inline-party": Form("inline", "党代表{n}（{p}）：{t}"),
    "inline-congress": Form("inline", "市第八次党代会代表、{p}{n}：{t}", first=(CONGRESS,)),
    "inline-bracket-daibiao": Form("inline", "【{p} {n}代表】{t}"),
    "end-fayanren": Form("end", "（发言人：{p} {n}）"),
    "end-right": Form("end", "——{p}{n}代表"),
    "end-zuozhe": Form("end", "（作者：{p}　{s}）"),
    "above-bracket": Form("above", "【{p}　{s}】"),
    "above-mark": Form("above", "■ {p}　{s}"),
    "above-name": Form("above", "{n}代表：", posted=False, right=6),
    "above-square": Form("above", "□ {n}（{p}）"),
    "female": Form("under", "{p} {n}（女）"),
    "minzu-mid": Form("under", "{n}（回族）　{p}"),
    "tab": Form("under", "{n}\t{p}"),
    "fenzu": Form("under", "第三代表团　{p}　{s}"),
    "list": Form("under", "1. {p} {n}"),
    "post-two-lines": Form("under", "{p}\n{n}代表", right=8),
    "fangtan": Form("under", "——专访{p}{n}"),
    "duihua": Form("under", "——与{p}{n}的对话"),
    "in-dunhao": Form("under", "{n}、{p}", right=0),
    "semi": Form("under", "{n}；{p}"),
    "english-bracket": Form("under", "({p} {n})"),
    "zaihui": Form("under", "{p}{n}代表在讨论时说：", right=8),
    "biaoshi": Form("under", "{p}{n}表示：", right=0),
}


def printed(form: Form, of: Delegate) -> list[str]:
    """The lines of one speech."""
    values = {
        "n": of.name,
        "s": of.name if len(of.name) != 2 else "　".join(of.name),
        "w": of.name if "·" in of.name else " ".join(of.name),
        "p": "、".join(of.posts),
        "pc": ",".join(of.posts),
        "t": of.said[0],
    }
    named, said = form.text.format(**values).split("\n"), list(of.said)
    over = {"above": [*named, of.headline], "under": [of.headline, *named]}.get(form.where, [of.headline])
    said[0] = named[0] if form.where == "inline" else said[0]
    below = named if form.where == "end" else [form.end] if form.end else []
    return [*over, "", *(line for one in said for line in (one, "")), *below, *([""] if below else [])]


def page(form: Form) -> tuple[str, list[range]]:
    """The page of a form, and the lines of each speech in it."""
    lines, places = HEAD.split("\n")[:-1], list[range]()
    for one in CAST:
        block = printed(form, one)
        places.append(range(len(lines) + 1, len(lines) + len(block) + 1))
        lines += block
    return "\n".join(lines) + "\n", places


@cache
def drafted(text: str) -> Draft:
    return read_page(text.encode())


def speech_of(draft: Draft, of: Delegate) -> DraftSpeech | None:
    return next((one for one in draft.speeches if any(of.said[1] in text for text in one.paragraphs)), None)


def lines_named(doubt: Doubt) -> set[int]:
    """The lines that a doubt concerns: its own, and those that its words name."""
    runs = re.findall(r"第(\d+)行至第(\d+)行", doubt.what)
    within = {line for first, last in runs for line in range(int(first), int(last) + 1)}
    return within | {int(one) for one in re.findall(r"第(\d+)行", doubt.what)} | {doubt.line or 0}


def is_right(found: DraftSpeech, of: Delegate, form: Form) -> bool:
    posts = (*form.first, *of.posts, *form.last) if form.posted else ()
    said = tuple(one.strip("“”") for one in found.paragraphs)
    return (found.name, found.posts, found.headline, said) == (of.name, posts, of.headline, of.said)


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_who_speaks_is_read_right_or_set_aside_with_a_doubt(form: Form) -> None:
    text, places = page(form)
    draft = drafted(text)
    found = [speech_of(draft, one) for one in CAST]
    wrong = [(one, of) for one, of in zip(found, CAST, strict=True) if one and not is_right(one, of, form)]
    doubted = set().union(*map(lines_named, draft.doubts))
    silent = [of for one, of, lines in zip(found, CAST, places, strict=True) if not one and not doubted & set(lines)]
    assert (wrong, silent) == ([], [])
    assert sum(one is not None for one in found) >= form.right


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_no_word_of_the_page_is_said_by_two_or_by_nobody_named(form: Form) -> None:
    draft = drafted(page(form)[0])
    said = [text for one in draft.speeches for text in one.paragraphs]
    assert len(said) == len(set(said))
    assert {one.name for one in draft.speeches} <= {one.name for one in CAST}


@pytest.mark.parametrize(
    "line", ["科技界代表丨李红 市科技局局长", "市党代表丨市教育局局长", "一线工人代表丨市钢厂班长"]
)
def test_what_a_delegate_is_of_is_no_name_before_a_stroke(line: str) -> None:
    draft = drafted(f"{HEAD}老码头长出新街市\n\n{line}\n\n我们今年拆了围墙，修了步道，来了八万人。\n")
    assert [one.name for one in draft.speeches if one.name] == []


def said_of(first: str) -> Draft:
    """The draft of a page with one headline and a paragraph that begins in a way."""
    return read_page(f"{HEAD}老码头长出新街市\n\n{first}\n\n今年拆了围墙，修了步道，来了八万人。\n".encode())


@pytest.mark.parametrize(
    "told",
    [
        "市教育局局长 李红 来到新建的学校，察看孩子们的午餐和宿舍。",
        "市教育局局长 李红 在大会发言中表示，今年新建十二所学校。",
        "李红（市教育局局长）　介绍说，今年新建十二所学校，孩子不再绕路。",
        "【市教育局局长李红】说，今年新建十二所学校，孩子不再绕路。",
    ],
)
def test_what_is_told_of_a_person_is_nobodys_words(told: str) -> None:
    draft = said_of(told)
    assert draft.speeches == ()
    assert any("没有放进" in one.what for one in draft.doubts)


@pytest.mark.parametrize(("said", "doubts"), [("今年新建十二所学校，孩子不绕路。", 1), ("我们今年新建十二所学校。", 0)])
def test_words_behind_a_name_and_a_space_that_say_no_i_are_doubted(said: str, doubts: int) -> None:
    draft = said_of(f"市教育局局长 李红 {said}")
    assert [one.name for one in draft.speeches] == ["李红"]
    assert len([one for one in draft.doubts if "若是报道" in one.what]) == doubts


def test_an_ending_of_an_attribution_is_no_post_where_no_name_is_read() -> None:
    draft = said_of("——第十二号代表发言摘要")
    assert [one.posts for one in draft.speeches] == []


def test_a_courtesy_is_no_given_name() -> None:
    assert [one.name for one in said_of("市教育局局长李同志：今年新建十二所学校。").speeches] in ([], [None])


@pytest.mark.parametrize(
    "posts",
    [
        "市第二人民医院副院长、呼吸与危重症医学科主任",
        "市中医院副院长、康复与理疗科主任",
        "市档案馆副馆长、方志与年鉴科科长",
    ],
)
def test_a_part_of_a_house_joined_to_another_is_nobodys_name(posts: str) -> None:
    others = "讲述人：市交通运输局局长 汪敬舟\n\n今年我们修了两座桥。\n\n家门口看上好医生\n"
    draft = said_of(f"{others}讲述人：{posts} 郦文澜\n\n我做了二十二年，盼着大病不出市。")
    assert [one.name for one in draft.speeches] == ["汪敬舟", "郦文澜"]


@pytest.mark.parametrize("posts", ["市侨联副主席、归侨", "市中医院副院长、牙医", "马鞍镇瓜农、养殖户"])
def test_what_somebody_is_besides_a_post_is_nobodys_name(posts: str) -> None:
    others = "讲述人：市交通运输局局长 汪敬舟\n\n今年我们修了两座桥。\n\n留住老侨厝\n"
    draft = said_of(f"{others}讲述人：{posts} 黄锦添\n\n我八岁随父母归国，盼着侨厝有人修。")
    assert [one.name for one in draft.speeches] == ["汪敬舟", "黄锦添"]


@pytest.mark.parametrize(
    "post",
    [
        "市总工会副主席（兼）",
        "市公交公司党委副书记（主持全面工作）",
        "市交通运输局一级调研员（正处级）",
        "市公交公司原总经理（已退休）",
        "荷花社区党委书记（兼居委会主任）",
        "市渔政支队原支队长（挂职深海养殖项目副指挥长）",
        "市第一医院医生（眼科）",
        "市档案馆（市地方志办公室）馆员",
        "市公交公司（市公交集团）106路驾驶员",
        "市公交公司（原市第三运输公司）驾驶员",
    ],
)
@pytest.mark.parametrize("line", ["讲述人：{} 李红", "{}　李红", "讲述人：{}李红"])
def test_a_bracket_that_says_more_of_a_post_is_a_part_of_it(line: str, post: str) -> None:
    (speech,) = said_of(f"{line.format(post)}\n\n我做了二十二年，盼着老人都能坐上车。").speeches
    assert (speech.name, speech.posts) == ("李红", (post,))


def test_a_bracket_may_stand_in_the_bracket_of_the_posts() -> None:
    (speech,) = said_of("李红（市公交公司（市公交集团）总经理）\n\n我做了二十二年，盼着老人都能坐上车。").speeches
    assert (speech.name, speech.posts) == ("李红", ("市公交公司（市公交集团）总经理",))


def test_what_a_bracket_says_of_a_post_is_nobodys_name() -> None:
    draft = said_of("讲述人：市公交公司党委副书记（主持工作）\n\n我做了二十二年，盼着老人都能坐上车。")
    assert {one.name for one in draft.speeches} <= {None}
