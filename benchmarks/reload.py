"""What one new page costs: from the bytes of a large coverage's files to what differs, stage by stage.

python -m benchmarks.reload SETS [--passages 100000] [--people 3000] [--organisations 500] [--rounds 3]

A coverage of so many passages is made of the sets (`benchmarks.scaled`), 20 a page, said by so many people of so many
organisations, and put in use, which is not measured. Then a page that nobody has seen, of people and organisations
of its own, is put in its middle, and each stage of the reload is timed: reading the files, checking them, building the
library, comparing it, and reading the files again, for they must not have changed meanwhile. Processor seconds of all
threads stand beside the clock's. A set of questions is left out.
"""

import argparse
import gc
import os
import random
import shutil
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml

from benchmarks import scaled
from benchmarks.beir import folders
from benchmarks.scaled import Scaled
from bot import settings
from bot.versions.shelf import compared
from knowledge.answer import Library
from knowledge.model import Coverage
from knowledge.record import coverage, files
from knowledge.snapshot import build
from knowledge.weighing import calibration, merit
from knowledge.words import vocabulary

PAGE: Final = 20
SPEECH: Final = 4
PLACES: Final = "清河 石桥 柳林 大湾 南岭 双溪 白马 青山 东港 云台 龙泉 金沙 望江 平安 长兴 新田".split()
BRANDS: Final = "天桥 恒通 华信 远航 金穗 博雅 鼎新 瑞丰 中科 联诚".split()
OFFICES: Final = "教育局 卫生健康局 人力资源和社会保障局 农业农村局 交通运输局 科学技术局 人民法院 税务局".split()
SCHOOLS: Final = "人民医院 妇幼保健院 第一中学 实验小学 职业技术学院 农业科学研究所 社区卫生服务中心 派出所".split()
TRADES: Final = "机械 起重 生物医药 新材料 轨道装备 现代农业 物流 电子科技".split()
ROLES: Final = "局长 副局长 主任 书记 科长 工程师 董事长 总经理 技术员 教师 医师 负责人".split()
Took = tuple[float, float]
"""Seconds by the clock, and of the processor."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, help="a folder in the BEIR layout, or one that holds several")
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--organisations", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    number, town = given.passages // PAGE, Town(given.people, given.organisations)
    made = scaled.scaled(folders(given.sets), (number + given.rounds) * PAGE)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for i in range(number):
            _write(folder / f"p{i}", page(made, i, i, town))
        base = library(coverage.parsed(files.read(folder)))
        gc.disable()  # as a reload does
        rounds = [reloaded(folder, page(made, number + i, number // 2, town, True), base) for i in range(given.rounds)]
    people, passages = len(base.language.lexicon.people), len(base.index.passages)
    print(f"One new page of {PAGE} passages into {passages:,} of {people:,} people:\n")
    print("| stage | seconds | processor seconds |\n| --- | --- | --- |")
    for stage in rounds[0]:
        columns = zip(*(one[stage] for one in rounds), strict=True)
        print(f"| {stage} | {' | '.join(map(_spread, columns))} |")


def _spread(seconds: tuple[float, ...]) -> str:
    return f"{statistics.median(seconds):.2f} ({min(seconds):.2f}–{max(seconds):.2f})"


def reloaded(folder: Path, new: bytes, base: Library) -> Mapping[str, Took]:
    """What each stage took."""
    took: dict[str, Took] = {}

    def timed(stage: str, work: Callable[[], Any]) -> Any:
        clock, spent = time.perf_counter(), time.process_time()
        done = work()
        took[stage] = time.perf_counter() - clock, time.process_time() - spent
        return done

    _write(folder / "new", new)
    now = timed("files read", lambda: files.read(folder))
    record = timed("files checked", lambda: coverage.parsed(now))
    after = timed("library built", lambda: library(record, base))
    timed("compared", lambda: compared(base, after))
    timed("files read again", lambda: files.read(folder).fingerprint == now.fingerprint)
    shutil.rmtree(folder / "new")
    took["in all"] = sum(clock for clock, _ in took.values()), sum(spent for _, spent in took.values())
    return took


def _write(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / files.FILE_NAME).write_bytes(content)


def library(record: Coverage, earlier: Library | None = None) -> Library:
    folder = settings.folders()["config"]
    parts = vocabulary.load(folder), calibration.load(folder), merit.load(folder)
    before = earlier.index.cuts if earlier else None
    return build(record, *parts, before=before, processes=os.cpu_count() or 1, earlier=earlier)


@dataclass(frozen=True, slots=True)
class Town:
    """Who speaks: so many people, each of one of so many organisations."""

    people: int
    organisations: int

    def person(self, number: int) -> tuple[str, str, str]:
        """Somebody's id, name and post; whoever comes after the last is new, and so is where they work."""
        chosen = random.Random(number)  # noqa: S311 -- names for a benchmark
        name = chosen.choice(scaled.SURNAMES) + "".join(chosen.choices(scaled.GIVEN, k=2))
        where = number % self.organisations if number < self.people else number
        return f"person-{number}", name, f"{_organisation(where)}{chosen.choice(ROLES)}"


def _organisation(number: int) -> str:
    chosen = random.Random(-number)  # noqa: S311 -- names for a benchmark
    place, kind = chosen.choice(PLACES), number % 3
    if kind == 0:
        return f"{place}{chosen.choice('市县区')}{chosen.choice(OFFICES)}"
    if kind == 1:
        return f"{place}{chosen.choice('市县区')}{chosen.choice(PLACES)}{chosen.choice(SCHOOLS)}"
    return f"{place}{chosen.choice(BRANDS)}{chosen.choice(TRADES)}{chosen.choice(('股份', ''))}有限公司"


def page(made: Scaled, number: int, day: int, town: Town, new: bool = False) -> bytes:
    """A reviewed page file of the next passages, four a speech, as printed on some day."""
    speeches: list[dict[str, object]] = []
    speakers: dict[str, str] = {}
    for first in range(number * PAGE, (number + 1) * PAGE, SPEECH):
        chosen = random.Random(first)  # noqa: S311 -- names for a benchmark
        one, name, post = town.person(town.people + first if new else chosen.randrange(town.people))
        speakers[one] = name
        text = "\n".join(made.text(row) for row in range(first, first + SPEECH))
        speeches.append(
            {
                "id": f"s{first}",
                "section": "all",
                "headline": text[:12].strip(),
                "attribution": f"{post} {name}",
                "speaker": one,
                "posts": [post],
                "text": text,
            }
        )
    entry = {
        "id": f"page-{number}",
        "newspaper": "日报",
        "date": date(1980, 1, 1) + timedelta(day),
        "event": "代表大会",
        "sections": [{"id": "all", "title": "代表发言"}],
        "speakers": [{"id": one, "name": name} for one, name in speakers.items()],
        "speeches": speeches,
    }
    return yaml.dump(entry, Dumper=yaml.CSafeDumper, allow_unicode=True).encode()


if __name__ == "__main__":
    main()
