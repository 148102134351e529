"""The second look: how near passages are to a question in meaning. Optional; without its package nothing changes.

Reading order, which is also the order of imports: encoder, child, segments, vectors, filling, look.
"""
