"""Whom "he" may not mean: who only tells, finds or calls for; a listener; the dead before a court."""

import pytest

OTHERS = [
    "Karl Banda called for the release of his colleague Bo Lin. He has been detained since 2018.",
    "Karl Banda found the body of Bo Lin. He had been tortured and shot.",
    "Karl Banda condemned the arrest of Bo Lin. He was taken in on Monday.",
    "President Karl Banda ordered the arrest of General Bo Lin. He was accused of plotting a coup.",
    "According to his brother John Lin, Bo Lin was beaten. He was denied a lawyer.",
    "Karl Banda was acquitted of the murder of Bo Lin. He had been shot dead in 2009.",
    "Karl Banda was sentenced for the murder of Bo Lin. He was stabbed 12 times.",
    "Karl Banda buried his friend Bo Lin on Friday. He was killed by soldiers last week.",
    "Karl Banda was arrested at the funeral of Bo Lin. He had been shot by police.",
    "Senator Karl Banda wrote to the minister about Bo Lin. He is being held in solitary confinement.",
    "Karl Banda was charged with the rape of Lina Sol. She was abducted in May. He said he was free.",
    "Editor Karl Banda said reporter Bo Lin was arrested while filming, and that he was beaten.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_another_victim_is_not_who_tells_of_him(read, text):
    told = read(text)
    last = [c for c in told.claims if c.trigger.start > text.rindex(" he " if " he " in text else "He ")]
    assert not any("Karl Banda" in told.names(c.affected) or "John Lin" in told.names(c.affected) for c in last)


BEFALLS = [
    ("Bo Lin was shot dead by Karl Banda. He was sentenced to 12 years in prison.", "sentencing of Karl Banda"),
    ("Mary Sol was shot by Karl Banda. He was arrested.", "arrest of Karl Banda"),
    ("Ana Sol was raped by Karl Banda. He was released on bail.", "release of Karl Banda"),
    ("Bo Lin was kidnapped by Karl Banda. He was released two days later.", "release of Bo Lin"),
    ("Bo Lin was beaten by police. He was arrested.", "arrest of Bo Lin"),
    ("Bo Lin was attacked by gunmen. He was detained two days later.", "detention of Bo Lin"),
    ("Bo Lin's father was killed in 1990. He was arrested in 2018.", "arrest of Bo Lin"),
    ("The judge told Bo Lin he was sentenced to two years.", "sentencing of Bo Lin"),
    ("Bo Lin was arrested. His lawyer, Karl Banda, said he was beaten.", "ill-treatment of Bo Lin"),
]


@pytest.mark.parametrize(("text", "says"), BEFALLS)
def test_who_it_befell(read, text, says):
    assert says in read(text).says


def test_what_somebody_hears_did_not_befall_the_listener(read):
    told = read("A former prisoner told John Kato of Lantern Watch that he was raped by guards.")
    assert "John Kato" not in " ".join(told.says)


def test_who_speaks_of_somebody_shot_attacked_nobody(read):
    told = read("Police spokesman Karl Banda said Bo Lin was shot because he had attacked officers.")
    assert not any(told.names(c.actor) == "Karl Banda" for c in told.claims)


REFUSED = [
    ("Ana Sol was not denied access to a lawyer.", ["denial-of-counsel of Ana Sol [negated]"]),
    ("Police did not deny Bo Lin access to a lawyer.", ["denial-of-counsel of Bo Lin by police [negated]"]),
    ("Bo Lin was not refused visits from his family.", ["denial-of-family-contact of Bo Lin [negated]"]),
    ("Guards did not prevent Ana Sol from seeing her lawyer.", ["denial-of-counsel of Ana Sol by guards [negated]"]),
    ("Ana Sol was not allowed to see a lawyer.", ["denial-of-counsel of Ana Sol"]),
    ("Ana Sol had no access to a lawyer.", ["denial-of-counsel of Ana Sol"]),
    ("Guards refused to let Bo Lin see a lawyer.", ["denial-of-counsel of Bo Lin by guards"]),
    ("Bo Lin refused to see a lawyer.", []),
    ("Bo Lin declined to meet his lawyer.", []),
]


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_what_is_refused_to_whom(read, text, says):
    assert read(text).says == says


UNKNOWN = [
    ("The minister said he had no information about the arrest of Bo Lin.", "arrest of Bo Lin [possible] BY minister"),
    ("Police said they had no record of the arrest of Bo Lin.", "arrest of Bo Lin [possible] BY police"),
    ("The army said it was not aware of the killing of Bo Lin.", "killing of Bo Lin [possible] BY army"),
    ("The police refused to confirm or deny that Bo Lin was arrested.", "arrest of Bo Lin [reported]"),
]


@pytest.mark.parametrize(("text", "says"), UNKNOWN)
def test_who_knows_nothing_says_nothing(read, text, says):
    assert read(text).says_by_whom == [says]


WHO = [
    ("Journalist Bo Lin of the Daily Lantern, who was arrested in 2006, is free.", "arrest of Bo Lin"),
    ("Both men had been hacked to death.", "killing of both men"),
    (
        "Rosa Bo San Miguel was arrested. San Miguel was detained on Friday. Her brother Karl San Miguel fled.",
        "detention of Rosa Bo San Miguel",
    ),
    ("Bo Lin was arrested on 2 May 2010, released three days later, then rearrested on 1 June.", "release of Bo Lin"),
    ("Bo Lin was detained on Monday, questioned and released after an hour.", "release of Bo Lin"),
]


@pytest.mark.parametrize(("text", "says"), WHO)
def test_who_is_meant(read, text, says):
    told = read(text).says
    assert says in told
    assert not any("surveillance" in words or "Lantern" in words for words in told)
