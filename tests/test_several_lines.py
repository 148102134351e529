"""Whoever is introduced over several lines, by a running number, in a caption, or by a frame: read, with a doubt."""

import pytest

from knowledge.page import Draft, read_page

HEAD = "云州日报\n2022年1月12日 星期三 第3版\n中国共产党云州市第六次代表大会\n\n"
SCHOOL = "今年要新建十二所学校，先把操场还给孩子。"
ROAD = "今年先修柳河的路，再把末班车推迟一个钟头。"


def read(*parts: str, head: str = HEAD) -> Draft:
    return read_page((head + "\n\n".join(parts) + "\n").encode())


def told(draft: Draft) -> list[tuple[str | None, tuple[str, ...], str | None, str]]:
    return [(one.name, one.posts, one.headline, "".join(one.paragraphs)) for one in draft.speeches]


BOTH = [
    ("李红", ("市人大代表", "市教育局局长"), "把操场还给孩子", SCHOOL),
    ("马骁", ("市政协委员", "市公交集团驾驶员"), "末班车再晚一点", ROAD),
]


@pytest.mark.parametrize("picture", ["图片\n", "[照片]\n", ""])
@pytest.mark.parametrize("name", ["马骁", "马　骁", "马骁（回族）"])
def test_a_card_of_a_name_and_each_post_on_a_line_of_its_own_is_an_attribution(picture: str, name: str) -> None:
    draft = read(
        f"{picture}李红\n市人大代表\n市教育局局长",
        "把操场还给孩子",
        SCHOOL,
        f"{picture}{name}\n市政协委员\n市公交集团驾驶员",
        "末班车再晚一点",
        ROAD,
    )
    assert told(draft) == BOTH
    assert all("若是图片说明" in one.what for one in draft.doubts if one.line and "读作" in one.what)


def test_a_single_card_and_a_name_over_a_headline_are_none() -> None:
    draft = read("李红\n市人大代表\n市教育局局长", "把操场还给孩子", SCHOOL)
    assert ("李红", "把操场还给孩子") not in [(one.name, one.headline) for one in draft.speeches]


@pytest.mark.parametrize("dash", ["——", "："])
@pytest.mark.parametrize("posts", ["【身份】{}", "（职务）{}"])
def test_a_kicker_over_a_headline_and_the_posts_under_it_are_one_attribution(dash: str, posts: str) -> None:
    draft = read(
        f"市人大代表李红{dash}\n把操场还给孩子\n{posts.format('市教育局局长')}\n{SCHOOL}",
        f"市政协委员马　骁{dash}\n末班车再晚一点\n{posts.format('市公交集团驾驶员')}　{ROAD}",
    )
    assert told(draft) == BOTH


def test_the_posts_under_a_kicker_may_begin_with_the_name_and_be_cut_in_two() -> None:
    draft = read(
        f"李红代表：\n把操场还给孩子\n李红，市教育局党组书\n记、局长。\n{SCHOOL}",
        f"马骁代表：\n末班车再晚一点\n马骁，市公交集团驾驶员。\n{ROAD}",
    )
    assert told(draft) == [
        ("李红", ("市教育局党组书记", "局长"), "把操场还给孩子", SCHOOL),
        ("马骁", ("市公交集团驾驶员",), "末班车再晚一点", ROAD),
    ]


@pytest.mark.parametrize("number", ["代表席·{}", "声音{}", "发言{}号"])
def test_a_running_number_over_each_who_speaks_is_nobody(number: str) -> None:
    parts = [
        f"{number.format(at)}\n{who}\n{post}\n\n{headline}\n\n{words}"
        for at, (who, post, headline, words) in zip(
            "一二三",
            (
                ("李红", "市教育局局长", "把操场还给孩子", SCHOOL),
                ("马骁", "市公交集团驾驶员", "末班车再晚一点", ROAD),
                ("赵铁", "市机床厂厂长", "让机器听懂人话", "今年要上十二条新线。"),
            ),
            strict=True,
        )
    ]
    assert [one.name for one in read(*parts).speeches] == ["李红", "马骁", "赵铁"]


def test_topics_that_are_numbered_stay() -> None:
    parts = [f"话题{at}\n\n把操场还给孩子\n市教育局局长　李红\n{SCHOOL}" for at in "一二三"]
    assert "话题一" in str(read(*parts))


LIST = (
    "讲述者\n① 李红 市教育局局长\n② 马骁 市公交集团驾驶员\n③ 帕丽扎提 市人民医院护士长\n\n"
    "开栏的话\n三位代表说说心里话。\n\n"
)


def test_a_label_with_a_number_takes_the_posts_from_the_pages_list_and_so_names_like_none() -> None:
    parts = [
        f"把操场还给孩子\n讲述① 李红\n{SCHOOL}",
        f"末班车再晚一点\n讲述② 马骁\n{ROAD}",
        "夜里也要有人\n讲述③ 帕丽扎提\n急诊室的灯夜里也亮着，盼着再来两名医生。",
    ]
    draft = read(*parts, head=HEAD + LIST)
    assert [(one.name, one.posts) for one in draft.speeches] == [
        ("李红", ("市教育局局长",)),
        ("马骁", ("市公交集团驾驶员",)),
        ("帕丽扎提", ("市人民医院护士长",)),
    ]
    assert [one.headline for one in draft.speeches] == ["把操场还给孩子", "末班车再晚一点", "夜里也要有人"]


@pytest.mark.parametrize("behind", ["接受采访。 记者 何山摄", "（右一）在驻地查看资料。 记者 何山摄", "与委员交流。"])
def test_a_caption_between_a_headline_and_its_text_says_who_speaks_where_nothing_else_does(behind: str) -> None:
    parts = [
        f"把操场还给孩子\n\n图为市人大代表、市教育局局长李红{behind}\n\n{SCHOOL}",
        f"末班车再晚一点\n\n图为市政协委员、市公交集团驾驶员马骁{behind}\n\n{ROAD}",
    ]
    draft = read(*parts)
    assert told(draft) == BOTH
    assert sum("按图片说明" in one.what for one in draft.doubts) == 2
    beside = read(*parts, "让机器听懂人话\n讲述人：市机床厂厂长　赵铁\n今年要上十二条新线。")
    assert [one.name for one in beside.speeches] == ["赵铁"]


@pytest.mark.parametrize("name", ["海俊", "苗翠枝", "巴特尔", "艾尼瓦尔·吐尔逊"])
def test_the_frame_of_a_signature_says_which_is_the_name_though_the_line_is_torn(name: str) -> None:
    draft = read(
        f"小店的灯亮着\n老街七十三家馆子，亮灯的四十八家。\n（作者{name}，系市政协委员、市餐饮行\n业协会会长）"
    )
    assert told(draft) == [
        (name, ("市政协委员", "市餐饮行业协会会长"), "小店的灯亮着", "老街七十三家馆子，亮灯的四十八家。")
    ]


@pytest.mark.parametrize("name", ["计划生", "吉克阿果"])
def test_a_seat_and_posts_in_brackets_before_a_colon_say_which_is_the_name(name: str) -> None:
    draft = read(
        f"李红代表（市教育局局长）：{SCHOOL}",
        "（掌声）",
        f"{name}代表（石榴坪镇卫生院院长）：我不要大楼，我要三样东西。",
        "（有代表插话：一样都不行？）",
        "一样都不能少，少了一样就要往县里送人。",
    )
    assert [(one.name, "".join(one.paragraphs)) for one in draft.speeches] == [
        ("李红", SCHOOL),
        (name, "我不要大楼，我要三样东西。一样都不能少，少了一样就要往县里送人。"),
    ]
    assert draft.sections == ()


@pytest.mark.parametrize(
    "line", ["雪　梅丨县公安局教导员丨县妇女维权岗负责人", "雪　梅/县公安局教导员/县妇女维权岗负责人"]
)
def test_a_name_of_two_characters_apart_before_strokes_is_one(line: str) -> None:
    draft = read(f"家暴不是家务事\n{line.replace('雪', '雷')}\n做了十七年警察，我接过最揪心的电话。")
    assert told(draft)[0][:2] == ("雷梅", ("县公安局教导员", "县妇女维权岗负责人"))


def test_headlines_over_questions_that_another_answers_each_time_are_theirs() -> None:
    guests = "出场代表：\n李红　市教育局局长\n马骁　市公交集团驾驶员\n赵铁　市机床厂厂长，市劳动模范\n\n"
    guests += "▲通道现场。何山 摄\n\n"
    parts = [
        f"01\n把操场还给孩子\n\n云州日报记者：李代表，学校够吗？\n李红：{SCHOOL}\n记者追问：操场呢？\n李红：操场也要。",
        f"02\n末班车再晚一点\n\n《云州交通》杂志记者：马代表，车太早了吧？\n马骁：{ROAD}",
        "03\n让机器听懂人话\n\n云州电视台记者：赵代表，今年怎么办？\n赵铁：今年要上十二条新线。",
    ]
    draft = read(*parts, head=HEAD + guests)
    assert [(one.name, one.headline) for one in draft.speeches] == [
        ("李红", "把操场还给孩子"),
        ("马骁", "末班车再晚一点"),
        ("赵铁", "让机器听懂人话"),
    ]
    assert "".join(draft.speeches[0].paragraphs) == f"{SCHOOL}操场也要。"


def test_a_speech_goes_on_behind_the_turn_of_the_page_only_where_a_sentence_was_broken_off() -> None:
    turned = "（下转第三版）\n云州日报 3 要闻\n\n（上接第二版）"
    torn = f"把操场还给孩子\n讲述人：市教育局局长　李红\n{SCHOOL}家长每\n{turned}\n天要送娃娃过河。"
    assert "天要送娃娃过河。" in "".join(read(torn).speeches[0].paragraphs)
    whole = torn.replace("家长每\n", "\n")
    assert "天要送娃娃过河。" not in "".join(read(whole).speeches[0].paragraphs)


def test_a_large_first_character_is_of_the_text_below() -> None:
    draft = read(f"把操场还给孩子\n讲述人：市教育局局长　李红\n\n听\n报告时，我在那一行下面画了两道。{SCHOOL}")
    assert draft.speeches[0].paragraphs[0].startswith("听报告时")


@pytest.mark.parametrize(
    "foot", ["云州日报社出版 印刷：云州印务中心 零售每份1.5元", "本报地址：民主街16号　邮编：039900　发行热线3327088"]
)
def test_where_a_paper_is_made_and_sold_is_nobodys_words(foot: str) -> None:
    draft = read(f"把操场还给孩子\n讲述人：市教育局局长　李红\n{SCHOOL}", foot)
    assert "".join(draft.speeches[0].paragraphs) == SCHOOL


NARROW = """[农业界]
盐碱滩上种得出稻子
我和盐碱地打了三十年交道。云州北部有
盐碱滩41万亩，祖辈人说“种一葫芦收半瓢”，头
两年我们课题组租下六十亩地做试验，颗粒
无收，同事劝我算了吧，我说再等一年看看到底行
不行。去年秋天测产，亩产达到463公斤，米
粒带一点甘味，在省城超市卖到十二元一斤，
我心里那块石头总算落了地
下一步缺的是水。种稻要用淡水压盐，现有
的渠系只够浇八万亩，我建议把引河入滩二
期列入今年重点项目，让种稻人吃下定心丸。
（作者李红，系市政协委员、市农业科学院研
究员）

大戏不能只活在录像里
我十二岁登台，唱了三十六年。小时候一个
村搭台，十里八村的人赶着驴车来看，现在全市
能唱整本大戏的演员不到四十人，最年轻的也
三十三了，去年我们下乡演出126场，我发现
不是没有人爱看，是没有地方演，许多文化
广场只有健身器材，连个遮雨的台子也没
有。我想请政府把闲置的村小学改成小戏台，
一处花不了十万元，再从职校招两个班，免学费
，老戏要有人听，更要有人接着往下唱。
（作者马骁，系市政协委员、市艺术剧院国家
二级演员）
"""


def test_lines_of_a_narrow_column_that_are_about_as_wide_are_paragraphs_and_no_headlines() -> None:
    draft = read(NARROW)
    assert [(one.name, one.headline) for one in draft.speeches] == [
        ("李红", "盐碱滩上种得出稻子"),
        ("马骁", "大戏不能只活在录像里"),
    ]
    first, second = ("".join(one.paragraphs) for one in draft.speeches)
    assert first.startswith("我和盐碱地打了三十年交道。")
    assert first.endswith("吃下定心丸。")
    assert second.startswith("我十二岁登台")
    assert second.endswith("更要有人接着往下唱。")


def test_characters_set_apart_and_a_delegation_with_its_place_are_sections() -> None:
    draft = read(
        "老 有 味",
        f"把操场还给孩子\n讲述人：市教育局局长　李红\n{SCHOOL}",
        "新 有 劲",
        f"末班车再晚一点\n讲述人：市公交集团驾驶员　马骁\n{ROAD}",
    )
    assert draft.sections == ("老 有 味", "新 有 劲")
    talked = read(
        f"第一代表团 地点：县委党校201教室\n\n李红代表（市教育局局长）：{SCHOOL}",
        f"第三代表团 地点：县宾馆\n\n马骁代表（市公交集团驾驶员）：{ROAD}",
    )
    assert [one.section for one in talked.speeches] == ["第一代表团", "第三代表团"]


@pytest.mark.parametrize("counted", ["毛病出在三处：", "今年要办两件事："])
def test_a_clause_that_counts_before_a_colon_is_nobody_else(counted: str) -> None:
    draft = read(f"把操场还给孩子\n讲述人：市教育局局长　李红\n{SCHOOL}\n{counted}树老了，路窄了。\n我们一件一件办。")
    assert "我们一件一件办。" in "".join(draft.speeches[0].paragraphs)


SIGNED = [
    ("把操场还给孩子", "我们学校九个年级只有一块操场，今年要新建十二所学校。", "李红（市教育局局长）"),
    ("末班车再晚一点", "我开了十六年公交，盼着末班车推迟一个钟头。", "马骁（市公交集团驾驶员）"),
    ("让机器听懂人话", "我们厂今年要上十二条新线，缺的是会修的人。", "赵铁（市机床厂厂长）"),
]


def test_posts_and_names_under_the_words_throughout_a_page_are_signatures_and_head_nothing() -> None:
    under = [f"{headline}\n\n{words}\n{who}" for headline, words, who in SIGNED]
    draft = read(*under)
    assert [(one.name, one.headline, "".join(one.paragraphs)) for one in draft.speeches] == [
        (who[:2], headline, words) for headline, words, who in SIGNED
    ]
    assert any("印在正文下面" in one.what for one in draft.doubts)


def test_headlines_between_who_speaks_and_the_words_are_no_sign_of_signatures() -> None:
    over = [f"{who}\n{headline}\n\n{words}" for headline, words, who in SIGNED]
    for lead in ("", "昨天上午，党代会开幕，记者走进会场，听代表们说心里话，我们摘登如下。"):
        draft = read(*(lead, *over) if lead else over)
        assert [(one.name, "".join(one.paragraphs)) for one in draft.speeches] == [
            (who[:2], words) for _, words, who in SIGNED
        ]


@pytest.mark.parametrize("rest", ["\n厂厂长　赵铁", "厂厂\n长　赵铁", "\n厂厂长、高级技师\n赵铁"])
def test_a_signature_with_a_dash_that_a_narrow_column_cut_is_one(rest: str) -> None:
    draft = read(f"让机器听懂人话\n\n我们厂今年要上十二条新线。\n——市人大代表、云州机床{rest}")
    assert [(one.name, one.headline) for one in draft.speeches] == [("赵铁", "让机器听懂人话")]
    assert draft.speeches[0].posts[:1] == ("市人大代表",)


def test_a_name_with_the_headline_before_the_words_on_one_line_is_an_attribution() -> None:
    legend = "合影者名录\n①李红 市教育局局长\n②马骁 市公交集团驾驶员\n③赵铁 市机床厂厂长\n\n"
    parts = [
        f"{sign}{who[:2]}【{headline}】{words}" for sign, (headline, words, who) in zip("①②③", SIGNED, strict=True)
    ]
    draft = read(*parts, head=HEAD + legend)
    assert [(one.name, one.posts, one.headline, "".join(one.paragraphs)) for one in draft.speeches] == [
        (who[:2], (who[3:-1],), headline, words) for headline, words, who in SIGNED
    ]


@pytest.mark.parametrize("posts", ["（柳河镇代表团　{p}）", "{n}，{p}。"])
def test_a_delegate_and_the_headline_on_one_line_over_the_posts_are_read_apart(posts: str) -> None:
    parts = [
        f"{who[:2]}代表：{headline}\n{posts.format(p=who[3:-1], n=who[:2])}\n　　{words}"
        for headline, words, who in SIGNED
    ]
    draft = read(*parts)
    assert [(one.name, one.posts, one.headline, "".join(one.paragraphs)) for one in draft.speeches] == [
        (who[:2], (who[3:-1],), headline, words) for headline, words, who in SIGNED
    ]


@pytest.mark.parametrize("icon", ["👤 ", "🎤", "▶"])
def test_a_picture_sign_before_who_speaks_is_no_part_of_anybody(icon: str) -> None:
    draft = read(f"把操场还给孩子\n{icon}李红 | 市人大代表、市教育局局长\n\n{SCHOOL}")
    assert told(draft) == BOTH[:1]


@pytest.mark.parametrize("name", ["阿苏木呷", "敬小兰"])
def test_a_seat_in_a_bracket_of_two_lines_says_that_a_name_stands_before_it(name: str) -> None:
    draft = read(
        f"把路修到村口\n讲述人：市教育局局长　李红\n{SCHOOL}", f"▶{name}（市人大代表、吉古村党支部\n书记）：{ROAD}"
    )
    assert [(one.name, one.posts, "".join(one.paragraphs)) for one in draft.speeches][1:] == [
        (name, ("市人大代表", "吉古村党支部书记"), ROAD)
    ]


def test_a_headline_that_ends_like_a_post_and_a_name_is_nobody() -> None:
    draft = read(f"退塘还湖，也要让渔民有饭吃\n讲述人：市教育局局长　李红\n{SCHOOL}")
    assert [(one.name, one.headline) for one in draft.speeches] == [("李红", "退塘还湖，也要让渔民有饭吃")]


def test_a_name_under_the_headline_and_the_posts_in_a_bracket_under_the_words_are_one_attribution() -> None:
    parts = [
        f"{headline}\n2021-10-13\n■ {who[0]}　{who[1]}\n{words}\n（作者系市党代表、{who[3:-1]}）"
        for headline, words, who in SIGNED
    ]
    draft = read("市党代会正在举行。今日起本报开设专栏。", *parts)
    assert [(one.name, one.posts, one.headline) for one in draft.speeches][1:] == [
        (who[:2], ("市党代表", who[3:-1]), headline) for headline, _, who in SIGNED
    ][1:]


CARD = (
    "代表名片\n姓名：李红\n代表团：市直机关\n职务：市人大代表、市教育局局长\n感言：“把操场还给孩子。”\n操场要大\n"
    + SCHOOL
)


@pytest.mark.parametrize(
    "card", [CARD, CARD.replace("\n代表团：市直机关\n职务", "界别：教育界职务").replace("片\n", "片 ")]
)
def test_what_a_card_tells_beside_the_posts_is_none_and_ends_nobodys_words(card: str) -> None:
    draft = read(card, CARD.replace("李红", "马骁"))
    posts = ("市人大代表", "市教育局局长")
    assert told(draft) == [("李红", posts, "操场要大", SCHOOL), ("马骁", posts, "操场要大", SCHOOL)]


def test_a_name_behind_a_dash_over_its_posts_signs_the_words_above() -> None:
    parts = [f"[图片]\n\n{words}\n\n—— {who[:2]}\n{who[3:-1]}" for _, words, who in SIGNED]
    draft = read("妇女代表大会今天上午闭幕，代表们畅谈体会。", *parts)
    assert [(one.name, one.posts, "".join(one.paragraphs)) for one in draft.speeches] == [
        (who[:2], (who[3:-1],), words) for _, words, who in SIGNED
    ]


INTRODUCTIONS = [
    ("各位记者朋友好，我是市党代表、市教育局局长李红。", "李红", ("市党代表", "市教育局局长")),
    ("大家好！我叫马骁，是市党代表、市公交集团驾驶员。", "马骁", ("市党代表", "市公交集团驾驶员")),
    ("我是赵铁，市党代表，市机床厂厂长。", "赵铁", ("市党代表", "市机床厂厂长")),
]


def test_who_says_in_the_first_sentence_who_that_is_speaks_where_no_line_names_anybody() -> None:
    parts = [
        f"{headline}\n{told}{words}" for (headline, words, _), (told, _, _) in zip(SIGNED, INTRODUCTIONS, strict=True)
    ]
    draft = read(*parts)
    assert [(one.name, one.posts, one.headline, "".join(one.paragraphs)) for one in draft.speeches] == [
        (name, posts, headline, said + words)
        for (headline, words, _), (said, name, posts) in zip(SIGNED, INTRODUCTIONS, strict=True)
    ]
    assert sum("自我介绍" in one.what for one in draft.doubts) == 3
    named = read(*parts, "路修到村口\n讲述人：市交通局局长　王军\n今年先修柳河的路。")
    assert [one.name for one in named.speeches] == ["王军"]


def test_in_a_list_of_guests_whatever_stands_behind_a_name_is_what_that_one_is() -> None:
    guests = "圆桌嘉宾\n陈峰　县侨联副主席\n伍月娇　第三生产队退休割胶人\n"
    guests += "甄国栋　县侨代会代表、公司董事长\n余念慈　侨中校长\n\n"
    talk = "主持人：农场怎么样？\n伍月娇：我回来的时候十一岁。\n主持人：学校呢？\n余念慈：我们今年招了两个班。"
    draft = read(talk, head=HEAD + guests)
    assert "我回来的时候十一岁。" in [
        one for speech in draft.speeches if speech.name == "伍月娇" for one in speech.paragraphs
    ]


FORMS = (
    *(
        "{n} ◇ {p}",
        "{p} ※ {n}",
        "{n}～{p}",
        "{n}【{p}】",
        "【{n}】〔{p}〕",
        "{n}——{p}",
        "{p}——{n}",
        "{n}\\\\{p}",
        "{n}＠{p}",
    ),
    *(
        "{n}·{p}",
        "“{n}” {p}",
        "{n}：{p}",
        "{p}：{n}",
        "{n}代表 {p}",
        "<{n}> {p}",
        "★{p} ☆{n}",
        "{n}　男　{p}",
        "{n}，女，{p}",
    ),
    *(
        "{n}\n{p}",
        "{p}\n{n}",
        "[{p}]\n[{n}]",
        "◎{n}\n◎{p}",
        "{n}｜市党代表｜{p}",
        "市党代表 · {n} · {p}",
        "No.1 {n} {p}",
    ),
    *("①{n}/{p}", "{n}（{p}）", "{p}（{n}）", "@{n} #{p}", "{n}（代表）{p}"),
)


@pytest.mark.parametrize("order", ["{h}\n{w}\n\n{t}", "{w}\n{h}\n\n{t}", "{h}\n\n{t}\n{w}"])
@pytest.mark.parametrize("form", FORMS)
def test_a_name_and_posts_are_read_whatever_parts_them_and_wherever_they_stand(form: str, order: str) -> None:
    """Over the headline, under it, or under the words; the name on the page's other lines tells nothing more."""
    parts = [
        order.format(h=headline, t=words, w=form.format(n=who[:2], p=who[3:-1])) for headline, words, who in SIGNED
    ]
    draft = read(*parts)
    assert [(one.name, "".join(one.paragraphs)) for one in draft.speeches] == [
        (who[:2], words) for _, words, who in SIGNED
    ]


@pytest.mark.parametrize("form", ["{n} ◇ {p}", "【{n}】〔{p}〕", "{n}\n{p}", "{n}代表 {p}", "①{n}/{p}"])
def test_a_name_like_no_other_is_read_where_two_others_are_printed_so(form: str) -> None:
    names = ("李红", "马骁", "勒墨明")
    parts = [
        f"{headline}\n{form.format(n=name, p=who[3:-1])}\n\n{words}"
        for name, (headline, words, who) in zip(names, SIGNED, strict=True)
    ]
    draft = read(*parts)
    assert [one.name for one in draft.speeches] == [*names]


def test_a_list_of_names_and_posts_and_two_in_brackets_are_no_attributions() -> None:
    listed = "\n".join(f"{who[:2]} ◇ {who[3:-1]}" for _, _, who in SIGNED)
    draft = read(f"名单\n{listed}\n\n昨天下午，会议听取了代表的意见，市里表示将逐条研究。")
    assert all(not one.paragraphs for one in draft.speeches)


def test_a_lead_of_the_paper_and_a_portrait_at_the_end_are_no_sign_of_signatures() -> None:
    over = [f"{who}\n{headline}\n\n{words}" for headline, words, who in SIGNED]
    lead = "昨天上午，党代会开幕，记者走进会场，听代表们说心里话，我们摘登如下。"
    draft = read(lead, *over, "王军（市交通局局长）")
    said = {one.name: "".join(one.paragraphs) for one in draft.speeches if one.paragraphs}
    assert said == {who[:2]: words for _, words, who in SIGNED}


def test_words_over_a_headline_over_who_speaks_are_theirs_where_the_pages_ends_say_so() -> None:
    parts = [f"{words}\n\n“{headline}”\n{who[:2]}　{who[3:-1]}" for headline, words, who in SIGNED]
    draft = read("代表风采", *parts)
    assert [(one.name, one.headline, "".join(one.paragraphs)) for one in draft.speeches] == [
        (who[:2], f"“{headline}”", words) for headline, words, who in SIGNED
    ]
    over = [f"“{headline}”\n{who[:2]}　{who[3:-1]}\n\n{words}" for headline, words, who in SIGNED]
    plain = "要把产业链补齐，要把人才留住，要让企业敢投资、群众有活干，今年要上十二条新线。"
    for lead in ("代表风采", "昨天上午，党代会开幕，记者听代表们说心里话，我们摘登如下。"):
        draft = read(lead, *over[:2], over[2].replace(SIGNED[2][1], plain))
        assert [(one.name, "".join(one.paragraphs)) for one in draft.speeches] == [
            *((who[:2], words) for _, words, who in SIGNED[:2]),
            ("赵铁", plain),
        ]


def test_words_under_a_caption_of_somebody_unknown_are_not_those_of_whoever_was_shown_before() -> None:
    parts = [
        f"把操场还给孩子\n图为市人大代表、市教育局局长李　小　红接受采访。\n{SCHOOL}",
        f"末班车再晚一点\n图为市政协委员、市公交集团驾驶员马骁接受采访。\n{ROAD}",
        "护好老城\n图为市文化馆土陶匠吐尔地在会上。\n我们烧陶烧了七代。",
    ]
    draft = read(*parts)
    said = {one.name: "".join(one.paragraphs) for one in draft.speeches}
    assert said["李小红"] == SCHOOL
    assert said["马骁"] == ROAD
    assert all("烧陶" not in words for name, words in said.items() if name)


def test_what_a_reporter_tells_behind_the_bracket_of_posts_is_no_post() -> None:
    draft = read(f"把操场还给孩子\n李　红（市人大代表，市教育局局长）接过话头——\n{SCHOOL}")
    assert all(set(one.posts) <= {"市人大代表", "市教育局局长"} for one in draft.speeches)


@pytest.mark.parametrize("name", ["格日勒图", "帕丽扎提", "尕桑卓玛", "阿苏木呷"])
def test_what_writes_the_sounds_of_another_tongue_is_a_name_and_no_place_or_firm_is(name: str) -> None:
    draft = read(f"把操场还给孩子\n市教育局局长　{name}\n{SCHOOL}")
    assert [(one.name, one.posts) for one in draft.speeches] == [(name, ("市教育局局长",))]
    for other in ("克拉玛依", "阿里巴巴", "巴勒斯坦", "乌鲁木齐"):
        assert other not in [one.name for one in read(f"把操场还给孩子\n市教育局局长　{other}\n{SCHOOL}").speeches]


def test_words_under_a_numbered_caption_of_somebody_unknown_are_nobodys() -> None:
    shown = (
        "李红，市人大代表，市教育局局长",
        "马骁，市政协委员，市公交集团驾驶员",
        "土陶",
        "赵铁，市人大代表，市机床厂厂长",
    )
    words = (SCHOOL, ROAD, "我们烧陶烧了七代。", "今年要上十二条新线。")
    draft = read(*(f"图{sign}：{who}\n\n{said}" for sign, who, said in zip("①②③④", shown, words, strict=True)))
    said = {one.name: "".join(one.paragraphs) for one in draft.speeches if one.name}
    assert said == {"李红": SCHOOL, "马骁": ROAD, "赵铁": words[-1]}


@pytest.mark.parametrize("label", ["讲述人：——", "（作者是\n）"])
def test_a_label_that_names_nobody_beside_a_list_is_no_fault(label: str) -> None:
    draft = read(f"末班车再晚一点\n{label}\n{ROAD}", head=HEAD + LIST)
    assert all(one.name != "——" for one in draft.speeches)


@pytest.mark.parametrize("order", ["{h}\n{w}\n\n{t}", "{w}\n{h}\n\n{t}", "{h}\n\n{t}\n{w}"])
@pytest.mark.parametrize("lost", ["", "※※", "name"])
@pytest.mark.parametrize("form", [one for one in FORMS if "女" not in one])  # a life is read by other rules
def test_words_whose_name_is_lost_among_others_set_alike_are_nobody_elses(form: str, lost: str, order: str) -> None:
    four = [*SIGNED, ("路修到村口", "我们村那三公里土路，盼着明年能铺上水泥。", "王军（市交通局局长）")]
    named = [form.format(n=who[:2], p=who[3:-1]) for _, _, who in four]
    named[1] = form.format(n="", p=four[1][2][3:-1]).strip() if lost == "name" else lost
    draft = read(*(order.format(h=h, t=t, w=w) for (h, t, _), w in zip(four, named, strict=True)))
    owner = {words: who[:2] for _, words, who in four}
    for speech in draft.speeches:
        said = "".join(speech.paragraphs)
        assert speech.name is None or {who for words, who in owner.items() if words in said} <= {speech.name}


COLUMNS = (
    (
        "市水利局党组书记、局长",
        "周启明",
        "守护一江清水",
        "过去五年，我们关停了江边一百零七家小造纸、小化工，江水从四类变成了二类。沿江种了九万棵柳树，老百姓又能下河游泳了。",
    ),
    (
        "开发区管委会副主任",
        "欧阳靖",
        "从拼政策到拼服务",
        "招商不能光靠给地、给钱。去年有一家做锂电池的企业来看了三次都没有定，最后打动他们的是我们四十八小时把会开完了。",
    ),
    (
        "长岭县委书记",
        "秦岚",
        "山里的路通了",
        "长岭是全市最后一个通高速的县。通车那天，有个八十三岁的老奶奶走了五里路来看，现在到市里只要五十分钟了。",
    ),
)


def cut(words: str, indent: str, width: int = 20) -> str:
    words = indent + words
    return "\n".join(words[start : start + width] for start in range(0, len(words), width))


@pytest.mark.parametrize("indent", ["　　", ""])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_posts_a_name_and_a_headline_on_lines_of_their_own_are_read_from_cut_and_parted_text(
    indent: str, between: str
) -> None:
    parts = [between.join((*above, cut(words, indent) if between == "\n" else words)) for *above, words in COLUMNS]
    draft = read(*parts) if between == "\n" else read("\n\n\n".join(parts), head=HEAD.replace("\n", "\n\n"))
    assert [(one.name, one.headline, "".join(one.paragraphs)) for one in draft.speeches] == [
        (name, headline, words) for _, name, headline, words in COLUMNS
    ]
    assert draft.banner is None
    assert sum("按版面上几处相同的印法" in doubt.what for doubt in draft.doubts) == len(COLUMNS)


def test_a_headline_on_two_lines_under_who_speaks_is_one_with_a_doubt() -> None:
    parts = [f"{name}（{post}）\n{headline}\n{words}" for post, name, headline, words in COLUMNS]
    draft = read(*parts[:2], parts[2].replace("山里的路通了", "山里的路通了\n人也活了"))
    assert [one.headline for one in draft.speeches][2] == "山里的路通了 人也活了"
    assert draft.speeches[2].paragraphs == (COLUMNS[2][3],)
    assert any("标题印成两行" in doubt.what for doubt in draft.doubts)
