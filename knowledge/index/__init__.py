"""How texts are found by words and grams: postings, in layers as pages come and go, and BM25 over them.

It knows texts by their rows alone. Reading order, which is also the order of imports: postings, layers, gram_counts,
loops, bm25, layered, cuts, cuts_file.
"""
