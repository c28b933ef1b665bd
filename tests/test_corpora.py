"""Every annotator finds what its corpus says, no more and no less."""

import pytest

from khabar.pipeline import annotate
from tests.corpus import FOLDERS, Case, as_read, cases


@pytest.mark.parametrize("case", [param for folder in FOLDERS for param in cases(folder)])
def test_corpus(case: Case) -> None:
    found = getattr(annotate(case.document), FOLDERS[case.annotator])
    named: dict[str, object] = {}
    for finds in case.finds:
        named |= finds
    read = [
        as_read(a.value, case.finds[n] if n < len(case.finds) else named, case.text)
        for n, a in enumerate(found)
    ]
    assert read == case.finds, case.why
