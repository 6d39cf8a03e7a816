"""Deadlines and days set ahead, as wire copy words them."""

import pytest

from escalate.resolve.times import find_times

# Sentence, publication date, the day on which the limit runs out.
LIMITS = [
    ("The rebels gave the governor until Friday to leave the city or face an assault.", "2024-03-13", "2024-03-15"),
    (
        "Kyiv must answer by noon on Saturday, the ministry said in a note delivered overnight.",
        "2024-03-13",
        "2024-03-16",
    ),
    ('"You have 24 hours to lay down your arms," the general told the garrison.', "2024-03-13", "2024-03-14"),
    ("The junta set a deadline of March 20 for the release of the ambassador's aides.", "2024-03-13", "2024-03-20"),
    (
        "Unless the hostages are freed by sundown Thursday, one will be killed every hour, the statement said.",
        "2024-03-13",
        "2024-03-14",
    ),
    ("The two sides have until the end of the month to agree on a successor.", "2024-03-13", "2024-03-31"),
    (
        "Washington told Tehran to halt enrichment within 60 days or see the sanctions snap back.",
        "2024-03-13",
        "2024-05-12",
    ),
    ("The ultimatum expires at midnight.", "2024-03-13", "2024-03-13"),
    ("The ultimatum runs out Sunday at 6 p.m.", "2024-03-13", "2024-03-17"),
    ("The 48-hour ultimatum that the Houthis issued Tuesday lapses on Thursday.", "2024-03-13", "2024-03-14"),
    (
        "The council demanded that all foreign troops be out of the country no later than June 30.",
        "2024-03-13",
        "2024-06-30",
    ),
    (
        "If the ships have not left by Monday morning, we will open fire, the admiral warned.",
        "2024-03-13",
        "2024-03-18",
    ),
    ("Ankara wants an answer before the weekend, officials said.", "2024-03-13", "2024-03-17"),
    ("Militants threatened to behead the engineer in three days if the company stayed.", "2024-03-13", "2024-03-16"),
    ("The president gave his cabinet a week to come up with a plan or resign.", "2024-03-13", "2024-03-20"),
    ("Residents of the northern districts were given six hours to flee.", "2024-03-13", "2024-03-13"),
    ("Lenders have asked Athens to submit the list by the close of business on Thursday.", "2024-03-13", "2024-03-14"),
    ("Moscow said Chisinau had until 1 May to withdraw its police from the bridge.", "2024-03-13", "2024-05-01"),
    ("The mayor ordered the protesters out by dawn.", "2024-03-13", "2024-03-14"),
    ('"If he is not back by tomorrow, there will be war," the clan leader said.', "2024-03-13", "2024-03-14"),
    ("Parliament must ratify the accord by mid-April or the funds are lost.", "2024-03-13", "2024-04-20"),
    ("The deadline for compliance is April 1.", "2024-03-13", "2024-04-01"),
    ("With the Friday deadline looming, neither side would budge.", "2024-03-13", "2024-03-15"),
    ("They promised to strike again before Easter if the prisoners were not released.", "2024-03-13", "2024-03-31"),
    ("The kidnappers extended their deadline by 24 hours.", "2024-03-13", "2024-03-14"),
    ("The kidnappers extended the deadline to Saturday.", "2024-03-13", "2024-03-16"),
    ("Troops will pull back by Wednesday, the spokesman pledged.", "2024-03-13", "2024-03-20"),
    ("Pyongyang warned that it would scrap the pact on or before March 31.", "2024-03-13", "2024-03-31"),
    ("Opposition leaders called on the premier to step down by the 18th.", "2024-03-13", "2024-03-18"),
    ("The court ordered the ministry to hand over the files within a fortnight.", "2024-03-13", "2024-03-27"),
    ("The warlord demanded $2 million in ransom by month's end.", "2024-03-13", "2024-03-31"),
    ("Brussels has given Warsaw two months to change the law.", "2024-03-13", "2024-05-13"),
    ("Baku said it would not wait beyond the end of the year.", "2024-03-13", "2024-12-31"),
    ("Settlers must be gone from the outpost by the end of next week, the court ruled.", "2024-03-13", "2024-03-24"),
    ('Seoul was told to stop the drills by Thursday or "face the consequences".', "2024-03-13", "2024-03-14"),
    ('"We will give them 10 more days and not a day more," the foreign minister said.', "2024-03-13", "2024-03-23"),
    ("Caracas ordered the diplomats to leave the country in 72 hours.", "2024-03-13", "2024-03-16"),
    ("Tbilisi has until early next month to reply.", "2024-03-13", "2024-04-10"),
    ("The tribunal wants the suspects in The Hague by the end of September.", "2024-03-13", "2024-09-30"),
    ("The cease-fire is due to expire at 10 p.m. local time tonight.", "2024-03-13", "2024-03-13"),
    ("Unless a budget passes by midnight Friday, the government shuts down.", "2024-03-13", "2024-03-15"),
    ("Belgrade rejected the demand that it withdraw the gendarmes by Wednesday at 7 a.m.", "2024-03-13", "2024-03-20"),
    ("The commander said his patience would last until the day after tomorrow.", "2024-03-13", "2024-03-15"),
    ("The eviction must be completed in the next 30 days.", "2024-03-13", "2024-04-12"),
    ("The dissidents have less than 48 hours left to give themselves up.", "2024-03-13", "2024-03-15"),
    ("Israel told the inhabitants of Rafah to move within hours.", "2024-03-13", "2024-03-14"),
    ("The prime minister said that by this time next week the siege must be lifted.", "2024-03-13", "2024-03-24"),
    (
        "The guerrillas gave peasants in the valley a 15-day deadline to abandon their coca fields.",
        "2024-03-13",
        "2024-03-28",
    ),
    ("The foreign forces should depart not later than the first quarter of 2025.", "2024-03-13", "2025-03-31"),
    ("Khartoum's deadline for aid groups to register is the end of this week.", "2024-03-13", "2024-03-17"),
    ("Talks must be concluded by Nov. 24, said a diplomat close to the negotiations.", "2024-03-13", "2024-11-24"),
    ("The bandits want the money by the weekend.", "2024-03-13", "2024-03-17"),
    (
        "Hamas gave mediators until Sunday night to bring a better offer; otherwise it will walk away.",
        "2024-03-13",
        "2024-03-17",
    ),
    ("On Tuesday, the junta told the U.N. mission to be out within the week.", "2024-03-13", "2024-03-19"),
    ("The ministry said Tuesday that the embassy must reduce its staff by Friday.", "2024-03-13", "2024-03-15"),
    ("Nairobi wants the refugees gone within the next three months.", "2024-03-13", "2024-06-13"),
    ("The troops are to be home by Christmas, the chancellor said.", "2024-03-13", "2024-12-25"),
    (
        "The coup leaders have one week to restore the ousted president, the regional bloc said.",
        "2023-08-09",
        "2023-08-16",
    ),
    ('"Leave by sunrise or die," read the note pinned to the mosque door.', "2023-08-09", "2023-08-10"),
    ("Minsk was given until 3 p.m. Thursday to free the journalist.", "2023-08-09", "2023-08-10"),
    ("The gunmen want $5 million by Saturday.", "2023-08-09", "2023-08-12"),
    ("Germany will pull its soldiers out by the end of 2023 at the latest.", "2023-08-09", "2023-12-31"),
    ("All settlers must vacate the hilltop before the start of September.", "2023-08-09", "2023-09-10"),
    ("He gave the mutineers two hours, then ordered the tanks forward.", "2023-08-09", "2023-08-09"),
    ("Police warned the demonstrators to disperse within 30 minutes.", "2023-08-09", "2023-08-09"),
    ("The ministers have 10 working days to respond to the letter.", "2023-08-09", "2023-08-19"),
    ("Islamabad set 31 October as the date by which undocumented Afghans must go.", "2023-08-09", "2023-10-31"),
    ("The pope appealed for a truce by Christmas.", "2023-08-09", "2023-12-25"),
    ("Unless Rome pays by next Friday, the ferries will stop running.", "2023-08-09", "2023-08-11"),
    ("If by Sunday there is no word from Niamey, force will be used.", "2023-08-09", "2023-08-13"),
    ("The parties agreed to form a government by the end of August.", "2023-08-09", "2023-08-31"),
    ("Its air force has until Monday midnight to ground the jets.", "2023-08-09", "2023-08-14"),
    ("The hunger strikers gave the governor five more days.", "2023-08-09", "2023-08-14"),
    ("The Fed has set a Nov. 3 deadline for banks to comply.", "2023-08-09", "2023-11-03"),
    ("Manila's 12-hour ultimatum to the coast guard crew lapses tonight.", "2023-08-09", "2023-08-09"),
    ("They were told to be gone by the weekend.", "2023-08-09", "2023-08-13"),
    ("The firm's managers must turn themselves in no later than Thursday noon.", "2023-08-09", "2023-08-10"),
    ("Lift the siege by 1800 GMT on Friday, the resolution tells both armies.", "2023-08-09", "2023-08-11"),
    ("Both houses must approve the truce inside a month.", "2023-08-09", "2023-09-09"),
    ("The convict has until the end of today to lodge an appeal.", "2023-08-09", "2023-08-09"),
    ("The chief prosecutor must answer by August 11, two days from now.", "2023-08-09", "2023-08-11"),
    ("The bloc has a fortnight in which to act.", "2023-08-09", "2023-08-23"),
    ("The deadline to leave the city falls on Saturday at noon.", "2023-08-09", "2023-08-12"),
    ("The opposition set President Sall a deadline of Feb. 25 to hold the vote.", "2023-08-09", "2024-02-25"),
    ("The envoys demanded a written reply by close of play on Friday.", "2023-08-09", "2023-08-11"),
    ("The militia swore it would hit the base again by month's end.", "2023-08-09", "2023-08-31"),
    ("Quit by Tuesday, the crowd told the premier.", "2023-08-09", "2023-08-15"),
    ("Riyadh told the oil firms on Tuesday they had 48 hours to stop work.", "2023-08-09", "2023-08-10"),
]

# Days set for an act, and limits that are past: they have their day, and set no limit ahead.
DAYS = [
    ("The strikers vowed to shut the port next Tuesday unless wages are paid.", "2024-03-13", "2024-03-19"),
    ("A ceasefire must take hold by the start of Ramadan next year, mediators insisted.", "2024-03-13", "2025-12-31"),
    ("The union's 72-hour notice to the government ends on Saturday night.", "2024-03-13", "2024-03-16"),
    ("The Security Council's deadline passed Tuesday without a reply from Damascus.", "2024-03-13", "2024-03-12"),
    ("The deadline, which expired last Sunday, was ignored by the gunmen.", "2024-03-13", "2024-03-10"),
    ("ECOWAS had given the officers until last week to reinstate the president.", "2024-03-13", "2024-03-10"),
    (
        "The army said it would resume shelling at 5 a.m. Friday if the positions were not abandoned.",
        "2024-03-13",
        "2024-03-15",
    ),
    (
        'The envoy said the regime had "days, not weeks" to sign, and set Sunday as the final date.',
        "2024-03-13",
        "2024-03-17",
    ),
    ("Any vessel found in the strait after Sunday will be sunk, the navy said.", "2024-03-13", "2024-03-17"),
    ("The general strike will begin on Monday unless the detainees are let go.", "2024-03-13", "2024-03-18"),
    ("The group said it would execute the pilot at sunset on Friday.", "2024-03-13", "2024-03-15"),
    ("The White House said that the offer stands until the summit in June.", "2024-03-13", "2024-06-30"),
    ("Diplomats were given 72 hours from Thursday to pack and go.", "2024-03-13", "2024-03-14"),
    ("Farmers threatened to blockade Paris from Monday if their demands were not met.", "2024-03-13", "2024-03-18"),
    ("The governor vowed to send in the guard come Monday.", "2024-03-13", "2024-03-18"),
    ("The secretary told reporters the minister had promised an answer by last Friday.", "2024-03-13", "2024-03-08"),
    ("The convoy leaves Friday.", "2024-03-13", "2024-03-15"),
    ("Inspectors arrive Monday and begin work a day later.", "2024-03-13", "2024-03-18"),
    ("The blockade starts at 0600 GMT Thursday.", "2024-03-13", "2024-03-14"),
    (
        'The extremists said that the two hostages had "until the end of the day" before being shot.',
        "2024-03-13",
        "2024-03-13",
    ),
    ("The grace period for the miners ends on August 15.", "2023-08-09", "2023-08-15"),
    ("The trade minister threatened tariffs from September 1 if no deal is struck.", "2023-08-09", "2023-09-01"),
    ("We expect them to be back at the table in two weeks at most.", "2023-08-09", "2023-08-23"),
    ("Tehran must decide before the board meets on Sept. 11.", "2023-08-09", "2023-09-11"),
    ("The 90-day window for talks closes in November.", "2023-08-09", "2023-11-30"),
    (
        "A spokesman said the rebels would wait until after the harvest, in October, before attacking.",
        "2023-08-09",
        "2023-10-31",
    ),
    ("If no aid arrives over the next 72 hours, thousands will die, doctors warned.", "2023-08-09", "2023-08-12"),
    ("The strike starts Monday at dawn unless the ministry backs down.", "2023-08-09", "2023-08-14"),
]


def ends(sentence: str, published: str, *, deadline: bool) -> list[str]:
    """Return the last days of the expressions that set a limit, or of those that set none."""
    return [
        t.when.end[:10]
        for t in find_times(sentence, article="a", published=published)
        if t.deadline is deadline and t.when is not None and t.when.end is not None
    ]


@pytest.mark.parametrize(("sentence", "published", "day"), LIMITS, ids=[row[0] for row in LIMITS])
def test_a_limit_runs_out_on_its_day(sentence: str, published: str, day: str) -> None:
    assert day in ends(sentence, published, deadline=True)


@pytest.mark.parametrize(("sentence", "published", "day"), DAYS, ids=[row[0] for row in DAYS])
def test_a_day_that_is_no_limit_ahead_still_has_its_date(sentence: str, published: str, day: str) -> None:
    assert day in ends(sentence, published, deadline=False)
