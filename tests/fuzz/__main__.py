"""One target under atheris (the dependency group `fuzz`), led by the branches of our own code.

python -m tests.fuzz TARGET [--inputs N] [--seconds N] [--seed N] [--corpus FOLDER]

It prints how many inputs it took. An input that fails is written to a file `crash-…` in the folder where it runs.
"""

import argparse
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bot", "knowledge"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, help="where inputs that reached something new are kept")
    chosen = parser.parse_args()
    options = [f"-runs={chosen.inputs}", f"-max_total_time={chosen.seconds}", f"-seed={chosen.seed}"]
    options += ["-max_len=160", "-len_control=0", "-timeout=60"]
    corpus = [str(chosen.corpus)] if chosen.corpus else []
    atheris.Setup([sys.argv[0], *options, *corpus], TARGETS[chosen.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
