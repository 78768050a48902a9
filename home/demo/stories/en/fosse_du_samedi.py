"""English version of the story of the same name."""

from home.demo.schema import (
    ClaimText,
    PartnerText,
    QuoteText,
    StepData,
    StoryText,
    call,
    figure,
    key_figures,
    picture,
    quote,
    text,
)

TEXT = StoryText(
    slug="on-saturdays-the-works-lends-its-pit",
    title="On Saturdays the works lends its pit, and people drive to their jobs",
    summary="Every other Saturday a Mulhouse maintenance firm opens its doors. You mend your own car beside a mechanic. Thirteen people also found their weekday place there.",
    authors="The Labo newsroom",
    problem="Many jobs start at five in the morning, in places no tram reaches. The people who could take them own a car that no longer starts. A repair costs a month’s groceries: no wage, no repair; no car, no job.",
    affected="Four in ten of the people La Goupille supports in Mulhouse, about a hundred a year, the association says.",
    steps=(
        StepData(
            "Look before lifting",
            "On Tuesday evening a volunteer walks round the car in the car park. If the chassis has rusted through, she says so: nobody spends money on a wreck.",
        ),
        StepData(
            "Parts at cost",
            "The workshop orders from its supplier and adds no margin. La Goupille advances the sum, to be repaid in three instalments.",
        ),
        StepData(
            "Two pairs of hands to a bonnet",
            "On Saturday morning the owner holds the spanner; a paid mechanic watches and corrects. No one does the job for anyone else.",
        ),
        StepData(
            "A check before the gate",
            "The workshop manager checks brakes, steering and wheels, then signs a sheet. No signature, no road.",
        ),
        StepData(
            "On Monday, talk about work",
            "Those who enjoyed Saturday spend a trial week in the workshop or with a customer, under a placement agreement.",
        ),
    ),
    partners=(
        PartnerText(
            "Opens its workshop every other Saturday and lends two mechanics",
            "A pit, a lift, tools, sixteen paid hours a month and its account with the parts dealer",
            "Candidates seen at work before the interview; thirteen hires or placements in two years",
        ),
        PartnerText(
            "Picks the cars with their owners and keeps in touch afterwards",
            "A half-time member of staff, the advance for parts, the coffee",
            "Job interviews that people can get to",
        ),
        PartnerText(
            "Covers advances that are never repaid",
            "A reserve of six thousand euros, nine hundred of them spent",
            "A written account of what went wrong",
        ),
    ),
    claims=(
        ClaimText(
            "13",
            "people hired for six months or more after a Saturday at the pit",
            "people",
            "first two years",
            "Employment contracts seen by La Goupille",
        ),
        ClaimText(
            "118",
            "cars driven out with a signed check sheet",
            "cars",
            "first two years",
            "Workshop sheets of Mécanique Hirzelbach",
        ),
        ClaimText(
            "€190",
            "average price of a repair, parts only",
            "euros",
            "past twelve months",
            "Invoices passed on at cost",
        ),
    ),
    limits="<p>The workshop’s insurer refused twice. The third draft of the agreement bars owners from the lift: they work at the pit only, wheels on the ground.</p><p>One car in five is sent home on the Tuesday. Electric cars are turned away: nobody is certified to touch them.</p>",
    conditions="<ul><li>staff who volunteer, are paid and are never told to come;</li><li>an insurer who looks at the pit before writing a letter;</li><li>someone who can say no to a wreck.</li></ul>",
    lessons=(
        "Bring the insurer in on a Saturday. By post the file had failed twice; on the spot it passed in a morning.",
        "Ask for a share of the cost, however small. Nobody waited for the three free repairs at the start, and nobody looked after them.",
        "Pay the mechanic’s hours. A tired volunteer cancels; a rostered employee turns up.",
    ),
    quotes=(
        QuoteText(
            "I thought I was lending a hole in the floor. It turns out I lend two lads who can explain things, and I never knew.",
            "The workshop manager",
            "Mécanique Hirzelbach",
        ),
        QuoteText(
            "On Monday I was on time. It was the first day since the divorce when nothing hung on anybody else.",
            "Samira",
            "order picker",
        ),
    ),
    action_text="You know a trade, a boss, a short cut? Lend two hours a month to someone around Mulhouse who is looking.",
    body=(
        text("""
<p>“Lift it a bit. No, not the car, the hose.” Twenty past eight, Saturday, Mulhouse. Two legs stick out of the pit. Above them a woman in a rain jacket holds the lamp and learns the name of the part: in a moment she will have to take it out herself.</p>
<p>The workshop belongs to Mécanique Hirzelbach. On weekdays it puts presses and conveyors back to work and looks after the firm’s nine vans. On Saturdays the pit stood empty. Now it serves people with a job in sight and an engine that will not turn.</p>
<h2>Sums on a piece of cardboard</h2>
<p>It began with an annoyance. The workshop manager was waiting for a candidate for a maintenance post. The man never came. He rang three days later: the car had died on the dual carriageway and his phone credit with it. The post was gone.</p>
<p>The following week a member of La Goupille’s staff called about that missed appointment. She described the others: four interviews in ten lost to a belt, a battery, bald tyres. “We change a battery in twenty minutes here,” said the workshop manager. They did the sums in pencil on a bit of cardboard. Two Saturdays a month, two willing mechanics, paid overtime. The boss said yes, for three months.</p>
"""),
        picture("workshop", "The workshop on a Saturday morning: two more cars wait outside."),
        text("""
<p>The first sessions went badly. Repairs were free; three people did not come back for their cars. Another left hers in the middle of the yard for a fortnight. So La Goupille proposed a price: the cost of the parts, in three instalments. The absences stopped.</p>
<h2>Nine months for a signature</h2>
<p>Then there was insurance. A member of the public in a workshop, under a car: two refusals, two lines each. The third attempt went differently. They invited the account manager on a Saturday. She climbed down into the pit, looked about and asked why anyone could reach the lift. They locked the lift. She signed.</p>
<p>Three cars now go through on each open Saturday, from Bourtzwiller, from Illzach, sometimes from Thann. Some drivers come back to hold the lamp for others. Thirteen have stayed longer, in overalls: nine at Hirzelbach, four with customers.</p>
"""),
        key_figures(
            figure("3", "cars per open Saturday", "Workshop sheets, measured", 48),
            figure(
                "1 in 5", "refused on the Tuesday, too far gone", "Car park register, measured", 48
            ),
            figure("9 months", "to get the insurance", "The insurer’s letters, measured", 48),
        ),
        quote(
            "They didn’t ask what exams I had. They asked whether I could hear the noise.",
            "A former delivery driver",
            "now a mechanic’s mate",
        ),
        text("""
<p>Not everything is settled. Every other Saturday is too few: eleven names are on the waiting list. A second garage came to see the pit and gave up; its insurer did not climb down. And a mended car does not tell you which bell to ring when you know no one behind the door. That is what La Goupille is working on now.</p>
"""),
        call("parrains-jeunes-mulhouse"),
    ),
)
