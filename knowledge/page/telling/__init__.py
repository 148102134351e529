"""How sentences tell who speaks: the word given and taken, the hall, quotations, whose voice it is.

Reading order, which is also the order of imports: speaking, scene, strangers, voices, narration, mentions,
quotations.
"""
