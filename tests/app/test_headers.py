"""What stands around every answer."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize("address", ["/", "/nothing-here", "/static/css/desk.css"])
def test_every_answer_forbids_scripts_from_elsewhere_and_within(
    bare: TestClient, address: str
) -> None:
    policy = bare.get(address).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_a_page_under_another_name_is_not_answered(bare: TestClient) -> None:
    assert bare.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}]
)
def test_another_site_can_change_nothing(bare: TestClient, headers: dict[str, str]) -> None:
    assert bare.post("/read", data={"text": "خبر"}, headers=headers).status_code == 403


@pytest.mark.parametrize("name", ["../server.py", "css/../../server.py", "%2e%2e/server.py", "css"])
def test_nothing_but_static_files_is_given_out(bare: TestClient, name: str) -> None:
    assert bare.get(f"/static/{name}").status_code == 404


def test_a_static_file_is_kept_for_ever_under_its_marked_address(bare: TestClient) -> None:
    from khabar.app.web.assets import asset

    given = bare.get(asset("css/desk.css"))
    assert "immutable" in given.headers["cache-control"]
    again = bare.get(asset("css/desk.css"), headers={"if-none-match": given.headers["etag"]})
    assert again.status_code == 304
