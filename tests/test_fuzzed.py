"""What the fuzzer once found: each file in ``fuzzed`` is named after its target, and survived."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.seeds import seeds
from fuzz.targets import TARGETS

CASES = sorted((Path(__file__).parent / "fuzzed").glob("*.bin"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_was_found_is_survived(case: Path) -> None:
    TARGETS[case.stem.partition("-")[0]](case.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_each_target_survives_its_seeds_cut_short_and_turned(target: str) -> None:
    run = TARGETS[target]
    for seed in seeds(target)[:4]:
        for data in (seed, seed[: len(seed) // 2], seed[len(seed) // 2 :], seed[::-1], seed * 2):
            run(data)


@pytest.mark.parametrize("target", [name for name in TARGETS if name not in ("reader", "salad")])
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_each_target_survives_what_is_put_into_it(target: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(seeds(target)))
    at = data.draw(st.integers(0, len(seed)))
    gone = data.draw(st.integers(0, 40))
    put = data.draw(st.binary(max_size=40) | st.text(max_size=12).map(str.encode))
    TARGETS[target](seed[:at] + put + seed[at + gone :])
