"""The calibrated chance that a reading is right: when it is told, and when it is not."""

import pickle
from itertools import pairwise

import pytest
from msgspec.structs import replace

import khabar
from khabar.lexicon.learned.odds import HIGHEST, STEP, odds, parsed
from khabar.record.confidence import confidence, rounded, traits
from khabar.text.span import Span
from tests.command import khabar as command

TOLD = (
    "أصيب ثلاثة أشخاص في حادث سير على الطريق الساحلي.\n"
    "قالت وزارة الزراعة إن موسم الزيتون سيبدأ الأسبوع المقبل. وأكد مدير البلدية أن الجسر آمن. "
    "وقال السائق مرعي: «انتظرنا ثلاثة أيام. فسدت البضاعة كلها»."
)


def read(text):
    return khabar.read(text, single=True)[0]


def test_bins_rise():
    """Told apart from training, the surer readings are right more often."""
    bins = odds().bins
    assert len(bins) >= 3
    assert sum(one.n for one in bins) >= 500
    for less, more in pairwise(bins):
        assert less.told < more.told
        assert less.right < more.right


def test_bins_are_near_the_truth():
    """In every bin the share that is right is near the chance that was told."""
    for one in odds().bins:
        assert abs(one.told - one.right) < 0.06


def test_statements_with_a_cue_have_a_chance():
    article = read(TOLD)
    by_id = {one.id: one for one in article.attributions}
    told = [c for c in article.claims if c.attribution and by_id[c.attribution].cue_span]
    assert len(told) >= 3
    for claim in told:
        assert claim.confidence is not None
        assert STEP <= claim.confidence <= HIGHEST
        assert claim.confidence == pytest.approx(round(claim.confidence / STEP) * STEP)


def test_none_where_it_is_not_calibrated():
    """The publisher's own voice, and what goes on without a cue."""
    article = read(TOLD)
    by_id = {one.id: one for one in article.attributions}
    silent = [c for c in article.claims if not (c.attribution and by_id[c.attribution].cue_span)]
    assert any(c.attribution is None for c in silent)
    assert any(c.attribution for c in silent)
    assert all(claim.confidence is None for claim in silent)


def test_a_rule_that_was_not_met_has_none():
    said = read(TOLD).attributions[0]
    whole = Span(0, len(TOLD))
    assert confidence(said, 1, whole) is not None
    assert confidence(replace(said, rule="attribution.not_met"), 1, whole) is None
    assert confidence(None, 1, whole) is None


def test_the_same_every_time():
    first, second = read(TOLD), read(TOLD)
    assert [c.confidence for c in first.claims] == [c.confidence for c in second.claims]
    assert pickle.loads(pickle.dumps(first)) == first


def test_every_weighed_trait_can_show():
    """A weight whose trait no reading shows would be dead."""
    said = read(TOLD).attributions[0]
    heads = {t.split()[0] for t in traits(said, 1, Span(0, len(TOLD)))} | {"ends", "nested"}
    assert {name.split()[0] for name in odds().weights} <= heads


@pytest.mark.parametrize(("chance", "told"), [(0.0, 0.05), (0.62, 0.6), (0.63, 0.65), (1.0, 0.95)])
def test_told_in_steps(chance, told):
    assert rounded(chance) == told


def test_more_against_it_never_makes_it_surer():
    model = parsed("what\tname\tn\tvalue\nweight\tall\t9\t1.0\nweight\tnested\t9\t-1.0")
    assert model.chance(["all", "nested"]) == 0.5
    assert model.chance(["all"]) > model.chance(["all", "nested"])


def test_never_shown(tmp_path):
    """It orders a queue: no page or table shows the number."""
    path = tmp_path / "one.txt"
    path.write_text(TOLD, "utf-8")
    for form in ("table", "html"):
        answer = command("read", path, "--format", form)
        assert answer.code == 0
        assert answer.out
        assert "confidence" not in answer.out.lower()
    [line] = command("read", path, "--format", "json", "--single").lines
    assert any(claim["confidence"] for claim in line["claims"])
