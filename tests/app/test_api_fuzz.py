"""Requests made at random from the API's own description: none brings the desk down."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from khabar.app.web.server import create_app
from khabar.app.web.settings import Settings
from tests.app.desk import filled

EACH = 10
"""Requests made of each verb: all of them take well under a minute."""

ROUNDS = settings(
    max_examples=EACH,
    database=None,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> schemathesis.schemas.BaseSchema:
    path = tmp_path_factory.mktemp("fuzz") / "a.khabar"
    filled(path)
    app = create_app(Settings(store=path, hosts=("testserver", "localhost")))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


def test_no_request_brings_the_desk_down(described: schemathesis.schemas.BaseSchema) -> None:
    asked: dict[str, int] = {}
    for found in described.get_all_operations():
        operation = found.ok()

        @ROUNDS
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            answer = case.call()
            assert answer.status_code < 500, (case.as_curl_command(), answer.text[:500])
            if answer.status_code >= 400:
                kind = answer.headers["content-type"][0]
                assert kind.startswith("application/problem+json"), case.as_curl_command()

        ask()
        asked[operation.label] = 1
    assert len(asked) > 30
