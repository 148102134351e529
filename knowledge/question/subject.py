"""What a message is about once every word is taken away by which anything is asked for (就养老建言的代表,姓甚名谁)."""

import re
from functools import lru_cache
from typing import Final

from knowledge.topic import Language

_ASKING_WORDS: Final = frozenset(
    """
    代表 党代表 人大代表 代表团 委员 政协委员 同志 老同志 领导 领导们 干部 干部们 讲述人 发言人 发言者
    讲话人 人 人员 个人 谁谁 谁谁谁 人名 名 姓名 姓甚名谁 名字 大名 名单 名册 总名单 单子 身份 职务 职位 单位
    一位 两位 好几个 那人 老乡 乡亲
    说起 讲起 谈起 发言 发过言 讲话 说话 开口 表态 表 态 建言 建言献策
    献策 出主意 呼吁 呼喊 回应 关心 关注 重视 操心 惦记 在意 牵挂 反映 倡议 提议 建议 主张 发表 声音
    观点 意见 提法 原话 那段话 这段话 话 发言稿 讲话稿 稿子 嘴 嘴上 嘴里 口 挂 港 唠 唠叨
    摆 扯 吱声 吭声 发声 上台 登台
    列 列入 列出来 列个 报 报个 报一下 点名 点个名 数 数数 数一下 数数看 统计 人数 总数 总人数 数量
    数目 位 汇总 梳理 整理 找 找出 找一下 查 查询 查看 搜 搜索 翻 翻翻 挑 挑出 筛选
    调 抄 摘抄 摘录 记 登记 签到 念 念念 看 听 写 写给 发 发给 发来 告知 通知
    提供 打听 问一句 核对 确认 核实 帮 帮忙 快 快点 先
    只看 就行 要看 想看 从头到尾 不落 一个不落 一遍 一份 完整 统统
    共 拢共
    报道 版面 这版 整版 版 会上 大会 会场 上面 里面 里头 上头 下面 底下 登 登出 登报 印
    出席 参加 参会 与会 开会 派 派去 派来 来自 选出 露脸
    标题 小标题 大标题 题目 题为 题下 题 大字 字 文章 一文 文 篇 一篇 那篇 栏 一栏 段 一段 那段 几段 这条 块
    小块 这部分 正文 文字 具体内容 全部内容 全文 整篇 整段 展开 打开 后面 前面 有句 那句 这句 几句
    一句话 出自 对应 归 讲者
    答案 结果 匹配 段落 对比 对照 异同 两人 二人 比比 比一比 放 加 vs
    第一个 第一位 第一行 打头 排头 榜首 1号 现 任 何职
    话题 此事 这件 件事 一事 一节 老家 家乡 换成 换 同一 开头 开场 清单 一览
    代表们 干 担任 现任 一职
    """.split()
)
"""Words by which people are asked for, and what they said: they tell nothing of whom or of what.

Stop words ask anyway, and stand here no second time.
"""


def subject(text: str, language: Language) -> str:
    """The folded text without the words by which anything is asked for; they and signs are blank.

    A surname before a title is none of them, whatever else it means (何校长).
    """
    titled, kept, place = language.lexicon.titles.titled(text, language.tokenizer), [" "] * len(text), 0
    for word in language.tokenizer.words(text):
        start = text.index(word, place)
        place = start + len(word)
        is_surname = titled is not None and start == titled.start and place < titled.end
        if is_surname or not _is_asking(word, language):
            kept[start:place] = word
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def _is_asking(word: str, language: Language) -> bool:
    """Whether a word asks, or is no word and put together of words that do (上面有)."""
    stop = language.vocabulary.stopwords
    return word in _ASKING_WORDS or word in stop or (not language.tokenizer.knows(word) and _are_asking(word, stop))


@lru_cache(maxsize=2048)
def _are_asking(word: str, stop: frozenset[str]) -> bool:
    heads = (word[:length] for length in range(1, len(word) + 1))
    asking = (head for head in heads if head in _ASKING_WORDS or head in stop)
    return any(head == word or _are_asking(word[len(head) :], stop) for head in asking)
