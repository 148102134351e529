"""What is measured, and how to measure it again. Nothing of the product imports this."""

import os

from knowledge.meaning.engine import ON_EVERY_PROCESSOR

os.environ.update(ON_EVERY_PROCESSOR)  # for those that open the encoder in their own process
