"""One folder an annotator: ``rules.py`` says how, ``corpus.yaml`` says what.

An annotator is a plain function of the words of an article (and of what other
annotators read, handed to it by the pipeline) that yields annotations. It opens
nothing, raises nothing for what a text does, and pickles.
"""
