"""Words: which mean the same, how a text is cut into them, how they are misheard, mistyped and shortened.

Reading order, which is also the order of imports: kinds, vocabulary, dictionary, cutter, tokens, shapes, hearing,
shortenings.
"""
