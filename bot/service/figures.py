"""What the bot does, as figures for Prometheus: counted as it happens, or looked up when asked for. It decides nothing.

A registry of its own, so that several bots may run in one process. A label holds a name of ours, never anybody's.
The only door to prometheus_client.
"""

import platform
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import Final, ParamSpec, Protocol, TypeVar

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric

from bot.delivery.pace import Pace
from bot.delivery.queue import Queue
from bot.store import Reason, Store
from bot.versions.shelf import Shelf
from knowledge.meaning.look import SecondLook

PREFIX: Final = "congress_bot_"
UPDATES: Final = frozenset({"heard", "edited", "pressed", "typed", "called", "joined"})
SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
TROUBLES: Final = ("again", "limited", "in doubt", "forbidden")
HANDLED: Final = ("taken", "repeated", "answered", "failed", "passed over")
MOST_LABELS: Final = 64
P = ParamSpec("P")
V = TypeVar("V")


class Way(Protocol):
    """The way to Telegram: `silence`: seconds since it was heard, None before; `letters`: messages unasked for."""

    def silence(self) -> float | None: ...

    @property
    def letters(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a running bot that are looked at when somebody asks."""

    pace: Pace
    queue: Queue
    store: Store
    way: Way


class Figures:
    """Counts what it is told, in any thread; `watch` and `watch_shelf` name what is looked up besides."""

    format: Final = CONTENT_TYPE_LATEST
    """The content type of `text`."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._about = {"version": version("congress-coverage-bot"), "python": platform.python_version()}
        self._parts: Parts | None = None
        self._shelf: Shelf | None = None
        self._updates = self._counter("updates", "Updates that were for the bot.", "kind")
        self._answers = self._counter("answers", "Answers to questions.", "form")
        self._errors = self._counter("errors", "What failed, by the kind of the exception.", "kind")
        stages = Histogram(
            f"{PREFIX}stage_seconds",
            "How long a stage of an answer took: hear (the conversation), offer (inline), send, whole (since it came).",
            ["stage"],
            registry=self._registry,
            buckets=SECONDS,
        )
        self._stage: Callable[[str], Histogram] = lru_cache(MOST_LABELS)(stages.labels)
        self._building = Gauge(
            f"{PREFIX}build_seconds", "How long the last library took to build.", registry=self._registry
        )
        ProcessCollector(registry=self._registry)
        self._registry.register(self)

    def happened(self, name: str) -> None:
        """An event by its name; those that are no updates are passed over."""
        if name in UPDATES:
            self._updates(name).inc()

    def answered(self, form: str) -> None:
        """A question was answered: quote, candidates, not_found or card."""
        self._answers(form).inc()

    def failed(self, kind: str) -> None:
        """Something failed, by the name of its exception's class."""
        self._errors(kind).inc()

    def took(self, stage: str, seconds: float) -> None:
        """A stage of an answer is over."""
        self._stage(stage).observe(seconds)

    def timing(self, build: Callable[P, V], clock: Callable[[], float]) -> Callable[P, V]:
        """The same way to build a library, timed."""

        def timed(*given: P.args, **named: P.kwargs) -> V:
            began = clock()
            built = build(*given, **named)
            self._building.set(clock() - began)
            return built

        return timed

    def watch(self, parts: Parts) -> None:
        """Looks these up from now on."""
        self._parts = parts

    def watch_shelf(self, shelf: Shelf) -> None:
        """Looks up what this shelf has in use; it is started."""
        self._shelf = shelf

    def text(self) -> bytes:
        """All figures as they are now, in Prometheus' text format."""
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """What is looked up; the registry asks for it."""
        yield InfoMetricFamily(PREFIX.rstrip("_"), "The release that runs.", self._about)
        if self._parts:
            yield from _of_parts(self._parts)
        if self._shelf:
            yield from _of_shelf(self._shelf)

    def _counter(self, name: str, meaning: str, label: str) -> Callable[[str], Counter]:
        """The counter of each value of a label; remembered, since to look one up costs more than to count."""
        return lru_cache(MOST_LABELS)(Counter(PREFIX + name, meaning, [label], registry=self._registry).labels)


def _of_parts(parts: Parts) -> Iterator[Metric]:
    pace, queue, trouble = parts.pace, parts.queue, parts.store.trouble
    yield _counter("telegram_calls", "Calls to Telegram, repeated ones included.", pace.counts["calls"])
    yield _counters("telegram_troubles", "Calls that met trouble.", "kind", _picked(pace.counts, TROUBLES))
    yield _counter("limit_wait_seconds", "Seconds that calls waited for a limit, ours or Telegram's.", pace.waited)
    yield _counters("queue", "What became of updates.", "state", _picked(queue.counts, HANDLED))
    waiting = {"updates": len(queue.waiting), "messages": parts.way.letters}
    yield _gauges("waiting", "What is to be answered or sent.", "what", waiting)
    if (silence := parts.way.silence()) is not None:
        yield GaugeMetricFamily(f"{PREFIX}silence_seconds", "Seconds since Telegram was heard.", silence)
    reasons = {reason.value: float(trouble is not None and trouble.reason is reason) for reason in Reason}
    yield _gauges("store_trouble", "1 where the store cannot keep for that reason.", "reason", reasons)


def _of_shelf(shelf: Shelf) -> Iterator[Metric]:
    library, used = shelf.library, shelf.serving.used
    look = library.look
    holds = {
        "pages": len(library.coverage.pages),
        "speeches": sum(1 for _ in library.coverage.speeches()),
        "passages": len(library.index.passages),
        "passages without vector": look.missing() if isinstance(look, SecondLook) else len(library.index.passages),
    }
    yield InfoMetricFamily(
        f"{PREFIX}coverage", "The version of the coverage in use.", {"version": library.coverage.version}
    )
    yield _gauges("coverage_holds", "How much the coverage in use holds.", "what", holds)
    yield GaugeMetricFamily(f"{PREFIX}coverage_since_timestamp_seconds", "When it was put in use.", used.at.timestamp())


def _picked(counts: Mapping[str, int], names: Iterable[str]) -> dict[str, int]:
    return {name: counts.get(name, 0) for name in names}


def _counter(name: str, meaning: str, value: float) -> Metric:
    return CounterMetricFamily(PREFIX + name, meaning, value)


def _counters(name: str, meaning: str, label: str, values: Mapping[str, float]) -> Metric:
    family = CounterMetricFamily(PREFIX + name, meaning, labels=[label])
    for value in values:
        family.add_metric([value], values[value])
    return family


def _gauges(name: str, meaning: str, label: str, values: Mapping[str, float]) -> Metric:
    family = GaugeMetricFamily(PREFIX + name, meaning, labels=[label])
    for value in values:
        family.add_metric([value], values[value])
    return family
