"""Word lists that an operator edits: read as written, folded, refused with file and key where they cannot be used."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
import yaml

from knowledge.errors import SettingsFault
from knowledge.words import vocabulary
from knowledge.words.tokens import Tokenizer
from tests.building import CONFIG, words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (vocabulary.SYNONYMS, vocabulary.STOPWORDS):
        shutil.copy(CONFIG / name, tmp_path)
    return tmp_path


def with_synonyms(folder: Path, text: str) -> vocabulary.Vocabulary:
    (folder / vocabulary.SYNONYMS).write_text(text, "utf-8")
    return vocabulary.load(folder)


def cut_into(*words: str) -> Callable[[str], Sequence[str]]:
    """A tokenizer that cuts the one text of a test."""
    return lambda _text: words


def nothing(_: str) -> bool:
    """A coverage that prints nothing."""
    return False


def test_the_lists_of_the_project_can_be_used() -> None:
    assert words().same
    assert words().stopwords


@pytest.mark.parametrize("key", ["same", "related"])
def test_no_group_of_the_project_adds_nothing_to_another(key: str) -> None:
    lists = yaml.safe_load((CONFIG / vocabulary.SYNONYMS).read_text("utf-8"))
    groups = [frozenset(map(str, group)) for group in lists[key]]
    assert [sorted(a) for i, a in enumerate(groups) for j, b in enumerate(groups) if i != j and a <= b] == []


def test_a_group_stands_for_each_other(folder: Path) -> None:
    read = with_synonyms(folder, "same:\n  - [工资, 薪水, 报酬]\n")
    assert read.same["薪水"] == {"工资", "报酬"}
    assert read.words == {"工资", "薪水", "报酬"}


def test_a_word_of_two_groups_has_the_partners_of_both(folder: Path) -> None:
    read = with_synonyms(folder, "same:\n  - [甲, 乙]\n  - [乙, 丙]\n")
    assert read.same["乙"] == {"甲", "丙"}


def test_a_synonym_stands_for_more_than_what_it_leads_to_and_that_for_more_than_its_synonyms(folder: Path) -> None:
    read = with_synonyms(folder, "same:\n  - [挣钱, 赚钱]\n  - [增收, 多收入]\nrelated:\n  - [挣钱, 增收]\n")
    shares = read.standing_for("赚钱")
    assert 1 > shares["挣钱"] > shares["增收"] > shares["多收入"] > 0
    assert "赚钱" not in shares


def test_a_word_leads_one_way(folder: Path) -> None:
    read = with_synonyms(folder, "leads:\n  送外卖: [骑手, 新就业形态]\n")
    assert set(read.standing_for("送外卖")) == {"骑手", "新就业形态"}
    assert not read.standing_for("骑手")


def test_the_name_of_a_field_leads_to_what_is_printed_of_it(folder: Path) -> None:
    read = with_synonyms(folder, "fields:\n  教育: [学校, 学位]\n")
    assert read.fields == {"教育"}
    assert set(read.standing_for("教育")) == {"学校", "学位"}
    assert not read.standing_for("学校")


def kinds_in(read: vocabulary.Vocabulary, text: str) -> dict[str, str]:
    """What a text names, and what in another text is told of another of the kind."""
    told = "麦子、蔬菜和电工"
    named = read.kinds.named(text, Tokenizer().words(text))
    return {one.group(): found.group() if (found := member.others.search(told)) else "" for one, member in named}


def test_things_of_one_kind_are_told_apart(folder: Path) -> None:
    kinds = "kinds:\n  作物:\n    - 蔬菜\n    - [小麥, 麦子]\n    - [玉米]\n  职业:\n    - [保安]\n    - [电工]\n"
    read = with_synonyms(folder, kinds)
    assert kinds_in(read, "玉米收了吗") == {"玉米": "麦子"}
    assert kinds_in(read, "小麦收了吗") == {"小麦": ""}, "what is told is the same by another word"
    instead = read.kinds.members["小麦"].told_instead
    assert instead("蔬菜的价钱").search("蔬菜"), "the name of the kind tells of none of it"
    assert not instead("的价钱").search("蔬菜"), "where it is asked of the kind"
    assert kinds_in(read, "蔬菜收了吗") == {}, "nor is it told apart"
    assert kinds_in(read, "保安工资") == {"保安": "电工"}
    assert kinds_in(read, "怎么保安全") == {}, "a word of its own"
    assert kinds_in(read, "玉米业的出路") == {"玉米": "麦子"}, "but for a trade"


def test_no_word_of_the_project_is_of_two_things_of_one_kind() -> None:
    lists = yaml.safe_load((CONFIG / vocabulary.SYNONYMS).read_text("utf-8"))["kinds"]
    for kind, members in lists.items():
        every = [word for member in members for word in (member if isinstance(member, list) else [member])]
        assert len(every) == len(set(every)), kind


def test_words_are_folded_when_they_are_read(folder: Path) -> None:
    assert with_synonyms(folder, "same:\n  - [薪資, ＡＩ]\n").same == {"薪资": {"ai"}, "ai": {"薪资"}}


def test_a_spoken_form_becomes_standard(folder: Path) -> None:
    read = with_synonyms(folder, "spoken:\n  咋样: 怎么样\n  咋: 怎么\n")
    assert read.standard("咋样咋修路", Tokenizer(listed=("咋样",)).words, nothing) == "怎么样怎么修路"


def test_what_is_standard_already_holds_no_spoken_form() -> None:
    spoken = words().spoken
    kept = {form for form in spoken.values() if len(form) > 1 and form not in spoken}
    changed = {form: read for form in kept if (read := words().standard(form, lambda text: (text,), nothing)) != form}
    assert {"什么时候", "怎么样"} <= kept
    assert not changed


def test_a_single_character_inside_a_word_is_no_spoken_form(folder: Path) -> None:
    read = with_synonyms(folder, "spoken:\n  冇: 没有\n  俺: 我\n")
    assert read.standard("俺们就业", cut_into("俺们", "就业"), nothing) == "俺们就业"


def test_a_single_character_that_is_printed_so_with_its_neighbour_is_no_spoken_form(folder: Path) -> None:
    read = with_synonyms(folder, "spoken:\n  弄: 做\n")
    cut = cut_into("弄", "相", "市场")
    assert read.standard("弄相市场", cut, "现在的弄相互市点还是铁皮棚".__contains__) == "弄相市场"
    assert read.standard("弄相市场", cut, "做相片的弄相人".__contains__) == "做相市场"


PLAIN = (
    "重点解决什么问题 试点办了几个 专家下乡坐诊 大家下一步怎么走 香港到这里多远 观点知道吗 深水港的投资 进港了吗 "
    "地点样子 热点办理 十几时间 联系点好不好 国家下拨的款 企业家下决心 渔港过年 一点知识 外边个体户 讲下午的会"
)
DIALECT = {
    "点解要拆": "为什么要拆",
    "有几多个人": "有多少个人",
    "呢度边个讲过": "这里谁讲过",
    "要点做先得": "要怎么做先得",
    "佢系点讲": "他是怎么讲",
    "有冇人讲": "有没有人讲",
    "家下物价点样": "现在物价怎么样",
    "都港了么子": "都讲了什么",
    "外地来摘果子的人住哪达": "外地来摘果子的人住哪里",
    "洋芋往哪疙瘩卖": "洋芋往哪里卖",
    "那个煤窑以后做甚用": "那个煤窑以后做什么用",
    "说了些甚": "说了些什么",
    "哪圪垯不让放羊": "哪里不让放羊",
}


@pytest.fixture(scope="module")
def cut() -> Callable[[str], Iterable[str]]:
    return Tokenizer(listed=words().words | words().spoken_words).words


@pytest.mark.parametrize("plain", PLAIN.split())
def test_no_spoken_form_is_heard_across_the_words_of_plain_chinese(
    plain: str, cut: Callable[[str], Iterable[str]]
) -> None:
    assert words().standard(plain, cut, nothing) == plain


@pytest.mark.parametrize(("said", "meant"), DIALECT.items())
def test_spoken_forms_are_heard_among_other_words(said: str, meant: str, cut: Callable[[str], Iterable[str]]) -> None:
    assert words().standard(said, cut, nothing) == meant


def test_a_comment_is_no_stop_word(folder: Path) -> None:
    (folder / vocabulary.STOPWORDS).write_text("# 说明\n的 # 助词\n\n了\n", "utf-8")
    assert vocabulary.load(folder).stopwords == {"的", "了"}


def test_empty_lists_are_lists(folder: Path) -> None:
    assert not with_synonyms(folder, "same:\nrelated:\nspoken:\n").words


FAULTS = {
    "sane:\n  - [甲, 乙]\n": "sane: no such key",
    "same:\n  - [甲]\n": "same[0]: two or more words",
    "same:\n  - [甲, '']\n": "same[0]: two or more words",
    "same:\n  - 甲\n": "same[0]: two or more words",
    "leads:\n  - [甲, 乙]\n": "leads: words with lists are expected",
    "leads:\n  甲: 乙\n": "leads.甲: a list of words is expected",
    "fields:\n  甲: 乙\n": "fields.甲: a list of words is expected",
    "kinds:\n  - [甲]\n": "kinds: kinds with lists of their members",
    "kinds:\n  甲: 乙\n": "kinds.甲: two or more lists",
    "kinds:\n  甲: [[乙]]\n": "kinds.甲: two or more lists",
    "kinds:\n  甲: [[乙], ['']]\n": "kinds.甲: two or more lists",
    "spoken:\n  - 咋\n": "spoken: pairs are expected",
    "- 甲\n": "the keys same, related, leads, fields, kinds and spoken are expected",
    "same: [": "cannot be used",
    "": "the keys same, related, leads, fields, kinds and spoken are expected",
    "same: 甲\n": "same",
    "related:\n  a: b\n": "related",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_list_that_cannot_be_used_is_refused_with_file_and_key(folder: Path, text: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        with_synonyms(folder, text)
    assert str(folder / vocabulary.SYNONYMS) in str(caught.value)
    assert FAULTS[text] in str(caught.value)


@pytest.mark.parametrize("name", [vocabulary.SYNONYMS, vocabulary.STOPWORDS])
def test_a_missing_or_wrongly_encoded_file_is_refused_by_name(folder: Path, name: str) -> None:
    (folder / name).write_bytes("同义".encode("gb18030"))
    with pytest.raises(SettingsFault, match=name):
        vocabulary.load(folder)
    (folder / name).unlink()
    with pytest.raises(SettingsFault, match=name):
        vocabulary.load(folder)
