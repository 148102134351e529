"""One target with many inputs: led by atheris to new branches of our code, or by chance alone, which is faster.

python -m tests.fuzz TARGET [--inputs N] [--seconds N] [--seed N] [--corpus FOLDER] [--blind]

It prints how many inputs it took. An input that fails is written to a file `crash-…` in the folder where it runs.
atheris is in the dependency group `fuzz`; with `--blind` it is not needed.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

LONGEST = 160
NAMES = ("importer", "loader", "understanding", "press", "inline", "renderer")


def led(chosen: argparse.Namespace) -> None:
    import atheris

    with atheris.instrument_imports(include=["bot", "knowledge"]):
        from tests.fuzz.targets import TARGETS
    options = [f"-runs={chosen.inputs}", f"-max_total_time={chosen.seconds}", f"-seed={chosen.seed}"]
    options += [f"-max_len={LONGEST}", "-len_control=0", "-timeout=60"]
    corpus = [str(chosen.corpus)] if chosen.corpus else []
    atheris.Setup([sys.argv[0], *options, *corpus], TARGETS[chosen.target])
    atheris.Fuzz()


def blind(chosen: argparse.Namespace) -> None:
    from tests.fuzz.targets import TARGETS

    target, chance, taken = TARGETS[chosen.target], random.Random(chosen.seed), 0
    until = time.monotonic() + (chosen.seconds or float("inf"))
    while taken < chosen.inputs and time.monotonic() < until:
        _try(target, an_input(chance))
        taken += 1
    print(f"{chosen.target}: {taken} inputs, seed {chosen.seed}")  # noqa: T201 -- what a person waits for


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
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="where inputs that reached something new are kept")
    parser.add_argument("--blind", action="store_true", help="inputs by chance alone, as fast as the target is")
    chosen = parser.parse_args()
    (blind if chosen.blind else led)(chosen)


if __name__ == "__main__":
    main()
