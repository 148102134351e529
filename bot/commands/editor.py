"""What an editor does with pages: import one, settle its doubts, check a coverage, see what differs from another."""

import json
import sys
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from bot.commands.files import put_aside, read_bytes, write
from bot.commands.voice import fail, say

if TYPE_CHECKING:
    from knowledge.page import Draft

app = typer.Typer()
IMPORTER: Final = "congress-bot import --accept"
EDITOR: Final = "editor"
MOST_NAMED: Final = 5
"""Files of one remark that are named."""


@app.command("import")
def import_page(
    page: Annotated[Path, typer.Argument(help="The page's text, as copied from the e-paper or read by OCR.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where the draft page.yaml goes.")] = None,
    accept: Annotated[bool, typer.Option(help="Settle every doubt as the importer read it.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was read as JSON; write nothing.")] = False,
    force: Annotated[
        bool, typer.Option(help="Write over a page that is there already; it stays beside it as page.yaml.before.")
    ] = False,
    by: Annotated[str, typer.Option(help="Who accepts, for the record.")] = IMPORTER,
) -> None:
    """Turn a page's raw text into a draft page.yaml, and say what is doubtful.

    Each doubt is told with its line of the raw text and, behind it, the line of the draft on which the speech or the
    note in question begins, or else the doubt itself.

    Example: congress-bot import tonight.txt -o coverage/2021-09-30/page.yaml
    """
    from knowledge.page import draft_json

    if output is not None and output.exists() and output.resolve() == page.resolve():
        fail(f"{output}: is the raw text itself, which would be gone; give another name for the draft")
    raw = read_bytes(page)
    draft = _read(page, raw)
    if as_json:
        sys.stdout.write(json.dumps(draft_json(draft), ensure_ascii=False, indent=2) + "\n")
        return
    from knowledge.record import draft as drafts

    draft = _beside_others(draft, output)
    text = drafts.document(draft)
    if accept:
        text = drafts.accepted(text, by or IMPORTER, datetime.now(UTC))
    if output is None:
        sys.stdout.write(text)
    else:
        _keep_before(output, text, force)
        write(output, text, force)
        _keep_raw(raw, output, force)
    places = drafts.places_in(text)
    for doubt in draft.doubts:
        there = f" ({output}:{places[doubt.line]})" if output is not None and doubt.line else ""
        say(f"{page}:{doubt.line}: {doubt.what}{there}" if doubt.line else f"{page}: {doubt.what}")
    _say_read(page, output, draft, accept)


def _say_read(page: Path, output: Path | None, draft: "Draft", accepted: bool) -> None:
    from knowledge.record.files import FILE_NAME

    aside = [str(one.line) for one in draft.speeches if not (one.name and one.paragraphs)]
    said = f"发言 {len(draft.speeches) - len(aside)} 篇,按语 {len(draft.notes)} 则,疑点 {len(draft.doubts)} 处"
    empty = [name for name, read in (("报名", draft.newspaper), ("日期", draft.date)) if read is None]
    empty += [f"第{one.line}行署名下的正文" for one in draft.speeches if one.name and not one.paragraphs]
    settled = f"其余已按所读接受,{'、'.join(empty)}要自己补上" if empty else "已全部按所读接受"
    todo = settled if accepted else "请在文件里逐处核对" if draft.doubts else "没有疑点"
    say(f"{output or '草稿'}: {said};{todo},接着运行 {_checking(output)}")
    if aside:
        lines = "、".join(aside)
        say(f"{page}: 另有 {len(aside)} 篇没有认出姓名或没有正文,不算发言,只留在 set_aside 里(署名在第{lines}行)")
    if not draft.speeches and not draft.notes:
        say(f"{page}: 没有读到任何人的话;请看看换行有没有丢,或者存错了页面")
    if output is not None and output.name != FILE_NAME:
        say(f"{output}: 只有名叫 {FILE_NAME} 的文件会被读入;请放到 文件夹/版号/{FILE_NAME}")


def _read(page: Path, raw: bytes) -> "Draft":
    from knowledge.errors import PageUnreadable
    from knowledge.page import read_page

    try:
        return read_page(raw)
    except PageUnreadable as error:
        fail(f"{page}: {error}")


def _keep_before(output: Path, text: str, force: bool) -> None:
    """A page that is written over may be an evening's work: what it said stays beside it."""
    if force and output.is_file() and read_bytes(output) != text.encode() and (kept := put_aside(output)):
        say(f"{kept}: 原来的一版留在这里;不再需要就删掉")


def _keep_raw(raw: bytes, output: Path, force: bool) -> None:
    """The raw text beside the page that was read from it, for `check`; without force another that lies there stays."""
    from knowledge.record.files import FILE_NAME, RAW_NAME

    beside = output.with_name(RAW_NAME)
    if output.name != FILE_NAME or (beside.is_file() and read_bytes(beside) == raw):
        return
    if force and (kept := put_aside(beside)):
        say(f"{kept}: 原来的原文留在这里;不再需要就删掉")
    if beside.exists() and not force:
        say(f"{beside}: 这里已有另一份原文,没有改动;若要按新原文核对,请换成新的")
    else:
        write(beside, raw, force)


def _checking(page: Path | None) -> str:
    """The command that checks the coverage in which a page's own folder stands, or the page itself beside folders."""
    if page is None:
        return "congress-bot check 报道文件夹"
    is_beside = any(page.parent.glob(f"*/{page.name}"))
    return f"congress-bot check {page.parent if is_beside else page.parent.parent}"


def _beside_others(draft: "Draft", output: Path | None) -> "Draft":
    """A draft with a doubt for each person whose name the pages beside it print under another id."""
    from knowledge.record import files, known_names

    if output is None or output.name != files.FILE_NAME or not output.parent.parent.is_dir():
        return draft
    beside = files.read(output.parent.parent)
    pages = {place: content for place, content in beside.pages.items() if Path(place).parent.name != output.parent.name}
    return replace(draft, doubts=(*draft.doubts, *known_names.doubts(draft, replace(beside, pages=pages))))


@app.command()
def accept(
    page: Annotated[Path, typer.Argument(help="A draft page.yaml whose doubts you have looked at.")],
    by: Annotated[str, typer.Option(help="Who accepts, for the record.")] = EDITOR,
) -> None:
    """Settle every doubt of a draft that is still open, as it stands. Comments and all else are kept.

    The doubt of a section that you corrected is resolved. A paper's name or a day that is to be filled in is not
    settled so.
    """
    from knowledge.record import draft as drafts
    from knowledge.record.coverage import open_doubts

    if not page.is_file():
        fail(f"{page}: is no file; give the draft, such as coverage/2021-09-30/page.yaml")
    doubts = open_doubts(page)
    text = drafts.accepted(page.read_text("utf-8"), by or EDITOR, datetime.now(UTC))
    write(page, text, force=True)
    left = open_doubts(page)
    settled = [doubt for doubt in doubts if doubt not in left]
    resolved = drafts.resolved(text)
    corrected = [doubt for doubt in settled if (doubt.line, doubt.what) in resolved]
    for doubt in settled:
        how = "resolved, as you corrected it" if doubt in corrected else "accepted"
        say(f"{page}: {how}: {doubt.what}" + (f" (raw line {doubt.line})" if doubt.line else ""))
    for doubt in left:
        say(f"{page}: still open: {doubt.what}")
    said = f"{_counted(len(settled) - len(corrected), 'doubt')} accepted" if doubts else "no doubt was open"
    said += f", {len(corrected)} resolved" if corrected else ""
    say(f"{page}: {said}; {'fill in what is still open, then' if left else 'next'}: {_checking(page)}")


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="The coverage folder; the one in use by default.")] = None,
) -> None:
    """Check every page of a coverage folder and list all faults, one a line.

    Each is file: place: what is wrong; what is expected. Exit code 1 where there is one. What a page has otherwise than
    the page.txt beside it is a remark.
    """
    from bot import settings
    from knowledge.passages import passages
    from knowledge.record import files
    from knowledge.record.coverage import load
    from knowledge.record.files import FILE_NAME, RAW_NAME, unread_files
    from knowledge.record.known_names import told_apart
    from knowledge.record.namesakes import namesakes
    from knowledge.record.proof import proofs

    place = folder or settings.folders()["coverage"]
    if not place.is_dir():
        fail(f"{place}: is no folder; give the coverage folder, such as knowledge/coverage")
    coverage = load(place)
    counted = (
        _counted(len(coverage.pages), "page"),
        _counted(len(list(coverage.speeches())), "speech", "speeches"),
        _counted(len(list(coverage.notes())), "editor's note"),
        _counted(len(passages(coverage)), "passage"),
    )
    sys.stdout.write(f"{place}: {', '.join(counted)}, version {coverage.version}: no faults\n")
    read = files.read(place)
    for remark in proofs(read):
        say(f"{remark}")
    if alone := files.without_raw(read):
        named = ", ".join(alone[:MOST_NAMED]) + (" …" if len(alone) > MOST_NAMED else "")
        say(f"{place}: no {RAW_NAME} lies beside {named}; nothing there is compared with the raw text")
    for unread in unread_files(place):
        say(f"{unread}: is not read; a page is FOLDER/PAGE/{FILE_NAME}")
    apart = told_apart(read)
    for one in namesakes(coverage):
        if all(frozenset(pair) in apart for pair in combinations([known.id for known in one.known], 2)):
            continue
        ids = ", ".join(f"{known.id} ({known.place}: {'、'.join(known.posts) or 'no post'})" for known in one.known)
        say(f"{place}: {one.name} has several ids; one person should have one, two people keep theirs: {ids}")


def _counted(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or f'{one}s'}"


@app.command()
def compare(
    old: Annotated[Path, typer.Argument(help="A coverage folder.")],
    new: Annotated[Path, typer.Argument(help="The coverage folder that is to take its place.")],
    questions: Annotated[
        Path | None, typer.Option(help="A question set to ask of both; questions.jsonl in NEW by default.")
    ] = None,
) -> None:
    """Say what differs between two coverage folders, as an admin's /reload does: moved words first.

    Example: congress-bot compare /srv/coverage ./coverage
    """
    from bot import settings, texts
    from bot.editor.changes import Changes
    from bot.service.reception import asking
    from bot.start import indexed
    from bot.versions.edition import Prepared
    from bot.versions.shelf import compared, tried_on
    from bot.versions.trial import FILE, Trial
    from knowledge.record import coverage, files

    chosen, folders = settings.load(), settings.folders()
    read = files.read(new)
    before, after = (indexed(chosen, folders, record) for record in (coverage.load(old), coverage.parsed(read)))
    words = texts.load(folders["config"] / "texts")
    trial = Trial(questions or new / FILE, chosen.admin.most_questions, asking(words))
    found = Prepared("", after, before, read, None, compared(before, after), tried_on(trial, before, after))
    sys.stdout.write(Changes(words[chosen.conversation.language]).of(found).plain + "\n")
