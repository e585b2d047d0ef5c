"""A list of names goes on behind its commas, where the parser cuts it off."""

import pytest

LISTS = [
    "Officials detained Dargye, Lobsang Oezer, Tenzin Trinle (Tseten), and Yeshe Jamyang on March 30, 1996.",
    (
        "On 17 April 2006, officers detained practitioners Lobsang Oezer (male), Tenzin Trinle (male), and Yeshe "
        "Jamyang (reports differ on gender), in connection with leaflets found in their homes."
    ),
    "Officers detained the practitioner, Lobsang Oezer, along with Tenzin Trinle, Yeshe Jamyang, and Pema on 3 May.",
    "Officers detained Lobsang Oezer, Oezer's father Tenzin Trinle, and former nun Yeshe Jamyang on 3 May 2006.",
]


@pytest.mark.parametrize("text", LISTS)
def test_all_names_of_a_list_are_held(read, text):
    told = read(text)
    assert {"Lobsang Oezer", "Tenzin Trinle", "Yeshe Jamyang"} <= set(
        told.names(told.claim("detention").affected).split(" and ")
    )


OTHERS = [
    "Police detained Ana Sol, and Bo Lin fled.",
    "Police detained Ana Sol, and Bo Lin, her lawyer, told reporters that she was ill.",
    "Police detained Ana Sol, Bo Lin's sister.",
    "Police detained Ana Sol in May, Bo Lin in June.",
    "Police detained Ana Sol, and released Bo Lin.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_name_of_another_clause_is_not_of_the_list(read, text):
    told = read(text)
    assert told.names(told.claim("detention").affected) == "Ana Sol"
