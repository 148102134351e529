"""YAML read safely, by libyaml where the package has it: the word lists are long. It writes nothing.

Only the safe loader's types come out; a tag of Python's is an error.
"""

from typing import Final

import yaml

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(text: str) -> object:
    """The data of a YAML text; raises yaml.YAMLError."""
    loader = LOADER(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()
