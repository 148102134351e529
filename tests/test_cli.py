"""The command congress-bot as people and programs use it: exact output, exit codes, never a traceback."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final

import pytest
import typer
import yaml

from bot import cli
from bot.commands import citizen, files
from bot.conversation import Conversation
from knowledge.record import coverage
from tests.building import DEV, EMBEDDED, REAL_PAGE, ROOT, a_page, a_speech
from tests.shelves import FIRST, SCHOOL, WATER, write_page

COMMANDS: Final = ("ask", "chat", "import", "accept", "check", "compare", "eval", "calibrate")


class Ran:
    """What a command left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


def run(*arguments: str, stdin: bytes = b"", environment: Mapping[str, str] | None = None, folder: Path = ROOT) -> Ran:
    """The command in a process of its own, as a shell runs it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONGRESS_BOT_")}
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        input=stdin,
        capture_output=True,
        env={**kept, "CONGRESS_BOT_MEANING__ENABLED": "false", "PYTHONPATH": str(ROOT), **(environment or {})},
        cwd=folder,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture
def here(conversation: Conversation, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Here":
    """The command in this process, over the library that all tests share."""
    monkeypatch.setattr(citizen, "conversation", lambda *_, **__: nullcontext(conversation))
    for name in [name for name in os.environ if name.startswith("CONGRESS_BOT_")]:
        monkeypatch.delenv(name)
    return Here(monkeypatch, capsys)


class Here:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def runs(self, *arguments: str | Path) -> Ran:
        self._monkeypatch.setattr(sys, "argv", ["congress-bot", *map(str, arguments)])
        self._capsys.readouterr()
        code: object = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code
        said = self._capsys.readouterr()
        return Ran(0 if code is None else int(str(code)), said.out, said.err)


def batch(folder: Path, *conversations: Sequence[str]) -> Path:
    file = folder / "batch.jsonl"
    lines = (json.dumps({"id": f"q{i}", "turns": turns}) for i, turns in enumerate(conversations, 1))
    file.write_text("\n".join(lines), "utf-8")
    return file


def rows(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(line) for line in ran.out.splitlines()]


# ask


def test_a_question_is_answered_in_words(here: Here) -> None:
    ran = here.runs("ask", "罗芳说了什么")
    assert ran.code == 0
    assert "罗芳" in ran.out
    assert "江山就是人民" in ran.out


def test_the_json_of_a_quote_has_exactly_the_form_that_others_depend_on(here: Here) -> None:
    (row,) = rows(here.runs("ask", "--json", "罗芳说了什么"))
    assert list(row) == ["id", "status", "text", "passages", "people"]
    assert row["status"] == "quote"
    (passage,) = row["passages"]
    assert list(passage) == [
        "id", "kind", "text", "score", "matched", "speaker", "attribution", "headline", "section", "page",
    ]  # fmt: skip
    assert passage["kind"] == "speech"
    assert passage["text"] in row["text"]
    assert isinstance(passage["score"], float)
    assert passage["speaker"] == {
        "id": passage["speaker"]["id"],
        "name": "罗芳",
        "posts": ["市人社局党组成员", "总会计师"],
    }
    assert passage["attribution"] == "讲述人:市人社局党组成员、总会计师 罗芳"
    assert passage["headline"] == "拓宽增收渠道 持续增进人民福祉"
    assert passage["section"] == "党代表热议·升级"
    assert passage["page"] == {
        "newspaper": "株洲日报",
        "date": "2021-09-29",
        "number": None,
        "event": "中国共产党株洲市第十三次代表大会",
    }


def test_the_json_of_an_editors_note_has_no_speaker(here: Here) -> None:
    (row,) = rows(here.runs("ask", "--json", "编者按说了什么"))
    (passage,) = row["passages"]
    assert passage["kind"] == "editor_note"
    assert passage["speaker"] is passage["attribution"] is passage["headline"] is None


def test_the_json_of_a_card_has_its_people(here: Here) -> None:
    (row,) = rows(here.runs("ask", "--json", "李星是谁"))
    assert (row["status"], row["passages"]) == ("card", [])
    (person,) = row["people"]
    assert list(person) == ["id", "name", "posts"]
    assert (person["name"], len(person["posts"])) == ("李星", 3)


def test_the_json_of_what_is_not_found_has_no_passage(here: Here) -> None:
    (row,) = rows(here.runs("ask", "--json", "红烧肉怎么做"))
    assert (row["status"], row["passages"], row["people"]) == ("not_found", [], [])


def test_a_batch_has_one_line_for_the_last_turn_of_each_conversation(here: Here, tmp_path: Path) -> None:
    file = batch(tmp_path, ["罗芳说了什么"], ["罗芳说了什么", "他还说了什么"], ["他还说了什么"])
    answered = rows(here.runs("ask", "--json", "--batch", file))
    assert [row["id"] for row in answered] == ["q1", "q2", "q3"]
    assert [row["status"] for row in answered] == ["quote", "quote", "not_found"]
    assert answered[0]["passages"][0]["id"] != answered[1]["passages"][0]["id"]


def test_a_batch_may_come_from_standard_input_with_broken_utf_8() -> None:
    lines = [
        json.dumps({"id": "first", "turns": ["罗芳说了什么"]}, ensure_ascii=False).encode(),
        b'{"id": "broken", "turns": ["\xff\xfe\xe5"]}',
        b"\xff\xfe\x00",
        b"",
        b"[1, 2]",
        b'{"id": "none", "turns": []}',
        b'{"id": "text", "turns": "abc"}',
        b'{"turns": ["\\ud800"]}',
        json.dumps({"id": "last", "turns": ["谁谈到就业"]}).encode(),
    ]
    ran = run("ask", "--json", "--batch", "-", stdin=b"\xef\xbb\xbf" + b"\r\n".join(lines))
    assert ran.code == 0, ran.err
    answered = rows(ran)
    assert len(answered) == 8
    assert answered[0]["id"] == "first"
    assert answered[0]["passages"][0]["speaker"]["name"] == "罗芳"
    assert (answered[1]["id"], answered[1]["passages"]) == ("broken", [])
    assert answered[-1]["passages"][0]["speaker"]["name"] == "罗芳"
    assert "line 3" in ran.err
    assert "Traceback" not in ran.err


def test_a_batch_survives_anything_that_is_asked(here: Here, tmp_path: Path) -> None:
    asked = ["就" * 10000, "😀", "\x00\x1b[31m", "<b>x</b>", "1" * 10000, "", "\ud800", "What?"]
    answered = rows(here.runs("ask", "--json", "--batch", batch(tmp_path, *([one] for one in asked))))
    assert len(answered) == len(asked)
    assert all(row["text"].strip() for row in answered)


def test_ask_speaks_the_language_of_the_settings() -> None:
    ran = run("ask", "红烧肉怎么做", environment={"CONGRESS_BOT_CONVERSATION__LANGUAGE": "en"})
    assert "coverage" in ran.out


# chat


@pytest.mark.parametrize(
    "errors",
    [
        "surrogateescape",
        "strict",
    ],
)
def test_the_chat_answers_until_the_visitor_leaves(errors: str) -> None:
    said = "罗芳说了什么\n\n他还说了什么\n".encode() + b"\xff\xfe\n" + "退出\n谁谈到创新\n".encode()
    ran = run("chat", stdin=said, environment={"PYTHONIOENCODING": f"utf-8:{errors}"})
    assert ran.code == 0, ran.err
    assert "江山就是人民" in ran.out
    assert "一人就业" in ran.out
    assert "创新之城" not in ran.out
    assert "Traceback" not in ran.err


def test_the_chat_ends_with_its_input() -> None:
    assert run("chat").code == 0


# import, accept, check


def test_the_real_page_comes_in_is_accepted_checked_and_loaded(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "coverage" / "any name" / "page.yaml"
    drafted = here.runs("import", REAL_PAGE, "-o", file)
    assert drafted.code == 0
    assert re.search(r"page\.txt:53: ", drafted.err)
    refused = here.runs("check", tmp_path / "coverage")
    assert refused.code == 1
    assert all(re.fullmatch(r"[^:]+: [^:]+: .+; .+", line) for line in refused.err.splitlines()), refused.err
    accepted = here.runs("accept", file, "--by", "周全")
    assert accepted.code == 0
    assert re.search(r"accepted: .+ \(raw line 53\)", accepted.err)
    doubts = len(re.findall(r"^.+page\.txt:\d*: ", drafted.err, re.MULTILINE))
    assert f"{doubts} doubts accepted" in accepted.err
    assert "no doubt was open" in here.runs("accept", file).err
    assert "周全" in file.read_text("utf-8")
    checked = here.runs("check", tmp_path / "coverage")
    assert checked.code == 0
    assert len(checked.out.splitlines()) == 1
    assert "6 speeches" in checked.out
    (page,) = coverage.load(tmp_path / "coverage").pages
    assert len(page.speeches) == 6


def test_the_raw_text_stays_beside_its_page_and_check_remarks_what_differs(here: Here, tmp_path: Path) -> None:
    raw, page = tmp_path / "tonight.txt", tmp_path / "coverage" / "tonight" / "page.yaml"
    raw.write_bytes(REAL_PAGE.read_bytes())
    here.runs("import", raw, "-o", page, "--accept")
    assert (page.parent / "page.txt").read_bytes() == raw.read_bytes()
    assert here.runs("check", page.parents[1]).err == ""
    page.write_text(page.read_text("utf-8").replace("要努力创造更多就业机会", "要努力创造一百万就业机会"), "utf-8")
    checked = here.runs("check", page.parents[1])
    assert checked.code == 0
    assert "no faults" in checked.out
    assert "speeches[4].text: has " in checked.err
    page.unlink()
    raw.write_text("另一份原文", "utf-8")
    assert "已有另一份原文" in here.runs("import", raw, "-o", page).err
    assert (page.parent / "page.txt").read_bytes() == REAL_PAGE.read_bytes()
    here.runs("import", raw, "-o", page, "--force")
    assert (page.parent / "page.txt").read_bytes() == raw.read_bytes()


def test_a_page_on_which_nobody_is_read_is_said_to_be_one(here: Here, tmp_path: Path) -> None:
    page = tmp_path / "weather.txt"
    page.write_text("今天天气很好。\n", "utf-8")
    ran = here.runs("import", page, "-o", tmp_path / "coverage" / "weather" / "page.yaml")
    assert ran.code == 0
    assert "没有读到任何人的话" in ran.err


def test_words_of_nobody_named_are_not_counted_as_a_speech(here: Here, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    speech = "让学校离家再近一点\n\n讲述人：{}\n\n今年要新建{}所学校。\n\n"
    named, nameless = speech.format("市教育局局长 李红", "十二"), speech.format("市交通局局长", "十三")
    page.write_text(f"云州日报\n\n{named}{nameless}", "utf-8")
    said = here.runs("import", page, "-o", tmp_path / "page" / "page.yaml").err
    assert "发言 1 篇" in said
    assert "另有 1 篇没有认出姓名" in said
    assert ("None" in said, "::" in said) == (False, False)


def test_accepted_at_once_it_says_by_whom_and_when(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "page" / "page.yaml"
    assert here.runs("import", REAL_PAGE, "--accept", "--by", "周全", "-o", file).code == 0
    doubts = yaml.safe_load(file.read_text("utf-8"))["doubts"]
    assert doubts
    assert all((d["status"], d["by"]) == ("accepted", "周全") and d["at"] for d in doubts)
    assert here.runs("check", tmp_path).code == 0


def test_who_is_named_over_no_words_is_left_to_the_editor(here: Here, tmp_path: Path) -> None:
    raw, file = tmp_path / "page.txt", tmp_path / "page" / "page.yaml"
    raw.write_text("云州日报\n2022年1月12日\n\n路通了\n\n讲述人：市交通局局长 王一\n", "utf-8")
    assert "第6行署名下的正文要自己补上" in here.runs("import", raw, "--accept", "-o", file).err
    assert here.runs("check", tmp_path).code == 1


def test_one_name_under_two_ids_is_a_doubt_of_the_import_and_a_remark_of_the_check(here: Here, tmp_path: Path) -> None:
    raw, folder = tmp_path / "page.txt", tmp_path / "coverage"
    for day, post in ((12, "市交通局局长"), (13, "东礁县县长")):
        raw.write_text(f"云州日报\n2022年1月{day}日\n\n路通了\n\n讲述人：{post} 王一\n\n修桥{day}座。\n", "utf-8")
        said = here.runs("import", raw, "--accept", "-o", folder / str(day) / "page.yaml").err
        assert ("别的版面也有“王一”" in said) == (day == 13)
    checked = here.runs("check", folder)
    assert checked.code == 0
    assert len(checked.out.splitlines()) == 1
    assert "王一 has several ids" not in checked.err  # a settled doubt says that they are two
    page = folder / "13" / "page.yaml"
    page.write_text(page.read_text("utf-8").replace("what: 别的版面", "what: 已看过,别的版面"), "utf-8")
    assert "王一 has several ids" in here.runs("check", folder).err


def test_pages_without_their_raw_text_are_named(here: Here, tmp_path: Path) -> None:
    page = tmp_path / "coverage" / "one" / "page.yaml"
    here.runs("import", REAL_PAGE, "--accept", "-o", page)
    assert "no page.txt lies beside" not in here.runs("check", tmp_path / "coverage").err
    (page.parent / "page.txt").unlink()
    assert "no page.txt lies beside one/page.yaml" in here.runs("check", tmp_path / "coverage").err


def test_the_json_of_a_page_has_exactly_the_form_that_others_depend_on(here: Here) -> None:
    page = json.loads(here.runs("import", REAL_PAGE, "--json").out)
    assert list(page) == [
        "newspaper", "date", "event", "number", "banner", "staff", "reporters", "sections", "speeches", "notes",
        "doubts",
    ]  # fmt: skip
    assert (page["newspaper"], page["date"], page["number"]) == ("株洲日报", "2021-09-29", None)
    assert page["staff"] == {"责任编辑": ["谭清云"], "美术编辑": ["许苹"], "校对": ["张武"]}
    assert list(page["speeches"][0]) == ["headline", "attribution", "speaker", "section", "paragraphs"]
    assert list(page["speeches"][0]["speaker"]) == ["name", "posts"]
    assert all(list(note) == ["section", "text"] for note in page["notes"])
    assert all(list(doubt) == ["line", "what"] for doubt in page["doubts"])


def test_an_import_says_in_one_chinese_line_what_came_in_and_what_to_do_next(here: Here, tmp_path: Path) -> None:
    last = here.runs("import", REAL_PAGE, "-o", tmp_path / "page.yaml").err.splitlines()[-1]
    assert last.endswith(
        f"发言 6 篇,按语 2 则,疑点 9 处;请在文件里逐处核对,接着运行 congress-bot check {tmp_path.parent}"
    )


def test_a_page_under_another_name_is_said_not_to_be_read(here: Here, tmp_path: Path) -> None:
    """`tonight.yaml` beside a page.yaml, or in a folder of folders, would never be seen by anybody."""
    done = here.runs("import", str(REAL_PAGE), "-o", str(tmp_path / "late" / "tonight.yaml"))
    assert "只有名叫 page.yaml 的文件会被读入" in done.err
    page = tmp_path / "early" / "page.yaml"
    here.runs("import", str(REAL_PAGE), "-o", str(page), "--accept")
    checked = here.runs("check", str(tmp_path))
    assert checked.code == 0
    assert f"{tmp_path}/late/tonight.yaml: is not read; a page is FOLDER/PAGE/page.yaml" in checked.err
    for name in ("page.yaml.txt", "Page.YAML"):  # as Windows names them
        (tmp_path / "late" / name).write_bytes(page.read_bytes())
        assert f"late/{name}: is not read" in here.runs("check", str(tmp_path)).err
    assert str(page) not in checked.err


def test_a_page_that_lands_beside_the_folders_of_others_is_named_by_the_check_that_comes_next(
    here: Here, tmp_path: Path
) -> None:
    here.runs("import", str(REAL_PAGE), "-o", str(tmp_path / "early" / "page.yaml"), "--accept")
    done = here.runs("import", str(REAL_PAGE), "-o", str(tmp_path / "page.yaml"), "--accept")
    assert done.err.rstrip().endswith(f"congress-bot check {tmp_path}")
    checked = here.runs("check", str(tmp_path))
    assert (checked.code, "lies beside the folders of other pages, such as early" in checked.err) == (1, True)


def test_what_is_in_no_speech_is_set_aside_in_the_draft(here: Here, tmp_path: Path) -> None:
    page, file = tmp_path / "page.txt", tmp_path / "page.yaml"
    page.write_text("云州日报\n2022年1月12日\n朗读\n\n好标题\n\n讲述人：市长 王军、副市长 李红\n\n修桥。\n", "utf-8")
    assert here.runs("import", page, "--accept", "-o", file).code == 0
    aside = yaml.safe_load(file.read_text("utf-8"))["set_aside"]
    assert [one["line"] for one in aside] == [7, 3]
    assert "讲述人：市长 王军、副市长 李红" in aside[0]["text"]
    assert here.runs("check", tmp_path).code == 0


def test_one_of_a_thing_is_not_told_as_several(here: Here) -> None:
    assert "1 page, 6 speeches, 2 editor's notes" in here.runs("check", EMBEDDED).out


def test_a_folder_of_coverages_is_told_from_a_coverage(here: Here) -> None:
    folder = ROOT / "tests" / "coverage"
    ran = here.runs("check", folder)
    assert ran.code == 1
    cities = ", ".join(sorted(one.name for one in folder.iterdir())[:5])
    assert f"its folders are coverages themselves: {cities} …; check each by itself" in ran.err


def test_a_file_that_is_there_is_not_written_over_unless_told_so(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "page.yaml"
    file.write_text("mine", "utf-8")
    refused = here.runs("import", REAL_PAGE, "-o", file)
    assert (refused.code, file.read_text("utf-8")) == (1, "mine")
    assert "--force" in refused.err
    assert here.runs("import", REAL_PAGE, "-o", file, "--force").code == 0
    assert "zzrb" in file.read_text("utf-8")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["page.txt", "page.yaml", "page.yaml.before"]


def test_what_an_import_writes_over_stays_beside_it(here: Here, tmp_path: Path) -> None:
    """It may be an evening's corrections, and the text that they were read from."""
    file, raw, other = tmp_path / "page.yaml", tmp_path / "page.txt", tmp_path / "other.txt"
    here.runs("import", REAL_PAGE, "-o", file)
    printed, corrected = raw.read_bytes(), file.read_text("utf-8") + "# corrected\n"
    file.write_text(corrected, "utf-8")
    other.write_bytes(printed.replace("谭清云".encode(), "谭青云".encode()))
    ran = here.runs("import", other, "-o", file, "--force")
    assert (ran.code, f"{file}.before: 原来的一版留在这里" in ran.err) == (0, True)
    here.runs("import", REAL_PAGE, "-o", file, "--force")
    assert (tmp_path / "page.yaml.before").read_text("utf-8") == corrected
    assert (tmp_path / "page.txt.before").read_bytes() == printed
    assert (tmp_path / "page.yaml.before1").is_file()
    assert here.runs("import", REAL_PAGE, "-o", file, "--force").code == 0
    assert not (tmp_path / "page.yaml.before2").exists()


def test_an_import_does_not_write_over_the_raw_text_that_it_reads(here: Here, tmp_path: Path) -> None:
    page = tmp_path / "tonight.txt"
    page.write_bytes(REAL_PAGE.read_bytes())
    ran = here.runs("import", page, "-o", page, "--force")
    assert (ran.code, f"{page}: is the raw text itself" in ran.err) == (1, True)
    assert page.read_bytes() == REAL_PAGE.read_bytes()


def test_a_folder_in_place_of_a_file_is_said_to_be_one(here: Here, tmp_path: Path) -> None:
    assert f"{tmp_path}: is a folder; give the file" in here.runs("import", REAL_PAGE, "-o", tmp_path, "--force").err
    assert f"{tmp_path}: is no file; give the draft" in here.runs("accept", tmp_path).err


def test_a_file_that_no_page_can_be_read_from_is_named(here: Here, tmp_path: Path) -> None:
    page = tmp_path / "tonight.txt"
    page.write_bytes(b"")
    assert here.runs("import", page).err.startswith(f"{page}: 文件是空的")


def test_a_draft_that_cannot_be_accepted_is_named_with_its_folder(here: Here, tmp_path: Path) -> None:
    draft = tmp_path / "page.yaml"
    draft.write_text("a: [", "utf-8")
    assert here.runs("accept", draft).err.startswith(f"{draft}: line 1")


def test_an_empty_name_accepts_as_no_name_does(here: Here, tmp_path: Path) -> None:
    here.runs("import", REAL_PAGE, "-o", tmp_path / "page.yaml", "--accept", "--by", "")
    assert here.runs("check", tmp_path).code == 0


def test_check_without_a_folder_checks_the_coverage_in_use(here: Here) -> None:
    ran = here.runs("check")
    assert ran.code == 0
    assert str(EMBEDDED) in ran.out


# compare


def test_two_folders_are_compared_as_a_reload_compares_them(here: Here, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write_page(old, FIRST)
    write_page(new, a_page(a_speech("王一", SCHOOL), a_speech("李二", WATER), page_id="first"))
    asked = {"id": "q", "turns": ["学校的事"], "kind": "abstain_far"}
    (new / "questions.jsonl").write_text(json.dumps(asked), "utf-8")
    ran = here.runs("compare", old, new)
    assert ran.code == 0
    assert "有 1 句话换了人" in ran.out
    assert f"「{SCHOOL}」：原来是 李二《把路修到家门口》，现在是 王一" in ran.out
    assert "会失效的链接：2 个" in ran.out
    assert "题集 1/1 题" in ran.out


def test_a_folder_with_faults_is_not_compared(here: Here, tmp_path: Path) -> None:
    write_page(tmp_path / "old", FIRST)
    ran = here.runs("compare", tmp_path / "old", tmp_path / "nowhere")
    assert (ran.code, ran.out) == (1, "")
    assert "nowhere: is not there; give the coverage folder" in ran.err


# eval


def test_eval_says_what_was_right_by_kind_and_lists_the_rest(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "set.jsonl"
    right = {"id": "a", "turns": ["罗芳说了什么"], "kind": "speaker", "speakers": ["罗芳"], "quotes": []}
    wrong = {"id": "b", "turns": ["罗芳说了什么"], "kind": "speaker", "speakers": ["李红"], "quotes": []}
    file.write_text("\n".join(map(json.dumps, (right, wrong))), "utf-8")
    ran = here.runs("eval", file, "--json")
    figures = json.loads(ran.out)
    assert ran.code == 0
    assert figures["rates"]["right_first"] == 0.5
    counted = {"asked": 2, "right": 1, "shown": 0, "missed": 0, "wrong": 1, "misattributed": 1}
    assert figures["kinds"]["speaker"] == counted
    assert figures["intervals"]["right_first"][0] < 0.5 < figures["intervals"]["right_first"][1]
    (missed,) = figures["not_right"]
    assert (missed["id"], missed["misattributed"]) == ("b", True)
    table = here.runs("eval", file)
    assert table.code == 0
    assert "wrong name b (speaker)" in table.out
    assert "right first: 0.500 (" in table.out


def test_eval_reads_the_development_questions() -> None:
    assert len(DEV.read_text("utf-8").splitlines()) == 90


# help, mistakes


@pytest.mark.parametrize("command", [(), *((one,) for one in COMMANDS)])
def test_help_teaches_and_ends_well(here: Here, command: tuple[str, ...]) -> None:
    ran = here.runs(*command, "--help")
    assert ran.code == 0
    assert "Usage" in ran.out
    assert len(ran.out.splitlines()) > 5


def test_every_command_is_known_here() -> None:
    commands = typer.main.get_command(cli.app)
    assert set(COMMANDS) <= set(getattr(commands, "commands", {}))


def test_no_command_at_all_shows_the_help(here: Here) -> None:
    ran = here.runs()
    assert "Usage" in ran.out + ran.err


MISTAKES: Final[Mapping[str, tuple[str, ...]]] = {
    "no question": ("ask",),
    "question and batch": ("ask", "就业", "--batch", "x.jsonl"),
    "a batch that is not there": ("ask", "--batch", "missing.jsonl"),
    "a batch that is a folder": ("ask", "--batch", "."),
    "a page that is not there": ("import", "missing.txt"),
    "a page that is a folder": ("import", "."),
    "an empty page": ("import", "empty.txt"),
    "a page that is no text": ("import", "picture.png"),
    "a draft that is not there": ("accept", "missing.yaml"),
    "a draft that is no YAML": ("accept", "broken.yaml"),
    "a coverage that is not there": ("check", "missing"),
    "a coverage that is empty": ("check", "empty"),
    "a question set that is not there": ("eval", "missing.jsonl"),
    "a question set that is none": ("eval", "broken.yaml"),
    "pairs without =": ("calibrate", "nothing"),
    "speeches that are none": ("calibrate", f"{EMBEDDED}={DEV}", "--invented", "broken.yaml"),
    "an output that cannot be written": ("import", str(REAL_PAGE), "-o", "empty.txt/page.yaml"),
    "an unknown command": ("aks",),
    "an unknown option": ("ask", "--jsno", "就业"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_ends_in_a_sentence_and_an_exit_code(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)
    (tmp_path / "broken.yaml").write_text("a: [", "utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    ran = here.runs(*MISTAKES[name])
    assert ran.code in (1, 2)
    assert ran.err.strip()
    assert "Traceback" not in ran.err


def test_a_file_that_cannot_get_its_name_is_not_left_beside_it(here: Here, tmp_path: Path) -> None:
    draft = tmp_path / "page.yaml"
    draft.mkdir()
    ran = here.runs("import", str(REAL_PAGE), "-o", str(draft), "--force")
    assert "is a folder" in ran.err
    assert [file.name for file in tmp_path.iterdir() if file.name != "data"] == ["page.yaml"]


def test_a_file_that_could_not_be_written_whole_leaves_nothing(tmp_path: Path) -> None:
    def write() -> None:
        with files.written(tmp_path / "page.yaml", force=False) as to:
            to.write(b"half of it")
            raise OSError(28, "No space left on device")

    with pytest.raises(SystemExit):
        write()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"CONGRESS_BOT_COVERAGE": "missing"}, "missing"),
        ({"CONGRESS_BOT_CONFIG": "missing"}, "CONGRESS_BOT_CONFIG"),
        ({"CONGRESS_BOT_PASSAGES__MOST": "many"}, "CONGRESS_BOT_PASSAGES__MOST"),
    ],
)
def test_a_mistake_of_the_operator_is_named(environment: dict[str, str], said: str) -> None:
    ran = run("ask", "就业", environment=environment)
    assert ran.code == 1
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_backup_goes_into_no_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """A new machine's volume may be somebody else's, or a file."""
    file, nowhere = tmp_path / "bot.tar.gz", tmp_path / "no-folder"
    for one in (file, nowhere):
        one.write_text("", "utf-8")
    done = run("restore", str(file), environment={"CONGRESS_BOT_DATA": str(nowhere / "data")})
    assert done.code == 1
    assert "let CONGRESS_BOT_DATA be a folder that you may write to" in done.err
    assert "Traceback" not in done.err


def test_a_backup_makes_no_folder_for_a_slip_or_a_disk_that_is_not_mounted(tmp_path: Path) -> None:
    done = run("backup", str(tmp_path / "mnt" / "bot.tar.gz"), environment={"CONGRESS_BOT_DATA": str(tmp_path)})
    assert done.code == 1
    assert f"{tmp_path / 'mnt'}: is no folder; mount its disk or make it" in done.err
    assert not (tmp_path / "mnt").exists()


def test_a_reader_that_stops_early_breaks_nothing(tmp_path: Path) -> None:
    file = batch(tmp_path, *([["罗芳说了什么"]] * 400))
    command = f"{sys.executable} -m bot.cli ask --json --batch {file} | head -n 1"
    environment = {**os.environ, "CONGRESS_BOT_MEANING__ENABLED": "false"}
    done = subprocess.run(["sh", "-c", command], capture_output=True, cwd=ROOT, env=environment, check=False)
    assert json.loads(done.stdout)["id"] == "q1"
    assert b"Traceback" not in done.stderr
