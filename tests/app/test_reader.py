"""The reader: text as printed, statements beside it, chain, rules, footnote."""

from __future__ import annotations

import html
import re
import time

import pytest
from fastapi.testclient import TestClient

from khabar.app.web import samples
from khabar.app.web.listing import cards, sourcing
from khabar.app.web.marks import lines, lit_of
from khabar.app.web.why import why
from khabar.readings.article import Article

ARTICLES = [article for story in samples.NAMES for article in samples.story(story)]
READER = "/read/sample/one_man/sahl"


def untold(kind: str, value: object) -> str:
    return ""


def printed(article: Article) -> str:
    return "\n".join(line for line in article.text.split("\n") if line.strip())


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: f"{a.doc}-{a.text_sha256[:6]}")
def test_the_runs_joined_are_the_text(article: Article) -> None:
    shown = lines(article, (), untold)
    assert "\n".join("".join(r.text for r in line.runs) for line in shown) == printed(article)
    for line in shown:
        for run in line.runs:
            assert article.text[run.start : run.start + len(run.text)] == run.text


@pytest.mark.parametrize("article", ARTICLES[:12], ids=lambda a: f"{a.doc}-{a.text_sha256[:6]}")
def test_exactly_the_characters_of_a_claim_light_up(article: Article) -> None:
    for claim in article.claims:
        spans = lit_of(article, claim)
        shown = lines(article, spans, untold)
        lit = {
            at
            for line in shown
            for run in line.runs
            if run.lit
            for at in range(run.start, run.start + len(run.text))
        }
        asked = {at for span in spans for at in range(*span) if article.text[at] != "\n"}
        assert lit == asked


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: f"{a.doc}-{a.text_sha256[:6]}")
def test_every_claim_has_its_number_in_the_text_once_and_in_order(article: Article) -> None:
    refs = [ref for line in lines(article, (), untold) for run in line.runs for ref in run.refs]
    assert sorted(ref.number for ref in refs) == list(range(1, len(article.claims) + 1))


def test_a_number_never_parts_the_letters_of_a_word() -> None:
    for article in ARTICLES:
        for line in lines(article, (), untold):
            for run in line.runs:
                if run.refs and run.start:
                    assert article.text[run.start - 1].isspace()


def test_the_counts_of_the_summary_add_up() -> None:
    for article in ARTICLES:
        s = sourcing(article, cards(article))
        assert s.own + s.named + s.unnamed + sum(t.n for t in s.through) == s.statements
        assert s.statements == article.summary.statements
        assert s.own == article.summary.own_voice


def test_source_shading_alone_is_on_at_first(bare: TestClient) -> None:
    page = bare.get(READER).text
    assert re.search(r'class="text show-sources"', page)
    assert re.search(
        r'class="text show-events show-words"', bare.get(f"{READER}?marks=words,events").text
    )


def test_marks_are_switched_without_any_script(bare: TestClient) -> None:
    page = bare.get(f"{READER}?mark=places&mark=times&marks=none&claim=c2").text
    assert 'class="text show-places show-times"' in page
    assert 'class="text"' in bare.get(f"{READER}?marks=none").text
    assert '<input type="hidden" name="claim" value="c2">' in page


def test_a_claim_is_opened_and_lit_without_any_script(bare: TestClient) -> None:
    page = bare.get(f"{READER}?claim=c2").text
    assert page.count('id="lit"') == 1
    assert 'class="card unnamed open" id="claim-c2"' in page
    assert 'class="drawn"' in page
    assert f'href="{READER}?claim=c2#claim-c2"' in page, "from the text to the list"
    assert f'href="{READER}?claim=c2#lit"' in page, "from the list to the text"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_claim_opens_with_its_rules_and_its_footnote(bare: TestClient, language: str) -> None:
    asked = {"hx-request": "true", "accept-language": language}
    for story in samples.NAMES:
        for article in samples.story(story):
            where = f"/read/sample/{story}/{article.doc}"
            for claim in article.claims:
                for part in ("claim", "why", "footnote"):
                    answer = bare.get(f"{where}/{part}/{claim.id}", headers=asked)
                    assert answer.status_code == 200, (where, part, claim.id)


def test_a_worked_out_link_is_drawn_otherwise_and_says_so(bare: TestClient) -> None:
    page = bare.get(f"{READER}/claim/c3", headers={"hx-request": "true"}).text
    assert "node unnamed guessed" in page
    assert "worked out" in page


def test_each_count_opens_the_list_behind_it(bare: TestClient) -> None:
    page = bare.get(READER).text
    links = [html.unescape(link) for link in re.findall(r'class="sum[^"]*" href="([^"]+)"', page)]
    counts = []
    for link in links:
        shown = bare.get(link.partition("#")[0]).text
        counts.append(len(re.findall(r'<li class="card ', shown)))
    assert counts[0] == 4
    assert sorted(counts[1:]) == [1, 3]


def test_why_shows_the_rules_down_to_the_characters(bare: TestClient) -> None:
    page = bare.get(f"{READER}/why/c2").text
    assert "attribution." in page
    assert "قال" in page
    assert bare.get(f"{READER}/why/s99").status_code == 404


def test_the_rules_shown_are_those_that_read_the_value() -> None:
    for article in ARTICLES[:10]:
        for value in (*article.attributions, *article.times, *article.places, *article.events):
            [told] = why(article, value.id)
            assert told.tree is not None
            assert told.tree.name == value.rule


def test_a_footnote_holds_all_that_leads_back(bare: TestClient) -> None:
    note = bare.get(f"{READER}/footnote/c3")
    assert note.headers["content-type"].startswith("text/plain")
    article = next(a for a in samples.story("one_man") if a.doc == "sahl")
    for told in ("نحو ثلاثمئة شاحنة", "وكالة النخيل", "بوابة السهل الأخضر", "12 May 2026",
                 article.text_sha256, "unnamed", "by reference", "machine reading"):  # fmt: skip
        assert told in note.text


def test_every_state_stands_in_the_address(bare: TestClient) -> None:
    page = bare.get(f"{READER}?marks=places&claim=c2&list=unnamed&lang=en").text
    kept = re.search(r'hreflang="ar"[^>]*>', page)
    assert kept
    link = re.search(r'href="([^"]+)" lang="ar"', page)
    assert link
    for part in ("marks=places", "claim=c2", "list=unnamed", "lang=ar"):
        assert part in html.unescape(link[1])


@pytest.mark.parametrize(
    "query",
    ["claim=c999", "claim=%00", "at=9-2", "at=0-99999999", "list=x", "marks=<script>", "name=%FF",
     "at=-1", "lang=xx", "theme=<b>"],
)  # fmt: skip
def test_an_address_that_asks_for_nonsense_shows_the_article(bare: TestClient, query: str) -> None:
    page = bare.get(f"{READER}?{query}")
    assert page.status_code == 200
    assert "<script>" not in page.text.replace("<script src", "")


@pytest.mark.parametrize(
    "address",
    ["/read/sample/market/../x", "/read/sample/nope/nakhil", "/read/text/abc/1", "/read/x/y/z",
     "/read/kept/d0/1", "/read/text/%00/0"],
)  # fmt: skip
def test_what_is_not_there_is_told(bare: TestClient, address: str) -> None:
    assert bare.get(address).status_code in (404, 409)


def test_a_kept_article_is_read_as_the_store_has_it(stocked: TestClient) -> None:
    store = stocked.app.state.store  # type: ignore[attr-defined]
    name = next(one.name for one, _ in store.articles())
    page = stocked.get(f"/read/kept/{name}/1")
    assert page.status_code == 200
    assert 'class="summary"' in page.text


def test_a_long_article_is_shown_in_time_that_grows_with_it(bare: TestClient) -> None:
    report = next(a for a in samples.story("one_man") if a.doc == "nakhil").text
    long = "\n".join(report.replace("عشرة", f"{n} و") for n in range(60))
    page = bare.post("/read", data={"text": long[:50_000]})
    assert page.status_code == 200
    began = time.perf_counter()
    again = bare.get(str(page.url))
    assert again.status_code == 200
    assert time.perf_counter() - began < 5


def test_what_is_redacted_is_in_no_part_of_the_page(stocked: TestClient) -> None:
    from khabar.store.redaction import redact
    from khabar.text.span import Span

    store = stocked.app.state.store  # type: ignore[attr-defined]
    version, article = next(
        (one, a) for one, a in store.articles() if a.attributions and a.attributions[0].source_span
    )
    said = article.attributions[0]
    hidden = Span(*said.source_span)
    words = hidden.of(article.text)
    assert words in stocked.get(f"/read/kept/{version.name}/1?claim=c2&lang=en").text
    spans = [Span(at, at + len(words)) for at in range(len(article.text))
             if article.text.startswith(words, at)]  # fmt: skip
    with store.writing() as writing:
        for span in spans:
            redact(writing, version.id, span, "source protection")
    for query in ("", "?claim=c1", "?claim=c2", "?list=unread", "?marks=events,words,places"):
        page = stocked.get(f"/read/kept/{version.name}/1{query}")
        assert page.status_code == 200
        assert words not in page.text
    for part in ("why/c2", "footnote/c2", "claim/c2", "why/s1"):
        assert words not in stocked.get(f"/read/kept/{version.name}/1/{part}").text


def test_what_others_say_is_not_lit_as_the_publishers_own() -> None:
    for article in ARTICLES:
        for claim in article.claims:
            if claim.attribution is None:
                lit = {at for span in lit_of(article, claim) for at in range(*span)}
                for said in article.attributions:
                    content = set(range(*said.content_span))
                    whole = lit == set(range(*claim.span))
                    assert whole or not lit & content
