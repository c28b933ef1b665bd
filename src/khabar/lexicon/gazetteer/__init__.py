"""Places by name: where they are, of which country, and how big.

``gazetteer()`` gives the loaded index; it is built by ``python -m
khabar.lexicon.gazetteer.build`` from the extracts under ``data/gazetteer``
and the tables ``countries.tsv`` and ``places_supplement.tsv``.
"""

from khabar.lexicon.gazetteer.countries import Country, countries, nisba, nisba_country
from khabar.lexicon.gazetteer.entry import Entry
from khabar.lexicon.gazetteer.index import Gazetteer, gazetteer

__all__ = ["Country", "Entry", "Gazetteer", "countries", "gazetteer", "nisba", "nisba_country"]
