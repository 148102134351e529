"""The roles in which people are printed, and what people call someone who has one. It knows no coverage."""

import re
from typing import Final

ROLES: Final = (
    "总会计师 总工程师 总经济师 会计师 工程师 经济师 农艺师 董事长 总经理 副总经理 秘书长 理事长 检察长 "
    "总书记 村主任 村支书 支书 书记 局长 主任 市长 区长 县长 镇长 乡长 村长 州长 省长 部长 厅长 处长 科长 股长 院长 "
    "校长 园长 所长 站长 总队长 支队长 大队长 中队长 队长 团长 庭长 厂长 行长 社长 会长 台长 馆长 组长 班长 店长 "
    "主席 委员 经理 总裁 总监 教授 院士 "
    "医生 医师 护士 护士长 教师 老师 律师 法官 检察官 民警 干警 社工 网格员 负责人 带头人 研究员 技师 技术员 "
    "工人 司机 驾驶员 骑手 快递员 创始人 政委 农民 居民 村民 职工 学生 主播"
).split()
TRADE_ROLES: Final = frozenset(
    "会计师 工程师 经济师 农艺师 教授 院士 医生 医师 护士 教师 老师 律师 法官 检察官 民警 干警 社工 网格员 研究员 技师 "
    "技术员 工人 司机 驾驶员 骑手 快递员 农民 居民 村民 职工 学生 主播".split()
)
"""Roles that many people have: a question that holds such a word may be about the trade."""
_SPOKEN: Final = "老总 老板 一把手 大夫 负责人 头头 头儿 当家人 当家的 领头的 掌门人 老大 主官 高工".split()
ANY_ROLE: Final = "|".join(sorted(sorted({*ROLES, *_SPOKEN}), key=len, reverse=True))
ROLE_AT: Final = re.compile(f"(?P<deputy>副|常务副|第一)?(?P<role>{ANY_ROLE})")
LEADERS: Final = (
    *("书记", "局长", "主任", "院长", "校长", "董事长", "镇长", "县长", "市长", "区长", "乡长"),
    *("馆长", "站长", "所长", "队长", "行长", "社长", "会长", "园长", "厂长", "理事长"),
)
"""The roles of those who lead something."""
CALLED: Final = {
    "总": ("总经理", "董事长", "总裁", "总会计师", "总工程师", "总监"),
    "老总": ("董事长", "总经理", "总裁"),
    "老板": ("董事长", "总经理", "总裁", "理事长"),
    "村支书": ("书记",),
    "支书": ("支部书记", "总支书记", "支书"),
    "村长": ("村长", "村委会主任", "村主任"),
    "村主任": ("村主任", "村委会主任"),
    "负责人": ("负责人", *LEADERS),
    **dict.fromkeys(("一把手", "头头", "头儿", "当家人", "当家的", "领头的", "掌门人", "老大", "主官"), LEADERS),
    "医生": ("医生", "医师", "主任", "院长"),
    "医师": ("医生", "医师", "主任", "院长"),
    "大夫": ("医生", "医师", "主任", "院长"),
    "高工": ("高级工程师",),
    "老师": ("老师", "教师", "校长"),
    "司机": ("司机", "驾驶员"),
    "局": ("局长",),
    "处": ("处长",),
    "科": ("科长",),
    "院": ("院长",),
    "校": ("校长",),
    "队": ("队长",),
    "所": ("所长",),
    "董": ("董事长",),
    "工": ("工程师",),
}
"""What people call someone, and the printed roles that it can stand for; anyone may be called 代表 or 同志."""
WHOEVER_LEADS: Final = frozenset(role for role, printed in CALLED.items() if set(LEADERS) <= set(printed))
"""What whoever leads a body is called, whatever the post is: it tells no post in a part of that body."""
ROLE_LEAST: Final = 2
"""Characters of the shortest printed role: posts are found by so many last ones."""
LEADING: Final = "书记|支书|主任|主席"
"""What whoever leads a place is called behind its level (李区委书记, 王村主任), as a pattern."""
LEVELS: Final = ("村", "镇", "乡", "区", "县", "市", "街道", "社区")
"""What stands before a role and says which body its holder leads: a 村支书 is no secretary of a district."""
TRADES: Final = {
    "医生": ("医院", "卫生", "医师", "疾控", "保健院"),
    "医师": ("医院", "卫生", "医师", "疾控", "保健院"),
    "大夫": ("医院", "卫生", "医师", "保健院"),
    "律师": ("律师",),
    "师傅": ("驾驶员", "司机", "技师", "班长", "工人", "投递", "快递", "骑手", "维修", "护林"),
    "骑手": ("骑手", "外卖", "快递"),
    "护士": ("医院", "卫生", "护理"),
    "首席": ("首席",),
    "教练": ("教练",),
    "老师": ("学校", "小学", "中学", "大学", "幼儿园", "教师"),
    "老板": ("公司", "集团", "企业", "厂"),
    "总": ("公司", "集团"),
    "村干部": ("村",),
    "社区干部": ("社区",),
}
"""What people call a trade, and the pieces of printed posts that show it."""
HEADS: Final = frozenset("书记 局长 市长 区长 县长 镇长 乡长 董事长 总经理 一把手 负责人 支书".split())
"""Who leads the whole of what they are named with."""
ANYONE: Final = tuple(
    "代表 同志 委员 先生 女士 大姐 大哥 大妈 大叔 阿姨 大爷 大娘 大婶 大伯 爷爷 奶奶".split()
    + "老爷子 老人家 老先生 老太太".split()
)
KIN: Final = re.compile("(?:大[妈叔爷娘婶伯]|阿[婆公伯婶]|爷爷|奶奶|老爷子|老人家|老先生|老太太)")
"""What old people of whom somebody tells are called after the surname (八十三岁的郝大娘)."""
TOLD_TRADE: Final = re.compile("老板|师[傅父]|老师|医生|大夫|护士|律师|大[姐哥嫂]|同学|司机")
"""What others of whom somebody tells are called so (开面馆的卢老板), where nobody who speaks is."""
COURTEOUS: Final = frozenset({"老师", "师傅"})
"""Trades that people are called by out of courtesy: anybody of the surname, where nobody of it is of the trade."""
_SHORT = "[局处科院校队所董工](?=说|讲|谈|提|怎么|的|对|是|呢|[,，\\s]|$)"
_WORDS = {*ROLES, *(called for called in (*CALLED, *TRADES) if len(called) > 1), "总", *ANYONE}
_LONG = sorted(sorted(_WORDS), key=len, reverse=True)
TITLE = "|".join([*_LONG, _SHORT])
"""What people call someone after the surname, as a pattern."""
TITLE_LENGTH: Final = 2
TITLES: Final = tuple(title for title in _LONG if len(title) == TITLE_LENGTH)
"""What people call someone in two characters: 书记, 局长."""


def is_of_trade(role: str, post: str) -> bool:
    """Whether a post that leads something leads what those of a trade work in: the 主任 of a ward is called 医生."""
    trades = TRADES.get(role, ())
    leads = post.endswith(("主任", "院长", "校长"))
    return not (trades and leads) or any(trade in post for trade in trades)


def role_fit(role: str, post: str) -> int:
    """2: exactly this role; 1: its deputy (副主任 for 主任); 0: another one."""
    name = printed_as(role, post)
    if not name or (role in CALLED and role[0] in LEVELS and not leads_level(role[0], role, post)):
        return 0
    return 1 if _DEPUTY.search(post.removesuffix(name)) else 2


_DEPUTY: Final = re.compile("副[大支总中小分]?$")
"""What makes a deputy of whoever has the role behind it: 副主任, 副大队长."""


def printed_as(role: str, post: str) -> str:
    """The words of a role in which a post ends; empty where it ends in none."""
    return next((name for name in CALLED.get(role, (role,)) if post.endswith(name)), "")


def leads_level(level: str, role: str, post: str) -> bool:
    """Whether the holder of a post in a role leads a 村, a 镇: the last body that is named before the role.

    So 柳堰镇桑园口村党支部书记 leads no 镇, and 农业农村局党组书记 no 村.
    """
    name = printed_as(role, post)
    bodies = _BODIES.findall(post.removesuffix(name))
    return name.startswith(level) or (bool(bodies) and bodies[-1] == level)


_BODIES: Final = re.compile(
    "农村|社区|街道|[市县区镇乡村局院校厂场馆站所行园司]|集团|协会|学会|商会|中心|合作社|大队|支队|小组|办公室"
)
"""What the names of bodies that somebody leads end in."""
