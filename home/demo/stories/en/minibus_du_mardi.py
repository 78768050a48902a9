"""English version of the story of the same name."""

from home.demo.schema import (
    ClaimText,
    PartnerText,
    QuoteText,
    StepData,
    StoryText,
    call,
    document,
    picture,
    quote,
    text,
)

TEXT = StoryText(
    slug="the-club-minibus-no-longer-sleeps-on-weekdays",
    title="In the Sundgau, the football club’s minibus no longer sleeps on weekdays",
    summary="On Sundays it took the under-nines to their match. Now it also takes eighty older people to market and to the doctor’s, two days out of five.",
    authors="The Labo newsroom",
    problem="Between Altkirch and the villages the bus leaves in the morning and returns at night. When you stop driving, you stop going out: doctor, hairdresser and market fall to the children, who live in Basel or Strasbourg.",
    affected="About 1,100 people over 75 without a car in the area served, by the Tilleul-Rond home’s estimate.",
    steps=(
        StepData(
            "The club hands over the keys, Monday to Friday",
            "A two-page agreement: who keeps the logbook, who washes, who fills the tank, on which day the minibus must be back and clean.",
        ),
        StepData(
            "The home answers the phone",
            "Reception takes bookings until three the day before and plans the rounds with a map and pins.",
        ),
        StepData(
            "Twelve drivers take turns",
            "Each has spent an hour beside an instructor and seen a doctor. Nobody drives two weeks running.",
        ),
        StepData(
            "Wait on the spot",
            "The driver stays, carries the bag, has a coffee. A lift that does not wait is no use to someone who walks slowly.",
        ),
    ),
    partners=(
        PartnerText(
            "Lends its minibus and finds the drivers",
            "A nine-seater, ten hours a week, its former players",
            "Half its maintenance paid, and supporters on the touchline",
        ),
        PartnerText(
            "Runs the phone, plans the rounds, opens its hall to the villages",
            "Six hours of reception a week, the fuel, cover for passengers",
            "Residents who get out, and future neighbours who already drop in",
        ),
        PartnerText(
            "Services the minibus for the price of the parts",
            "One service a quarter, a step welded to measure",
            "A team of apprentices working on a real need",
        ),
    ),
    claims=(
        ClaimText(
            "2,640",
            "round trips",
            "trips",
            "past twelve months",
            "The minibus logbook",
        ),
        ClaimText(
            "83",
            "different passengers, aged 68 to 97",
            "people",
            "past twelve months",
            "Register of the Tilleul-Rond home",
        ),
        ClaimText(
            "€4.10",
            "cost of a trip, all included",
            "euros",
            "past twelve months",
            "Accounts of the club and the home, divided by the number of trips",
        ),
    ),
    limits="<p>The step is high. Two people in wheelchairs had to be turned down; a footstool is no ramp.</p><p>In July the drivers go away. Last summer eleven rounds were cancelled.</p>",
    conditions="<ul><li>insurance in the municipality’s name, passengers included;</li><li>a minibus back and clean on Friday at five, no exceptions;</li><li>a person on the line, never an answering machine.</li></ul>",
    lessons=(
        "Start with the logbook. Every quarrel of the first month was about a tank of fuel or a crumb.",
        "Look for drivers in the clubs. The notice at the town hall found one; the club bar found eight.",
        "Pay for waiting in time, not money: waiting is what gets the frailest on board.",
    ),
    quotes=(
        QuoteText(
            "My son did my shopping on the computer. He has no eye for pears.",
            "A Tuesday passenger",
            "aged 91",
        ),
        QuoteText(
            "They watched me miss a penalty in 1988. That creates a bond.",
            "A driver",
            "former centre forward",
        ),
    ),
    action_text="A car licence and half a day every other week: with three more drivers, the shuttle will run to the Saturday market too.",
    body=(
        text("""
<p>At ten past nine the goalkeeper’s seat goes to a lady of ninety-one. She has put on her green coat. The driver slides the step forward, offers an arm, waits. On the headrest a sticker proclaims: “Allez les Trois-Étangs”.</p>
<p>It is Tuesday, doctor’s and hairdresser’s day. There are seven on board. One more gentleman gets in at Hirsingue, in front of the shelter where the bus has not stopped since September. He has brought walnuts for the journey. The journey takes twelve minutes.</p>
<h2>A vehicle for forty Sundays</h2>
<p>The club had bought its minibus second-hand for the youth team’s away games. It ran forty Sundays a year. The rest of the time it stood in the rain behind the changing rooms. The insurance ran all year round, and the treasurer slept badly.</p>
<p>Three kilometres away the Tilleul-Rond home wanted to hire a shuttle. Quote: thirty-four thousand euros. The activities organiser and the treasurer are cousins. You could not make it up, and it was not enough either: it took the councillor for the elderly, a former referee, to sit everyone down and write the agreement in two evenings.</p>
"""),
        picture("minibus", "The minibus on a Tuesday, before the first stop."),
        text("""
<h2>A crumb on the seat</h2>
<p>On the first Friday the under-nines’ coach found a handkerchief and a whiff of eau de Cologne. On the second, an empty tank. On the third he kept the keys. It all nearly ended over a crumb. The logbook was born that night: kilometres, fuel, stains, initials.</p>
<p>Then drivers ran short. The notice at the town hall had drawn a single candidate, who could not bear reversing. The chairman spoke up in the bar after the win over Dannemarie. Eight hands went up, two of them not quite sober. Six said yes again on the Monday.</p>
"""),
        quote(
            "I thought I’d be helping for an hour. I help by waiting, and that’s the longest part.",
            "A Friday driver",
        ),
        text("""
<p>Waiting is what nobody had planned for. A taxi drops you and leaves. Here the driver sits down in the dentist’s waiting room. He has been leafing through the same magazine for a year. “If I go, she won’t come again,” he says of the lady in the green coat. The register bears him out: passengers once left to wait alone got back in only half the time.</p>
<p>Two things hold out. The step, too high for a wheelchair; a ramp would cost half the price of the vehicle. And summer: the old stay, the drivers leave. Eleven Tuesdays were lost last year. The municipality offered to hire a student. The club would rather have three more drivers, because a student does not know the stories of 1988.</p>
"""),
        document(
            "minibus-agreement.txt",
            "The agreement, ready to copy",
            """
AGREEMENT FOR THE LOAN OF A MINIBUS (model)

Between the club, its owner, and the home, which uses it from Monday 8 am to Friday 5 pm.

1. Driving. A list of drivers, car licence held for three years, a medical every year.
2. Logbook. Kilometres out and back, fuel, remarks, initials. No logbook, no key.
3. Cleanliness. Returned clean on Friday at 5 pm.
4. Fuel. Paid by the home on weekdays, by the club on Sundays.
5. Insurance. In the municipality’s name, passengers included. A copy in the glove box.
6. Maintenance. Half each.
7. End. Either side may stop with two months’ notice, after meeting the other.

Example. The organisations named in this story are invented. French law applies.
""",
        ),
        call("navette-sundgau-conducteurs"),
    ),
)
