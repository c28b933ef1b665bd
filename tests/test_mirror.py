"""A word that takes a side is marked whoever the side is: only the party changes."""

from typing import NamedTuple

import pytest

from khabar.reader import read


class Party(NamedTuple):
    """A party by the forms of its adjective, and by a name."""

    he: str
    she: str
    one: str
    name: str


# نص متخيَّل / INVENTED: every sentence made of these was written for this test
PARTIES = {
    "American": Party("الأميركي", "الأميركية", "أميركي", "أميركا"),
    "Russian": Party("الروسي", "الروسية", "روسي", "روسيا"),
    "Turkish": Party("التركي", "التركية", "تركي", "تركيا"),
    "Iranian": Party("الإيراني", "الإيرانية", "إيراني", "إيران"),
    "Israeli": Party("الإسرائيلي", "الإسرائيلية", "إسرائيلي", "إسرائيل"),
    "Syrian": Party("السوري", "السورية", "سوري", "سوريا"),
    "Kurdish": Party("الكردي", "الكردية", "كردي", "الأكراد"),
    "Saudi": Party("السعودي", "السعودية", "سعودي", "السعودية"),
    "Houthi": Party("الحوثي", "الحوثية", "حوثي", "الحوثيين"),
    "Palestinian": Party("الفلسطيني", "الفلسطينية", "فلسطيني", "فلسطين"),
    "Lebanese": Party("اللبناني", "اللبنانية", "لبناني", "لبنان"),
}
SENTENCES = (
    "داهمت قوات الاحتلال {he} القرية فجر اليوم.",
    "تحدثت صحيفة الوادي عن العدو {he} في افتتاحيتها.",
    "استمر العدوان {he} على البلدة يومين.",
    "اقتحمت الميليشيات {she} السوق وأغلقته ساعات.",
    "هاجم مرتزقة {name} نقطة الحراسة شرق البلدة.",
    "أدانت البلدية ما فعلته المجموعات {she} الإرهابية في السوق.",
    "أعلن ما يسمى بالمجلس {he} عن موقفه من الاتفاق.",
    "شيّع الأهالي الشهيد {he} في مسقط رأسه.",
    "استشهد جندي {one} في الاشتباكات قرب الجسر.",
    "أكد الجيش {he} الباسل جاهزيته على الحدود.",
    "تم تحييد مسلح {one} كان يختبئ في البستان.",
    "جرى تحرير البلدة على يد القوات {she} بعد أسبوع.",
    "وصف الكاتب المسلح {he} بأنه من فلول الإرهاب.",
    "حفنة من المقاتلين قاتلت في صف الجانب {he} حتى المساء.",
)


def marked(sentence: str, party: Party) -> list[tuple[str, str, str | None, str | None]]:
    """What is marked, with the party's own words taken out again."""
    (article,) = read(sentence.format(**party._asdict()), single=True)
    forms = sorted(party, key=len, reverse=True)

    def without(text: str | None) -> str | None:
        for form in forms:
            text = text.replace(form, "…") if text else text
        return text

    return [
        (word.field_class, without(word.text) or "", without(word.plainer), word.plainer_en)
        for word in article.wording
    ]


def test_there_are_sixty_sentences_at_least() -> None:
    assert len(SENTENCES) * len(PARTIES) >= 60


@pytest.mark.parametrize("sentence", SENTENCES)
def test_only_the_party_changes(sentence: str) -> None:
    told = {name: marked(sentence, party) for name, party in PARTIES.items()}
    first = told["American"]
    assert first, "nothing is marked at all"
    assert {name: found for name, found in told.items() if found != first} == {}
