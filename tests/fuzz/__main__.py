"""Targets with many inputs: led by atheris to new branches of our code, or by chance alone, which is faster.

python -m tests.fuzz TARGET [--inputs N] [--seconds N] [--seed N] [--corpus FOLDER] [--blind]
python -m tests.fuzz all [--inputs N] [--seed N]

`all` is every target by chance, N inputs together; those that are quick take more of them. It prints how many inputs it
took. An input that fails is written to a file `crash-…` in the folder where it runs. atheris is in the dependency group
`fuzz`; with `--blind` it is not needed.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

LONGEST = 160
SHARES = {"importer": 2, "loader": 54, "understanding": 6, "press": 8, "inline": 4, "renderer": 26}
"""Of a hundred inputs, so that each takes minutes where all take some: an importer's takes a hundred loader's."""


def led(chosen: argparse.Namespace) -> None:
    import atheris

    with atheris.instrument_imports(include=["bot", "knowledge"]):
        from tests.fuzz.targets import TARGETS
    options = [f"-runs={chosen.inputs}", f"-max_total_time={chosen.seconds}", f"-seed={chosen.seed}"]
    options += [f"-max_len={LONGEST}", "-len_control=0", "-timeout=60"]
    corpus = [str(chosen.corpus)] if chosen.corpus else []
    atheris.Setup([sys.argv[0], *options, *corpus], TARGETS[chosen.target])
    atheris.Fuzz()


def blind(name: str, inputs: int, seconds: float, seed: int) -> int:
    """How many inputs were taken."""
    from tests.fuzz.targets import TARGETS

    target, chance, taken = TARGETS[name], random.Random(seed), 0
    until = time.monotonic() + (seconds or float("inf"))
    while taken < inputs and time.monotonic() < until:
        _try(target, an_input(chance))
        taken += 1
    print(f"{name}: {taken:,} inputs, seed {seed}", flush=True)  # noqa: T201 -- what a person waits for
    return taken


def every(inputs: int, seed: int) -> int:
    """How many inputs all targets took together."""
    whole = sum(SHARES.values())
    counts = {name: inputs * share // whole for name, share in SHARES.items()}
    counts["loader"] += inputs - sum(counts.values())
    taken = sum(blind(name, count, 0, seed) for name, count in counts.items())
    print(f"all: {taken:,} inputs, no crash and no reply that Telegram refuses")  # noqa: T201 -- the same
    return taken


def an_input(chance: random.Random) -> bytes:
    """Every second time without characters of its own, of pieces alone."""
    data = chance.randbytes(chance.randrange(LONGEST + 1))
    return data if chance.random() < 0.5 else bytes(byte % 0xC0 for byte in data)


def _try(target: Callable[[bytes], None], data: bytes) -> None:
    try:
        target(data)
    except Exception:
        Path(f"crash-{data[:8].hex()}").write_bytes(data)
        raise


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=(*SHARES, "all"))
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="where inputs that reached something new are kept")
    parser.add_argument("--blind", action="store_true", help="inputs by chance alone, as fast as the target is")
    chosen = parser.parse_args()
    if chosen.target == "all":
        every(chosen.inputs, chosen.seed)
    elif chosen.blind:
        blind(chosen.target, chosen.inputs, chosen.seconds, chosen.seed)
    else:
        led(chosen)


if __name__ == "__main__":
    main()
