"""English version of the story of the same name."""

from home.demo.schema import (
    ClaimText,
    PartnerText,
    QuoteText,
    StepData,
    StoryText,
    document,
    figure,
    key_figures,
    quote,
    text,
)

TEXT = StoryText(
    slug="the-five-o-clock-bus-has-stopped",
    title="Guebwiller: the five o’clock bus has stopped. Here is what it taught us",
    summary="For fourteen months a bus took the early shift to the cable factory. It ended with two passengers. The partners tell of their failure and open the books.",
    authors="The Labo newsroom",
    problem="The cable factory starts at five; no bus runs before half past six. Agency workers who live in town lose the job for want of a car. On days of breakdown the factory pays for taxis.",
    affected="Forty-one of 260 employees have no car, according to the factory’s own survey.",
    steps=(
        StepData(
            "A changing-room survey",
            "Forty-one employees tick “I would take a bus”. Nobody asks where they set out from.",
        ),
        StepData(
            "A line on a map",
            "Nine stops, thirty-eight minutes, leaving at ten past four. The route suits everyone a little.",
        ),
        StepData(
            "A year’s contract with a coach firm",
            "Forty-nine seats, paid for empty or full.",
        ),
        StepData(
            "A count every month",
            "Nineteen passengers at best. Eleven in the sixth month. Two at the end.",
        ),
        StepData(
            "A meeting to stop",
            "The three partners decide together, give a month’s notice and refund the passes.",
        ),
    ),
    partners=(
        PartnerText(
            "Paid half the cost of the line",
            "€31,000 and a shift that started a quarter of an hour later",
            "Eleven hires, and the habit of starting from addresses",
        ),
        PartnerText(
            "Sold the passes and rang those who stayed away",
            "An advice session in the changing room once a week",
            "The trust of workers it never used to meet",
        ),
        PartnerText(
            "Counted passengers and interviewed those who no longer got on",
            "Fourteen counts, twenty-nine interviews",
            "The right to publish everything",
        ),
    ),
    claims=(
        ClaimText(
            "19",
            "passengers at best, two at the end, for 49 seats",
            "passengers a day",
            "fourteen months",
            "Monthly counts by the Atelier des pas comptés",
        ),
        ClaimText(
            "€27",
            "per passenger per trip in the last quarter",
            "euros",
            "last three months",
            "The coach firm’s invoices divided by trips taken",
        ),
        ClaimText(
            "16",
            "former passengers now share cars, four to each",
            "people",
            "six months after the end",
            "Interviews in the changing room",
        ),
    ),
    limits="<p>The line never answered the real question: how do you get home at one in the afternoon, and what do you do the week after, on nights? A bus with a fixed timetable cannot follow shifts that rotate.</p><p>Seven people lost their way of getting to work. Three have left the factory.</p>",
    conditions="<p>What it would have taken:</p><ul><li>addresses before the map;</li><li>a vehicle with nine seats, not forty-nine;</li><li>a contract that can be changed each month;</li><li>the way home, planned along with the way there.</li></ul>",
    lessons=(
        "“I would take a bus” is not an answer. “I get on at 4.32 outside the bakery, one week in three” is.",
        "Hire small. A big empty bus disheartens those still in it.",
        "Set the point at which you stop before you start: it ran five months too long, because nobody dared say so.",
    ),
    quotes=(
        QuoteText(
            "Forty-eight seats and me. I felt I was costing somebody a lot of money.",
            "A former passenger",
            "forklift driver",
        ),
        QuoteText(
            "I signed for a bus because people can see a bus. You don’t cut a ribbon for four cars.",
            "The site manager",
            "Câblerie Lauchwerk",
        ),
    ),
    action_text="Does your shift start before the first bus? Before you draw a line, ask us for the nine questions: they fit on a page.",
    body=(
        text("""
<p>The last bus ran on a Friday, with two passengers. The driver shook their hands. It was raining on Guebwiller, and outside the bakery the stop had already been unscrewed.</p>
<p>Fourteen months earlier a ribbon had been cut there at ten past four. There were croissants. Câblerie Lauchwerk had its answer: a comfortable bus for the early shift, nine stops, thirty euros a month. Forty-one employees had ticked “I would take a bus”. Forty-one into forty-nine seats looked like a full bus.</p>
<h2>Nineteen, eleven, two</h2>
<p>In the first month nineteen people got on. These things take time, they said. In the third, fifteen. They printed a poster. In the sixth, eleven. La Goupille held advice sessions in the changing room, between two shifts, to find out why.</p>
<p>There was no mystery. The factory runs three shifts: a week from five, a week from one, a week from nine at night. The bus helped one week in three. For the other two you needed another answer anyway; those who had found one kept it for the third.</p>
"""),
        key_figures(
            figure("4.10 am", "departure from the first stop", "Timetable, consulted", 131),
            figure("38 min", "for a trip that takes 14 by car", "Timed, measured", 131),
            figure(
                "€62,000", "spent in fourteen months", "The coach firm’s invoices, measured", 130
            ),
            figure(
                "5 months",
                "run past the point where it should have stopped",
                "Minutes of the last meeting, declared",
                130,
            ),
        ),
        text("""
<p>The researchers of the Atelier des pas comptés rode along fourteen times. They interviewed those who no longer got on. One man showed them his street on the map: eleven minutes’ walk to the stop, no pavement. “The bus goes near everyone,” he said. “It doesn’t go to anyone.”</p>
<h2>A meeting that took courage</h2>
<p>By the ninth month everybody knew. The manager had cut the ribbon, the coach firm had a contract, the association sold the passes. Nobody wanted to carry the news. So they talked about publicity. Five more months, twenty-two thousand euros more.</p>
<p>The last meeting took forty minutes. A researcher laid two sheets on the table, the costs and the passengers. Silence, then somebody laughed. The passes were refunded. The factory agreed to have everything published, on one condition: that what came next be written down too.</p>
"""),
        quote(
            "People had been asked what they thought. They should have been asked where they lived.",
            "A researcher",
            "Atelier des pas comptés",
        ),
        text("""
<p>What came next fits on a whiteboard beside the time clock. Sixteen former passengers sign up there, four to a car, shift by shift. The factory keeps parking spaces for them by the gate and pays for a taxi if the driver drops out; it has done so six times. Nobody cut a ribbon. Seven people, though, have not found another seat: their streets are too far out, or no one else works their hours. Three have gone. They were not on the first map either.</p>
"""),
        document(
            "nine-questions-before-a-line.txt",
            "Nine questions to ask before drawing a line",
            """
BEFORE YOU DRAW A LINE: NINE QUESTIONS

1. From which address do you leave, and when, this week? And in the next two?
2. How did you come yesterday?
3. How did you get home?
4. What happens on the day it does not work?
5. Who lives near you and works here?
6. Whom do you drop off on the way: child, partner, parent?
7. How many minutes will you walk, at night, in the rain?
8. What have you turned down because you could not get there?
9. Below how many passengers should it stop?

Example. The organisations named in this story are invented.
""",
        ),
    ),
)
