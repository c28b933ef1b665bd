"""All forms of a verb and of its nouns, made from root, form and vowels.

Forms are made in a plain sound script (Arabic consonants; a i u short, A I U long, Y a
final alef maqsura, + a silent alef), spelt by the seat rules of hamza, then folded.
``python -m khabar.lexicon.morphology`` writes them to ``ar/verb_forms.txt``.
"""
