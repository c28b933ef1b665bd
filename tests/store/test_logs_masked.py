"""The logs of what people decided leave with the names of private people masked.

نص متخيَّل / INVENTED
"""

from pathlib import Path

from khabar.export.decisions import write
from khabar.export.losses import Losses
from khabar.run.ingest import read_open
from khabar.store.findings import write_finding
from khabar.store.store import Store, open_store
from tests.app.desk import links_in

NAME = "سمير عبد الكريم الحلاق"
TEXT = f"قال المواطن {NAME} إن الطريق إلى بلدة النخيل مغلق. وقالت البلدية إن الطريق مفتوح."
URL = "https://a.example/road"


def log(store: Store, what: str, form: str, *, unmasked: bool = False) -> tuple[str, Losses]:
    losses = Losses()
    return b"".join(write(store, what, form, losses, unmasked=unmasked)).decode(), losses


def test_private_names_leave_masked_unless_a_reason_is_given(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.khabar", who="nour") as store:
        store.keep(TEXT, url=URL, published="2026-11-20", publisher="وكالة النخيل")
        assert [*read_open(store)]
        link = links_in(store, URL)[0]
        store.review(link, "corrected", field="source", value=f"جار {NAME}", why=f"سألنا {NAME}")
        with store.writing() as writing:
            write_finding(writing, link, f"رأى {NAME} الحاجز", value="يوافق صور الطريق")
        for what in ("reviews", "findings"):
            for form in ("csv", "jsonl"):
                told, losses = log(store, what, form)
                assert NAME not in told
                assert "[#" in told
                assert any("private names" in line for line in losses.lines())
                assert NAME in log(store, what, form, unmasked=True)[0]


def test_a_name_that_was_only_typed_is_masked_too(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.khabar", who="nour") as store:
        store.keep(
            "قالت البلدية إن الطريق إلى بلدة النخيل مفتوح منذ أمس.", url=URL, published="2026-11-20"
        )
        assert [*read_open(store)]
        store.review(links_in(store, URL)[0], "rejected", why=f"قال المواطن {NAME} إن الطريق مغلق")
        assert NAME not in log(store, "reviews", "csv")[0]
