"""Words that say something of a subject and name none: what a short turn asks of the matter before it (收费吗)."""

import re
from typing import Final

_PREDICATES: Final = frozenset(
    (
        "处理 处罚 处置 解决 负责 管理 监督 执行 落实 实施 安排 分配 使用 "
        "收费 免费 要钱 收钱 花钱 出钱 掏钱 交钱 给钱 赚钱 挣钱 退钱 退款 退货 赔钱 亏钱 亏本 投钱 涨价 降价 "
        "招人 招工 缺人 报名 申请 办理 加入 参加 联系 找人 审批 批准 验收 "
        "开工 动工 完工 竣工 封顶 通车 投运 投用 启用 开放 开业 开门 关门 打烊 收摊 收车 发车 开始 结束 建成 建好 "
        "投资 造价 工资 薪水 薪资 工钱 月薪 起薪 底薪 年薪 到手 福利 包吃 包住 管吃 管住 管饭 "
        "门票 票价 学费 运费 押金 罚款 利息 补偿 补贴 补助 奖金 奖励 "
        "租金 价格 价钱 费用 成本 利润 产量 面积 人数 规模 工期 进度 期限 时间 标准 条件 待遇 比例 数量 距离 名额 质量 "
        "效果 就业率 升学率 录取率 通过率 入住率 上座率 合格率 成功率 利用率"
    ).split()
)
_FRAME: Final = re.compile(r"[不没太].+|.+[不没].+|变[好坏差大小多少]|.+[成为到了难少好贵]|便宜|便利|方便")


def names_nothing(word: str) -> bool:
    """Whether a word names no subject: one of these, a single character, how a thing is or became."""
    said = word.removesuffix("吗")
    return len(said) == 1 or said in _PREDICATES or _FRAME.fullmatch(said) is not None
