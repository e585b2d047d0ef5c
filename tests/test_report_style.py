"""What reports put before and beside their sentences: headings, lists of names, verdicts, relatives with a title."""

import pytest


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Threats and Harassment: Members of the union were harassed, detained, and convicted.",
            [
                "harassment of members of the union",
                "detention of members of the union",
                "conviction of members of the union",
            ],
        ),
        ("Physical Abuse, Punishment, and Torture: Guards tortured two men.", ["torture of two men by guards"]),
        # whom a verdict is on
        ("A court declared Bo Lin not guilty.", ["acquittal of Bo Lin by court"]),
        ("A court cleared Bo Lin of most of the counts.", ["acquittal of Bo Lin by court"]),
        (
            "On 3 May, campaigners Ana Sol, Mara Tel, and Pia Kang were found not guilty.",
            ["acquittal of Ana Sol and Mara Tel and Pia Kang"],
        ),
        (
            "Jan Moyo, whom many groups called innocent and was charged with treason, fled.",
            ["charging of Jan Moyo"],
        ),
        # who is told of by two nouns
        ("Soldiers beat her husband, the retired judge Jan Moyo.", ["attack of Jan Moyo by soldiers"]),
        # out of prison, followed, shot at
        ("Jan Moyo walked out of Lima prison.", ["release of Jan Moyo"]),
        ("A guard walked out of the prison.", []),
        ("Ana Sol knew that she was being followed.", ["surveillance of Ana Sol"]),
        ("The rules were being followed.", []),
        ("Grenades were used against villagers.", ["attack of villagers"]),
        (
            "Two nurses died when soldiers opened fire on the crowd.",
            ["killing of two nurses", "attack of crowd by soldiers"],
        ),
        ("Ana Sol has not been given a passport.", ["travel-ban of Ana Sol"]),
        ("Ana Sol was given a passport.", []),
        ("Police sexually tortured Ana Sol.", ["sexual-violence of Ana Sol by police"]),
        # into exile, back in custody
        ("A plane carried 40 prisoners into exile.", ["deportation of 40 prisoners"]),
        ("A plane carried 40 tourists into Lima.", []),
        ("Jan Moyo turned up in handcuffs in Lima.", ["detention of Jan Moyo"]),
        ("Jan Moyo turned up in court as a witness.", []),
        # whom the recogniser does not know
        ("Rebels kidnapped three Tareis.", ["kidnapping of three Tareis by rebels"]),
        # who is kept from whom
        (
            "Jan Moyo was denied access to his lawyers and family members.",
            ["denial-of-counsel of Jan Moyo", "denial-of-family-contact of Jan Moyo"],
        ),
        ("His family says that Jan Moyo was denied access to lawyers.", ["denial-of-counsel of Jan Moyo"]),
        # who disappears whom, and where no raid is
        (
            "The family of Jan Moyo, whom the regime arrested and forcibly disappeared, fled.",
            ["arrest of Jan Moyo by regime", "enforced-disappearance of Jan Moyo by regime"],
        ),
        ("Ana Sol streamed the raid on Facebook.", []),
        ("Detainees were not taken to hospital.", ["denial-of-medical-care of detainees"]),
        # who somebody may have been
        (
            "Police arrested a man believed to be a soldier who killed Jan Moyo.",
            [
                "arrest of man believed to be a soldier who killed Jan Moyo by police",
                "killing of Jan Moyo by soldier [alleged]",
            ],
        ),
        ("The man is a soldier who killed Jan Moyo.", ["killing of Jan Moyo by soldier"]),
        # who only listens
        ("Kyo Su told the court that guards beat him.", ["ill-treatment of Kyo Su by guards"]),
        # nobody told of
        ("A video captured a police officer charging Jan Moyo with a rifle.", []),
        ("The ministry did not consider any detained person a prisoner of conscience.", []),
    ],
)
def test_what_reports_say_in_their_own_way_is_read(read, text, says):
    assert read(text).says == says
