"""A team's desk: nobody comes in unknown, and everyone does what his role allows alone."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient

from khabar.app.web import api, pages
from khabar.app.web.server import create_app
from khabar.app.web.settings import Settings
from khabar.sources.refusal import Refusal
from khabar.store.reviews import reviews_on
from khabar.store.rounds import open_round
from khabar.store.store import open_store
from tests.app.desk import PASSWORD, desk, filled, links, log_in, secret

ENTRANCES = ("/login", "/api/v1/sessions")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("team") / "a.khabar"
    filled(path, team=True)
    return path


@pytest.fixture
def store(original: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copyfile(original, tmp_path / "a.khabar"))


@pytest.fixture
def client(store: Path) -> Iterator[TestClient]:
    with desk(store, team=True) as asked:
        yield asked


def routes() -> list[tuple[str, str]]:
    """Every route of the desk, its parts filled with something."""
    found = []
    for package in (pages, api):
        for each in iter_modules(package.__path__):
            module = import_module(f"{package.__name__}.{each.name}")
            for route in getattr(module, "router", APIRouter()).routes:
                path, methods = getattr(route, "path", ""), getattr(route, "methods", ())
                if path not in ENTRANCES:
                    told = re.sub(r"\{[^}]+\}", "1", path)
                    found += [(method, told) for method in methods if method != "HEAD"]
    return found


def test_an_unknown_one_gets_in_nowhere(client: TestClient) -> None:
    every = routes()
    assert len(every) > 50
    for method, path in every:
        answer = client.request(method, path)
        assert answer.status_code in (303, 401, 403), (method, path)
        if answer.status_code == 303:
            assert answer.headers["location"].startswith("/login"), (method, path)
        assert "سوق" not in answer.text
    assert client.get("/login").status_code == 200
    for path in ("/nothing", "/api/v1/nothing", "/api/v1/openapi.json", "/%2e%2e/x"):
        assert client.get(path).status_code in (303, 401)


def test_a_token_that_is_none_opens_nothing(client: TestClient) -> None:
    for headers in (
        {"authorization": "Bearer x"},
        {"authorization": "Bearer "},
        {"authorization": "Basic bm91cjp4"},
        {"cookie": "khabar_session=x"},
        {"cookie": "khabar_session=' OR 1=1 --"},
        {"x-khabar-user": "nour"},
    ):
        assert client.get("/api/v1/queue", headers=headers).status_code == 401


REVIEWERS = ("/review", "/review/value", "/review/undo", "/review/comment", "/finding",
             "/finding/withdraw", "/judgements")  # fmt: skip
ADMINS = ("/users", "/rounds", "/rounds/x/close")


def test_a_reader_sees_and_changes_nothing(client: TestClient, store: Path) -> None:
    form = {"csrf": log_in(client, "rami"), "statement": links(store)[0]}
    assert client.get("/review").status_code == 200
    assert 'name="verdict"' not in client.get("/review").text
    for path in (*REVIEWERS, *ADMINS):
        assert client.post(path, data=form).status_code == 403, path
    assert client.get("/users").status_code == 403
    token = {"authorization": f"Bearer {_token(client, 'rami')}"}
    told = {"statement": links(store)[0], "verdict": "rejected"}
    assert client.post("/api/v1/reviews", json=told, headers=token).status_code == 403
    assert client.get("/api/v1/reviews", headers=token).json()["items"] == []
    assert client.get("/api/v1/accounts", headers=token).status_code == 403
    for address in ("/api/v1/exports", "/api/v1/findings", "/api/v1/missed", "/api/v1/rounds"):
        assert client.post(address, json={}, headers=token).status_code == 403, address


def test_a_reviewer_reviews_and_keeps_no_accounts(client: TestClient, store: Path) -> None:
    form = {"csrf": log_in(client, "salma"), "statement": links(store)[0]}
    assert client.post("/review", data=form | {"verdict": "reading_correct"}).status_code == 303
    for path in ADMINS:
        assert client.post(path, data=form).status_code == 403, path
    assert client.get("/users").status_code == 403
    token = {"authorization": f"Bearer {_token(client, 'salma')}"}
    assert client.get("/api/v1/verify", headers=token).status_code == 403
    told = {"format": "csv", "unmasked": "طلب"}
    assert client.post("/api/v1/exports", json=told, headers=token).status_code == 403


def test_an_admin_keeps_accounts(client: TestClient) -> None:
    form = {"csrf": log_in(client, "nour")}
    new = form | {"name": "layla", "role": "reader", "password": "قارب يعبر النهر ليلا"}
    assert client.post("/users", data=new).status_code == 303
    assert "layla" in client.get("/users").text
    assert client.post("/users", data=new | {"password": "short"}).status_code == 422
    shut = form | {"name": "layla", "role": "reader", "active": "no"}
    assert client.post("/users", data=shut).status_code == 303
    last = form | {"name": "nour", "role": "reader"}
    assert client.post("/users", data=last).status_code == 422
    with pytest.raises(AssertionError):
        log_in(client, "layla", "قارب يعبر النهر ليلا")


def _token(client: TestClient, name: str) -> str:
    told = {"name": name, "password": PASSWORD}
    answer = client.post("/api/v1/sessions", json=told)
    assert answer.status_code == 201
    return str(answer.json()["token"])


def test_a_program_logs_in_and_out(client: TestClient) -> None:
    token = {"authorization": f"Bearer {_token(client, 'salma')}"}
    client.cookies.clear()
    assert client.get("/api/v1/queue", headers=token).status_code == 200
    assert client.delete("/api/v1/sessions/current", headers=token).status_code == 204
    assert client.get("/api/v1/queue", headers=token).status_code == 401


def test_a_form_without_its_secret_is_not_taken(client: TestClient, store: Path) -> None:
    right = log_in(client, "salma")
    form = {"statement": links(store)[0], "verdict": "rejected"}
    for wrong in ({}, {"csrf": ""}, {"csrf": "x"}, {"csrf": right[:-1]}):
        assert client.post("/review", data=form | wrong).status_code == 403
    files = {"file": ("a.txt", b"x", "text/plain")}
    assert client.post("/review", data=form, files=files).status_code == 403
    assert client.post("/review", data=form | {"csrf": right}, files=files).status_code == 303
    # a browser made to send JSON asks first, and a form that claims to be none is not JSON
    assert client.post("/api/v1/reviews", data=form).status_code == 403
    again = log_in(client, "salma")
    assert again != right
    assert client.post("/review", data=form | {"csrf": right}).status_code == 403


def test_cookies_are_kept_from_script_and_other_sites(client: TestClient) -> None:
    page = client.get("/login")
    form = page.headers["set-cookie"]
    assert "HttpOnly" in form
    assert "SameSite=strict" in form
    told = {"name": "nour", "password": PASSWORD, "csrf": secret(page.text)}
    plain = client.post("/login", data=told)
    [cookie] = [c for c in plain.headers.get_list("set-cookie") if "khabar_session=" in c]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    client.cookies.clear()
    page = client.get("/login")
    told["csrf"] = secret(page.text)
    secure = client.post("/login", data=told, headers={"x-forwarded-proto": "https"})
    [cookie] = [c for c in secure.headers.get_list("set-cookie") if "khabar_session=" in c]
    assert "Secure" in cookie


def test_attempts_are_bounded(client: TestClient) -> None:
    page = client.get("/login")
    told = {"name": "huda", "password": "x", "csrf": secret(page.text)}
    answers = [client.post("/login", data=told).status_code for _ in range(9)]
    assert answers == [403] * 8 + [429]
    right = client.post("/login", data=told | {"password": PASSWORD})
    assert right.status_code == 429
    api = client.post("/api/v1/sessions", json={"name": "huda", "password": PASSWORD})
    assert api.status_code == 429


def test_after_logging_in_one_stays_on_the_desk(client: TestClient) -> None:
    for told, kept in (
        ("/search?q=x", "/search?q=x"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/logout", "/"),
    ):
        client.cookies.clear()
        page = client.get("/login")
        form = {"name": "nour", "password": PASSWORD, "csrf": secret(page.text), "next": told}
        assert client.post("/login", data=form).headers["location"] == kept


def test_who_has_come_in_is_not_asked_again(client: TestClient) -> None:
    log_in(client, "rami")
    assert client.get("/login?next=/search").headers["location"] == "/search"


def test_a_password_is_changed_by_who_knows_the_old_one(client: TestClient) -> None:
    form = {"csrf": log_in(client, "salma"), "new": "قارب يعبر النهر ليلا"}
    wrong = form | {"old": "x", "again": form["new"]}
    assert client.post("/account/password", data=wrong).status_code == 403
    wrong = form | {"old": PASSWORD, "again": "x"}
    assert client.post("/account/password", data=wrong).status_code == 422
    right = form | {"old": PASSWORD, "again": form["new"]}
    assert client.post("/account/password", data=right).status_code == 303
    assert client.get("/review").status_code == 303  # logged out everywhere
    assert log_in(client, "salma", form["new"])


def test_too_many_requests_are_put_off(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from khabar.app.web.door import Pace

    monkeypatch.setattr(Pace, "allows", lambda self, who: False)
    answer = client.get("/login")
    assert answer.status_code == 429
    assert answer.headers["retry-after"]
    pace = Pace(most=2)
    monkeypatch.undo()
    assert [pace.allows("x") for _ in range(3)] == [True, True, False]
    assert pace.allows("y")


def test_a_desk_that_others_can_reach_does_not_start_without_an_admin(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="give --store"):
        create_app(Settings(host="0.0.0.0"))
    with pytest.raises(Refusal, match="khabar account add"):
        create_app(Settings(host="0.0.0.0", store=tmp_path / "a.khabar"))
    with pytest.raises(Refusal, match="khabar account add"):
        create_app(Settings(team=True, store=tmp_path / "a.khabar"))


def test_blind_reviewers_see_nothing_of_each_other_on_screens_and_in_the_api(
    client: TestClient, store: Path
) -> None:
    first = links(store)[0]
    with open_store(store, who="nour") as opened, opened.writing() as writing:
        open_round(writing, "جولة", ["salma", "huda"], [first])
    form = {"csrf": log_in(client, "salma"), "statement": first, "round": "جولة"}
    mine = form | {"field": "source", "value": "سرّ سلمى"}
    assert client.post("/review/value", data=mine).status_code == 303
    assert client.post("/review", data=form | {"verdict": "reading_correct"}).status_code == 303
    log_in(client, "huda")
    for path in (
        f"/review?at={first}", f"/review/history?at={first}", "/rounds/جولة",
        f"/api/v1/statements/{first}", "/api/v1/reviews", "/api/v1/rounds/جولة/agreement",
    ):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "سرّ سلمى" not in answer.text, path
    form = {"csrf": log_in(client, "huda"), "statement": first, "verdict": "rejected"}
    assert client.post("/review", data=form).status_code == 303
    assert "سرّ سلمى" in client.get(f"/review?at={first}").text
    assert "جولة" in client.get("/rounds").text
    assert "kappa" in client.get("/rounds/جولة").text


def test_two_who_review_at_once_are_handed_different_statements(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khabar.app.web.pages import review

    monkeypatch.setattr(review, "HANDED", 1)
    shown = []
    for name in ("salma", "huda"):
        log_in(client, name)
        shown.append(re.search(r'name="statement" value="([^"]+)"', client.get("/review").text))
    assert all(shown)
    assert shown[0][1] != shown[1][1]  # type: ignore[index]


def test_the_last_review_is_undone_from_the_next_card(client: TestClient, store: Path) -> None:
    form = {"csrf": log_in(client, "salma"), "statement": links(store)[0]}
    assert client.post("/review", data=form | {"verdict": "rejected"}).status_code == 303
    page = client.get("/review").text
    assert "of another statement" in page
    number = re.search(r'name="review" value="(\d+)"', page)
    assert number
    assert client.post("/review/undo", data=form | {"review": number[1]}).status_code == 303
    with open_store(store, who="salma") as opened, opened.reading() as connection:
        assert reviews_on(connection, "salma")[0].undone
