"""Kinds of people, and what offices look after: how people say it, and what in a printed post shows it.

It knows no coverage. What a post does not print (whether somebody is a woman, was a soldier) is no kind.
"""

import re
from collections.abc import Iterator
from typing import Final

VILLAGE: Final = r"(?<!农)村(?!社区|街道)"
"""A village in a post; 农村, and a community of a town that is called 新村, are none."""
_KEPT: Final = "猪羊牛鸡鸭鹅鱼虾蜂"
"""What is kept, which a post may name."""


def _keeping(kept: str) -> str:
    """What in a post shows that just this is kept: it is named, or what is kept is not said; sheep and cattle graze."""
    others = _KEPT.replace(kept, "")
    grazing = "|牧民|牧场" if kept in "羊牛" else ""
    return rf"{kept}.{{0,6}}养|养.{{0,2}}{kept}|^(?!.*[{others}]).*养殖{grazing}"


KINDS: Final = tuple(
    (re.compile(said), re.compile(printed))
    for said, printed in (
        (r"人大代表", r"人大代表"),
        (r"政协委员", r"政协委员"),
        (
            (
                r"企业|公司|工?厂(?:里|子|家)?|民企|国企|(?:做|搞)(?:生意|买卖|企业|实业)"
                r"|(?:开|办)(?:公司|工?厂)"
            ),
            r"公司|集团|厂|企业|有限|股份",
        ),
        (r"大?老板|企业家|老总|经商|商人|生意人", r"董事长|总经理|总裁|理事长"),
        (r"村(?:里|上|子|干部|官)?", VILLAGE),
        (r"村(?:里|上)?的?(?:干部|官|领导)", rf"{VILLAGE}.{{0,8}}(?:书记|主任|村长|委员)|^村"),
        (r"村民|农村|乡村|乡下|种田|种地|农民|农户|老农", rf"{VILLAGE}|(?<!供销)(?<!信用)合作社|农民|种粮"),
        (r"基层(?:干部)?", rf"{VILLAGE}|社区|街道|[乡镇](?:党|委|长|政)"),
        (r"社区(?:干部)?|街道|居委会?", r"社区|街道"),
        (r"医院|医疗|医护|医务|卫生|医卫|看病", r"医院|卫生|医师|医生|护士|疾控|医疗|保健"),
        (r"[看治医](?:心脏|心|胸口)病?", r"心血管|心内|心脏|胸痛"),
        (r"[看治医](?:肺|气管|咳嗽|呼吸)病?", r"呼吸|肺|职业病"),
        (r"[看治医](?:小孩子?|孩子?|娃娃?|儿童)的?病?", r"儿科|儿童|妇幼"),
        (r"[看治医](?:牙齿?|口腔)病?", r"口腔|牙"),
        (r"[看治医]眼睛?病?", r"眼"),
        (r"[看治医](?:骨头?|腰|腿)病?", r"骨"),
        (r"[看治医](?:脑子?|神经)病?", r"神经|脑"),
        (r"[看治医](?:癌|肿瘤)症?", r"肿瘤|放疗"),
        (r"中医|抓药|把脉", r"中医"),
        (r"医生|大夫|郎中|行医", r"医院|医师|医生|保健院|卫生院"),
        (r"护士", r"护士|护理|护师"),
        (r"学校|教育|文教|高校|大学", r"学校|小学|中学|大学|学院|幼儿园|教师|教育|校长"),
        (r"老师|教师|教书(?:先生|匠)?", r"学校|小学|中学|大学|学院|幼儿园|教师|教研"),
        (r"律师", r"律师"),
        (r"司机|驾驶员|开车", r"司机|驾驶员"),
        (r"民警|警察|公安|当差", r"派出所|公安|民警|交警|交通警察"),
        (r"工人|打工|职工", r"工人|职工|技师|班长|车间|操作工|钳工|焊工"),
        (r"[烧搞干]?电?焊工?", r"焊"),
        (r"矿工|挖矿|下矿|矿(?:上|里|区|山)?", r"矿"),
        (r"老?师[傅父]", r"工人|技师|班长|车间|[钳焊电木]工|驾驶员|司机|骑手|快递|投递|维修|护林|养路"),
        (r"公检法|政法", r"公安|派出所|交警|检察|法院|法官|法庭|政法|司法"),
        (r"法官|法院", r"法院|法官|法庭"),
        (r"检察官", r"检察"),
        (r"骑手|外卖员?|送外卖", r"骑手|外卖"),
        (r"快递员?|送快递", r"骑手|快递|投递"),
        (r"邮递员|邮差|投递员|送信", r"投递|邮递"),
        (r"邮局|邮政", r"邮政"),
        (r"[看守护]林子?的?|护林员|巡山|守山", r"护林"),
        (r"[海小孤]?岛(?:屿|上|里)?", r"岛|屿"),
        (r"打[鱼渔]|渔民|渔家|出海", r"渔(?!业?(?:局|政|管理))"),
        (r"(?:造|修)?船厂?|造船", r"船舶|造船|船厂|船"),
        (r"救火|消防员?", r"消防"),
        (r"工程师|技术员?|科研人?员?|搞研发", r"工程师|技师|(?<!科学)技术|研发|科研"),
        (r"扫地|环卫工?|清洁工", r"环卫|保洁"),
        (r"银行|放贷|贷款", r"银行|农商行|信用社"),
        (r"种花|花农", r"花卉"),
        (r"养殖户?", r"养殖"),
        *((rf"[养放喂]{one}", _keeping(one)) for one in _KEPT),
        (r"绣花|绣娘|刺绣", r"刺绣"),
        (r"当官|官员", r"书记|[局区县市镇乡]长|(?<!车间)主任(?!医师|护师|药师|技师|记者|编辑)"),
        (
            r"领导",
            r"书记|[局区县市镇乡院校馆所站行会部厅处]长|主任|董事长|党[组委]成员|党委委员|总(?:会计|工程|经济)师",
        ),
        (r"市领导", r"市委(?:常委|副?书记)|市长|市(?:人大|政协).*主[任席]"),
        (r"[区县]领导", r"[区县](?:委|长)"),
        (
            r"局?机关|局(?:里|上)?|委办局|(?:政府|职能)?部门|单位",
            r"局|(?<!村民)(?<!居民)委员会|办公室|厅|(?<![支总])部(?!队)",
        ),
        (r"园区|开发区", r"园区|开发区|高新区|经开区|工业园"),
        (r"高新区", r"高新"),
        (r"经开区", r"经开区|经济(?:技术)?开发区"),
        (r"区县|县区", r"区委|县委|区长|县长"),
        (r"市局|局里", r"^市.{1,12}局"),
        (r"市(?:里|级|直)", r"^市(?!场)"),
        (r"县(?:里|上|城)", r"县"),
        (r"区(?:里|上)", r"(?<![社园发新景小片])区"),
        (r"乡镇", r"[镇乡]"),
        (
            r"(?:乡镇|镇|乡)(?:里|上)?的?(?:干部|领导)",
            r"[镇乡](?:党委|党工委|政府|人大)?副?(?:书记|[镇乡]长|主席)|^副?[镇乡]长",
        ),
        (r"镇(?:里|上)?", r"镇"),
        (r"乡里", r"乡"),
        (r"合作社|种植户", r"合作社"),
        (r"退休", r"退休"),
        (r"女|妇女|女性", r"(?!)"),
    )
)
DUTIES: Final = tuple(
    (re.compile(said), re.compile(printed))
    for said, printed in (
        (r"水", r"水利|水务|河长"),
        (r"路|桥|大桥|修[路桥]|造桥|车|公路|马路|公交车?|班车|客运|铁路", r"交通(?!警)|公路"),
        (r"钱|财政|账|收钱", r"财政|会计|金融|银行"),
        (r"环保|环境|污染|空气", r"生态环境|环保|环境"),
        (r"房子|盖房|房产|住房|小区", r"住房|住建|房产"),
        (r"学校|读书|上学|教育|娃(?:娃)?读书", r"教育"),
        (r"看病|医院|医疗|卫生", r"卫生健康|卫健|医疗保障"),
        (r"医保|药费|报销", r"医疗保障|医保"),
        (r"就业|找工作|工作|社保|人事", r"人力资源|人社"),
        (r"治安|抓贼|抓小偷", r"公安|派出所|政法"),
        (r"打?官司|审案|判案", r"法院"),
        (r"垃圾|扫街|市容|路灯|城管", r"城市管理|城管|环卫"),
        (r"老人|低保|养老|救济", r"民政"),
        (r"种田|庄稼|农业|种地|粮食|药材|种药|牛羊|畜牧", r"农业|农村|农牧|畜牧"),
        (r"海|打鱼|捕鱼|渔船", r"海洋|渔业"),
        (r"旅游|景点|文化|文旅", r"旅游|文化"),
        (r"火|救火|消防", r"消防"),
        (r"项目|发展", r"发展和改革|发改"),
        (r"工业|工厂", r"工业"),
        (r"科技|创新", r"科学技术|科技"),
        (r"灾|安全|应急", r"应急"),
        (r"办证|审批|办事", r"审批|政务"),
    )
)
"""What people say that an office looks after (管水的), where a verb of looking after stands before it."""


_ANY: Final = re.compile("|".join(said.pattern for said, _ in KINDS))
"""Any word for a kind: at most places of a text there is none."""


def kind_at(text: str, start: int) -> tuple[int, re.Pattern[str]] | None:
    """The longest word for a kind of people that begins at a place: where it ends, and what in a post shows it."""
    if not _ANY.match(text, start):
        return None
    found = ((match.end(), shown) for said, shown in KINDS if (match := said.match(text, start)))
    return max(found, key=lambda one: one[0], default=None)


def kinds_ending(text: str) -> Iterator[re.Pattern[str]]:
    """What in a post shows each kind of people whose word, of two or more characters, a text ends in."""
    for start in range(max(0, len(text) - _LONGEST), len(text) - 1):
        if (found := kind_at(text, start)) and found[0] == len(text):
            yield found[1]


_LONGEST: Final = 6
"""Characters of the longest word for a kind that is looked for at an end."""


def body_asked(text: str) -> re.Pattern[str] | None:
    """What shows a body of the sort that a text asks for and nothing else (哪个学校的); None where it asks for none."""
    asked = _WHICH_BODY.fullmatch(text)
    return next((shown for said, shown in _BODIES if said.fullmatch(asked["body"])), None) if asked else None


_BODIES: Final = tuple(
    (re.compile(said), re.compile(printed))
    for said, printed in (
        (r"学校|[中小大]学|学院|幼儿园", r"学校|[中小大]学|学院|幼儿园"),
        (r"工?厂|公司|企业|集团", r"厂|公司|集团"),
        (r"医院", r"医院|保健院|卫生院|卫生服务中心"),
        (r"局", r"局"),
        (r"村子?", VILLAGE),
        (r"社区", r"社区"),
        (r"街道", r"街道"),
        (r"[乡镇]|乡镇", r"[乡镇](?!村)"),
        (r"合作社", r"合作社"),
        (r"银行", r"银行|农商行|信用社"),
    )
)
"""What a body is asked for as, and what the name of one holds."""
_WHICH_BODY: Final = re.compile(
    r"(?:那么?|这|到底|究竟|说的|讲的|指的|是|在|又|都)*(?:哪一?[个所家间座]?|什么)"
    rf"(?P<body>{'|'.join(said.pattern for said, _ in _BODIES)})里?的?"
)


def duty_of(text: str) -> re.Pattern[str] | None:
    """What in a printed post shows that its holder looks after a thing."""
    return next((shown for said, shown in DUTIES if said.fullmatch(text)), None)


def office_for(matter: str) -> re.Pattern[str] | None:
    """The name of an office in a printed post that is for a matter; None where the matter is what any office does.

    So 移民 is that of a 水库移民服务中心, and 水库 is not; of a place no office is for the whole.
    """
    if re.fullmatch(f"(?:{_OF_ANY_OFFICE})+", matter):
        return None
    within = rf"(?<=[\u4e00-\u9fff]){matter}(?:{_OF_ANY_OFFICE})" if matter[-1] in _PLACE else matter
    return re.compile(rf"{within}(?:{_OF_ANY_OFFICE}|[和与、][\u4e00-\u9fff]{{2,6}}?){{0,6}}(?:{_OFFICE})")


_PLACE: Final = "市县区镇乡村"
"""What a place ends in."""
_OF_ANY_OFFICE: Final = "|".join(
    "服务 管理 建设 发展 治理 保障 综合 工作 事务 事业 产业 指挥 调度 监测 监督 执法 防治 保护 开发 改革 资源 社会 "
    "城市 经济".split()
)
"""What the name of an office holds beside the matter that it is for."""
_OFFICE: Final = "局|委(?!书记)|办|中心|法院|检察院|(?<![派村])所|站|处|署|馆"
