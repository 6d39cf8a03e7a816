"""Ultimatums as news words them: the limit is found, and it is the right day ahead."""

import pytest

from escalate.model import Basis
from escalate.resolve.times import find_times

PUBLISHED = "2022-03-15"  # a Tuesday
ULTIMATUMS = [
    ("Moscow told the city's defenders to lay down their weapons by Monday morning.", "2022-03-21"),
    ("The junta gave striking doctors until Thursday to return to work or lose their jobs.", "2022-03-17"),
    ("Hamas set a 24-hour deadline for Israel to open the crossing.", "2022-03-16"),
    ("Unless the prisoners are freed within five days, the militia will resume its attacks.", "2022-03-20"),
    ("The prime minister has until the end of the week to form a cabinet.", "2022-03-20"),
    ("Residents were ordered out of the district by 8 p.m. Wednesday.", "2022-03-16"),
    ("Ankara warned it would act alone if the corridor is not open by Sunday night.", "2022-03-20"),
    ("The bank must repay the loan no later than April 30.", "2022-04-30"),
    ("We demand an apology before the week is out, before Friday.", "2022-03-18"),
    ("If there is no answer in three days, the border will be closed.", "2022-03-18"),
    ("Pyongyang vowed to respond within 48 hours to any further drills.", "2022-03-17"),
    ("The commander gave the villagers two hours to leave their homes.", "2022-03-15"),
    ("A one-week ultimatum was issued to the mining company.", "2022-03-22"),
    ("All weapons must be handed in by 1 April, the decree says.", "2022-04-01"),
    ("Bring back our men by tomorrow or we will come and get them, he said.", "2022-03-16"),
    ("The Europeans want the deal restored by the end of April.", "2022-04-30"),
    ("The rebels' deadline for the governor to resign runs out on Saturday.", "2022-03-19"),
    ("Beijing ordered the consulate to close within 72 hours.", "2022-03-18"),
    ("The embassy has been told to cut its staff by half by July 1.", "2022-07-01"),
    ("Russia has until midnight on Friday to pay in dollars.", "2022-03-18"),
    ("The deadline for the withdrawal is 31 March.", "2022-03-31"),
    ("Paris set Wednesday as the deadline for a reply.", "2022-03-16"),
    ("Ministers said the pipeline must be shut by the end of 2022.", "2022-12-31"),
    ("Army units must be back in barracks by dawn.", "2022-03-16"),
    ("The court gave the government 60 days to redraw the map.", "2022-05-14"),
    ("Lift the blockade within a week, the bloc told the islanders.", "2022-03-22"),
    ("The two sides have 30 days to reach a settlement, or the case goes to arbitration.", "2022-04-14"),
    ("Washington wants an answer by next Tuesday.", "2022-03-22"),
    ("Surrender by noon or face bombardment, the loudspeakers said.", "2022-03-15"),
    ("Foreign troops must be gone by the summer.", "2022-08-31"),
    ("Police gave protesters 15 minutes to clear the square.", "2022-03-15"),
    ("He told parliament the army would strike before Easter unless talks resume.", "2022-04-17"),
    ("Inspectors demand access by the 25th.", "2022-03-25"),
    ("Delegates must file objections by 17:00 GMT on 18 March.", "2022-03-18"),
    ("The general has until then; until Friday at the latest.", "2022-03-18"),
    ("The strikers say they will shut the port on Monday unless they are paid by Saturday.", "2022-03-19"),
    ("Athens must find the money by mid-April.", "2022-04-20"),
    ("The airline has ten more days to pay.", "2022-03-25"),
    ("The fleet should leave the gulf by early next month, the minister insisted.", "2022-04-10"),
    ("Comply in 14 days or be expelled, the letter reads.", "2022-03-29"),
    ("The opposition gave him till Sunday to step down.", "2022-03-20"),
    ("By Friday, every foreign fighter must have left the town.", "2022-03-18"),
    ("Within 24 hours all checkpoints must be removed.", "2022-03-16"),
    ('"Leave before Saturday," the leaflets warned.', "2022-03-19"),
    ("The U.N. called on both armies to withdraw by 20 March.", "2022-03-20"),
    ("They asked for a reply by the close of Thursday.", "2022-03-17"),
]


@pytest.mark.parametrize(("sentence", "day"), ULTIMATUMS, ids=[row[0] for row in ULTIMATUMS])
def test_an_ultimatum_ends_on_its_day(sentence: str, day: str) -> None:
    ends = [
        t.when.end[:10]
        for t in find_times(sentence, article="a", published=PUBLISHED)
        if t.deadline and t.when and t.when.end
    ]
    assert day in ends


@pytest.mark.parametrize("sentence", [row[0] for row in ULTIMATUMS])
def test_without_a_publication_date_no_day_is_made_up(sentence: str) -> None:
    for found in find_times(sentence, article="a", published=None):
        assert found.when is None or found.when.basis is Basis.STATED
