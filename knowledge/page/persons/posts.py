"""The words of posts and of the houses that give them, what begins or fills no name, and posts parted as printed."""

import re
from typing import Final

from knowledge.page.lines import HAN
from knowledge.page.persons.particulars import PARTICULARS
from knowledge.text import aligned

ENDING: Final = (
    r"(?:(?<![成增延生擅专])长|员|(?<!导)师|书记|主任|专家|企业家|科学家|作家|画家|艺术家|当家|行家|管家"
    r"|[能选高旗歌助水机骑]手"
    r"|(?<![个有没人])人|代表|教授|院士|博士|硕士|护士|战士|卫士|主席|总裁|总监|经理|助理|协理|法官|检察官|警官|教官"
    r"|军官|教练|[钢铁焊电钳车瓦木漆修护洁洗织纺装维铸锻钻炉缝]工"
    r"|(?<![开施加动分手打化军完竣复招用停理做上返赶窝怠罢误收散放出员])工(?!程)|医生"
    r"|学生|研究生|毕业生|村官|职工|民工|总工|技工|矿工|环卫工|工匠|裁判|编辑|导演|司机|厨师|会计|出纳|秘书"
    r"|干事|参事|文书|干部|骨干"
    r"|村民|居民|农民|市民|渔民|牧民|公民|民警|交警|辅警|刑警|法警|武警|常委|主委|政委|纪委|编委|执委"
    r"|候补委员|记者|学者|获得者|工作者|创业者"
    r"|志愿者|经营者|爱好者|从业者|劳动者|建设者|投资者|使者|标兵|士兵|尖兵|老兵|军人|模范|劳模|楷模|状元"
    r"|先锋|带头|大户|户主|店主|业主"
    r"|船长|董事|监事|理事|参赞|顾问|指导|督导|督学|专干|文员|先进个人|之星|能人|巧匠|乡贤|老总|掌门|主播"
    r"|主编|主笔|主管|主理|嘉宾"
    r"|支书|村主任|合伙人|一级巡视员|警[督监司衔]|(?:养殖|种植|专业|贫困|脱贫|个体|经营|承包)户|归侨|侨眷"
    r"|快递小哥)(?:\([^()]{1,20}\))?$"
)
ORGANISATION: Final = re.compile(
    r"(?:局|公司|集团|医院|学校|大学|中学|小学|中心|委员会|管委会|村委会|居委会|办公室|办|村|镇|乡|街道|社区"
    r"|县|市|区|省|厂|学院|研究院"
    r"|站|队|协会|学会|商会|银行|支部|党委|党组|部门|事务所|合作社|法院|检察院|研究所|实验室|车间|班组|工会"
    r"|联合会|报社|日报|晚报|处|科"
    r"|厅|委|组|会|支队|大队|系|园|馆|店|分行|支行|基地|农场|企业|行业|界|基层|一线|代表团|委员团|联组|小组)$"
)
TOPICAL: Final = re.compile(
    r"[.党会议民产业市县区省国]|代表|委员|热议|声音|聚焦|关注|发展|升级|创新|报告|建设|话题|讲述|连线|记者"
    r"|日报|专访|观点|心声|实录|答卷|生态|教育|经济|文化|乡村|振兴|改革|开放"
)
POST: Final = re.compile(ENDING)
NOT_NAMES: Final = re.compile(
    r"某|[们的]|^[一二三四五六七八九十百]+$|近照|剪影|肖像|编辑部|^[老小阿][\u4e00-\u9fff]$|不愿|匿名|化名|网友"
    r"|一位|^(?:时间|时候|时代|地点|方法|方向|方案"
    r"|方式|安全|高效|高质量|高标准|高水平|成效|成果"
    r"|成绩|关键词?|关于|"
    r"金句|金点子|白皮书|黄金周|常态化?|常说|广告|广东|广西|全文|全市|全省|全国|全县|全区|全体|全面|公告"
    r"|公示|都说|都市|国家|国企|国际|相关|有关|有人|有的|后来"
    r"|名片|名录|档案|小传|那么|那时|来源|原因|原来|生态|生活|生产|海报|家园|平台|平安|平时|水利|云上|云端|通知"
    r"|通讯|通报|和谐"
    r"|计划|明天|明确|空间|来信|代表|文化|文明|文旅|文章"
    r"|商务|法治|法律|权威|智慧|智能|易地|程序|周期|周边|康养|许多|曾经|谢谢|何为|何以|张榜|万众|万人|万事"
    r"|双减|经济|经验|解读|解决|解说|应该|应急|强调|强化"
    r"|管理|路径|路线|成就|党员|党建|党委|党群|党组|党课|党史|党支|党总|党校|农业|农村|农民|农旅|东部|西部|言论"
    r"|师生|房产"
    r"|石油|古城|古镇|尚未|边看|简介|简讯|向往|单位|充电|利民"
    r"|连线|连日|于是|从严|干部|干群|江山|山水|乡村|宣传|项目|任务|终于|但是|养老|阳光|汇报|年轻|年初|年末"
    r"|步骤|展望|初心|战略|战斗|修路|由此|幸福|福利|区域|官方|华[东南北中]|林业|牧业|金融|安监|党务|经贸|经信"
    r"|经开|国资|国土|商贸|公安|海关|海事|房管"
    r"|^(?:呼吸|康复|神经|肿瘤|血液|消化|感染|麻醉|重症|急诊|介入|超声|影像|病理|药学|检验|护理|预防|保健|皮肤"
    r"|方志|年鉴|质量)$"
    r"|^(?:归侨|华侨|侨[眷胞领商]|[台港华]商|台胞|海归|[牙中村军]医|[军烈]属|军嫂|[果菜茶蚕瓜花蜂]农"
    r"|[石木铁金花鞋篾]匠|养殖户|商户|包工头|高工)$"
    r"|主持|退休|挂职|兼职|专职|试用|[正副][国部厅局师县处科]级"
    r"|石化|水务|能源|广电|计生|通信|景区|普[通查及惠法遍选洱高职降])"
)
BETWEEN_POSTS: Final = re.compile(r"[\s、,;/]+")
DELEGATION: Final = re.compile(rf"{HAN}{{1,20}}(?:代表团|代表组|讨论组|联组|第{HAN}{{1,3}}组)")
"""Where a delegate sits, which is no post."""
CLAUSE: Final = re.compile(
    r"^(?:[也都还更](?:要|能|会|有|得|让)|让(?!胡路)|请|愿|盼|使(?!馆|领馆))|把(?!关|式)"
    r"|(?<![目标])的(?![士哥])|(?:讨论|审议|座谈|发言)时"
    r"|希望(?=[市县区省镇乡政能把各让大我])|我(?![国省市县区校院])|[你他她]"
)
"""What is part of a sentence and of no post: 希望市里把人, 李红代表在讨论时说."""

HELD_SO: Final = re.compile(
    r"^(?:[^\s,、。;:]{0,6}?(?:当选|连任|上任|到任|就任|履新|选出|增选|卸任|离任|退休|退役|退伍|返乡|回乡|挂职|驻村)"
    r"(?:[半一二两三四五六七八九十百\d]+[多余]?[年月天]多?)?"
    r"|(?:分管|主管|协管|主抓|负责(?!任)|主持|来自|扎根|驻守|从事)[^\s,、。;:]{1,16}?)的(?=.{2})"
)
"""How somebody came to a post or what it has charge of, before it: 新当选的市委常委, 分管水利的副县长."""


def split_posts(text: str) -> tuple[str, ...]:
    """Posts as printed, split at 、 or a space only after what ends like a post (教育、科技局局长 is one)."""
    plain, posts, start = aligned(text), list[str](), 0
    for separator in BETWEEN_POSTS.finditer(plain):
        ended = plain[start : separator.start()].strip()
        certain = any(c in ",;" for c in separator[0]) or DELEGATION.fullmatch(ended) or PARTICULARS.fullmatch(ended)
        if ended and (certain or POST.search(ended.rstrip("”"))):
            posts.append(text[start : separator.start()].strip())
            start = separator.end()
    posts.append(text[start:].strip())
    printed = (one.strip(" 、，,;；:：/|·—-■●◆。") for one in posts)
    return tuple(post for post in printed if post and not PARTICULARS.fullmatch(aligned(post)))


def is_clause(post: str) -> bool:
    """Whether what stands where a post does is part of a sentence, and not a post with how it is held."""
    plain = aligned(post)
    held = HELD_SO.match(plain) if POST.search(plain) else None
    return bool(CLAUSE.search(plain[held.end() :] if held else post))


def are_posts(text: str) -> bool:
    """Whether a text is posts and nothing else."""
    posts = split_posts(text)
    return bool(posts) and all(POST.search(aligned(post)) for post in posts)
