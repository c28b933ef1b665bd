"""Who may come in, as what, and for how long."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from khabar.sources.refusal import Refusal
from khabar.store import sessions
from khabar.store.accounts import account, all_accounts, checked, has_admin, set_account
from khabar.store.saved import save_search, searches_of
from khabar.store.store import Store, open_store

PASSWORD = "نخل وماء وجسر قديم"
NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with open_store(tmp_path / "a.khabar", who="operator") as opened:
        yield opened


def test_an_account_opens_with_its_password_alone(store: Store) -> None:
    with store.writing() as writing:
        assert not has_admin(writing.connection)
        set_account(writing, "nour", "admin", PASSWORD)
        set_account(writing, "سلمى", "reviewer", PASSWORD)
    with store.reading() as connection:
        assert has_admin(connection)
        found = checked(connection, "nour", PASSWORD)
        assert found is not None
        assert found.role == "admin"
        for name, told in (("nour", "x"), ("nobody", PASSWORD), ("", ""), ("nour", "x" * 9999)):
            assert checked(connection, name, told) is None
        assert [one.name for one in all_accounts(connection)] == ["nour", "سلمى"]
    assert store.verify().whole


def test_the_file_holds_no_password_and_no_token(store: Store) -> None:
    with store.writing() as writing:
        set_account(writing, "nour", "admin", PASSWORD)
        token = sessions.begin(writing.connection, "nour", NOW)
    raw = b"".join(path.read_bytes() for path in store.path.parent.iterdir())
    assert PASSWORD.encode() not in raw
    assert token.encode() not in raw
    assert b"$argon2id$" in raw


@pytest.mark.parametrize(
    ("name", "role", "password", "reason"),
    [
        ("no spaces", "admin", PASSWORD, "letters, digits"),
        ("<script>", "admin", PASSWORD, "letters, digits"),
        ("x" * 41, "admin", PASSWORD, "letters, digits"),
        ("nour", "owner", PASSWORD, "no role"),
        ("nour", "admin", "short", "12 characters"),
        ("nour", "admin", "aaaaaaaaaaaaaaa", "guessed"),
        ("nour-of-the-desk", "admin", "NOUR-of-the-desk", "guessed"),
        ("nour", "admin", None, "wants a password"),
    ],
)
def test_what_cannot_be_an_account_is_refused(
    store: Store, name: str, role: str, password: str | None, reason: str
) -> None:
    with store.writing() as writing, pytest.raises(Refusal, match=reason):
        set_account(writing, name, role, password)  # type: ignore[arg-type]


def test_the_last_admin_stays(store: Store) -> None:
    with store.writing() as writing:
        set_account(writing, "nour", "admin", PASSWORD)
        for role, active in (("reader", True), ("admin", False)):
            with pytest.raises(Refusal, match="last admin"):
                set_account(writing, "nour", role, active=active)  # type: ignore[arg-type]
        set_account(writing, "salma", "admin", PASSWORD)
        set_account(writing, "nour", "reader")
    with store.reading() as connection:
        assert account(connection, "nour").role == "reader"  # type: ignore[union-attr]


def test_who_is_shut_out_or_changed_is_logged_out(store: Store) -> None:
    with store.writing() as writing:
        set_account(writing, "nour", "admin", PASSWORD)
        set_account(writing, "salma", "reader", PASSWORD)
        token = sessions.begin(writing.connection, "salma", NOW)
        assert sessions.session(writing.connection, token, NOW).account.name == "salma"
        set_account(writing, "salma", "reader", active=False)
        assert sessions.session(writing.connection, token, NOW) is None
        assert checked(writing.connection, "salma", PASSWORD) is None
        set_account(writing, "salma", "reader", "قارب يعبر النهر ليلا")
        assert checked(writing.connection, "salma", PASSWORD) is None


def test_a_session_ends_when_it_is_not_used_and_in_any_case_after_a_week(store: Store) -> None:
    with store.writing() as writing:
        connection = writing.connection
        set_account(writing, "nour", "admin", PASSWORD)
        token = sessions.begin(connection, "nour", NOW)
        late = NOW + sessions.IDLE + timedelta(seconds=1)
        assert sessions.session(connection, token, late) is None
        assert sessions.session(connection, "x", NOW) is None
        assert not sessions.wants_longer(connection, token, NOW)
        at = NOW
        while at < NOW + sessions.LONGEST:
            assert sessions.session(connection, token, at)
            assert sessions.wants_longer(connection, token, at) or at == NOW
            sessions.prolong(connection, token, at)
            at += timedelta(hours=7)
        assert sessions.session(connection, token, at) is None
        sessions.end(connection, token)
        assert sessions.session(connection, token, NOW) is None
        assert connection.execute(text("SELECT count(*) FROM sessions")).scalar() == 0


def test_attempts_are_counted_by_name_and_by_place(store: Store) -> None:
    with store.writing() as writing:
        connection = writing.connection
        for n in range(sessions.MOST_BY_NAME):
            assert sessions.may_try(connection, "nour", "10.0.0.1", NOW)
            sessions.failed(connection, "nour", f"10.0.0.{n}", NOW)
        assert not sessions.may_try(connection, "nour", "10.0.0.99", NOW)
        assert sessions.may_try(connection, "salma", "10.0.0.1", NOW)
        assert sessions.may_try(connection, "nour", "10.0.0.1", NOW + sessions.WINDOW)
        for n in range(sessions.MOST_BY_PLACE):
            sessions.failed(connection, f"n{n}", "10.0.0.7", NOW)
        assert not sessions.may_try(connection, "salma", "10.0.0.7", NOW)


def test_searches_are_kept_under_names(store: Store) -> None:
    with store.writing() as writing:
        save_search(writing, "السوق", "/search?q=x")
        save_search(writing, " السوق ", "/search?q=y")
        save_search(writing, "طرق", "/map?place=z")
        save_search(writing, "طرق", "/map?place=z", holds=False)
        for wrong in ("https://b.example", "//b.example", "/\\b.example", "search", "/x\ny"):
            with pytest.raises(Refusal):
                save_search(writing, "x", wrong)
    with store.reading() as connection:
        assert [(s.name, s.address) for s in searches_of(connection, "operator")] == [
            ("السوق", "/search?q=y")
        ]
        assert searches_of(connection, "other") == []
    assert store.verify().whole
