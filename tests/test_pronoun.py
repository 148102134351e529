"""A pronoun means the one who spoke last, unless the message itself holds somebody whom it means."""

import pytest

from knowledge.question.pronoun import of_last


@pytest.mark.parametrize(
    "text",
    [
        "他怎么看",
        "那她讲社保了吗",
        "养老她提了没有",
        "放学早没人接她有什么办法没",
        "除了他还有谁提产学研",
        "我想找他",
        "这位是做什么的",
        "ta说了什么",
        "人家怎么说",
    ],
)
def test_it_means_the_one_who_spoke_last(text: str) -> None:
    assert of_last(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "包工头拖着工钱不给 告他得等多久",
        "我妈只会讲方言,打官司她听不懂怎么办",
        "国外长大的孩子怎么让他们记得老家",
        "那个护林员想要公家给他们配点什么",
        "老板跑了 我连他公司叫什么都不知道",
        "食堂老人家吃顿饭要多少钱",
        "装电梯 一楼人家要不要摊钱",
        "下班了想学个吉他",
        "其他代表怎么说",
        "dengta shufang yao menpiao ma",
        "给岛上送信那位说了什么",
        "老师讲学生近视 他怎么看",
    ],
)
def test_it_means_somebody_of_the_message_or_nobody(text: str) -> None:
    assert of_last(text) is None
