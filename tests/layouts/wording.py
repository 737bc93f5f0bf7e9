"""The words that the layouts print around the programme: headers, labels, legends, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Trio(NamedTuple):
    """The same words in the three languages."""

    fi: str
    sv: str
    en: str

    def of(self, language: str) -> str:
        return {"fi": self.fi, "sv": self.sv, "en": self.en}[language]


GOAL = Trio("Tavoite", "Mål", "Goal")
OBJECTIVE = Trio("Päämäärä", "Målsättning", "Objective")
INDICATOR_AND_STATE = Trio("Mittari ja nykytila", "Indikator och nuläge", "Indicator and present state")
THEME = Trio("Teema", "Tema", "Theme")

PLAIN_HEADER = {
    "goal": GOAL,
    "no": Trio("Nro", "Nr", "No."),
    "measure": Trio("Toimenpide", "Åtgärd", "Measure"),
    "responsible": Trio("Vastuutaho", "Ansvarig", "Responsible"),
    "partner": Trio("Yhteistyökumppanit", "Samarbetspartner", "Partners"),
    "schedule": Trio("Aikataulu", "Tidtabell", "Schedule"),
    "followup": Trio("Seurantatiedot", "Uppföljning", "Follow-up"),
    "status": Trio("Tila", "Status", "Status"),
    "budget": Trio("Budjetti (€)", "Budget (€)", "Budget (€)"),
    "notes": Trio("Huomautuksia", "Anmärkningar", "Notes"),
    "earlier": Trio("Seuranta 2023", "Uppföljning 2023", "Follow-up 2023"),
    "earlier_status": Trio("Tila 2023", "Status 2023", "Status 2023"),
}
DATED_HEADER = PLAIN_HEADER | {
    "followup": Trio("Seuranta 2024", "Uppföljning 2024", "Follow-up 2024"),
    "status": Trio("Tila 2024", "Status 2024", "Status 2024"),
}
REWORDED_HEADER = PLAIN_HEADER | {
    "measure": Trio("Ohjelman toimenpiteet", "Programmets åtgärder", "Actions of the programme"),
    "responsible": Trio("Vastuussa oleva taho", "Ansvarig part", "Who is responsible"),
    "schedule": Trio("Toteutusaikataulu", "Tidsplan för genomförandet", "Timetable"),
    "followup": Trio(
        "Miten toimenpide on edennyt?", "Hur har åtgärden framskridit?", "Progress made in the period"
    ),
    "status": Trio("Toteutumisen tilanne", "Läget för genomförandet", "State of implementation"),
}
MISSPELT_HEADER = PLAIN_HEADER | {
    "responsible": Trio("Vastutaho", "Ansavrig", "Responsable"),
    "schedule": Trio("Aikatalu", "Tidtabel", "Shedule"),
    "followup": Trio("Seuratatiedot", "Uppföljnig", "Folow-up"),
    "status": Trio("Tila", "Satus", "Statuss"),
}
SECTOR_HEADER = PLAIN_HEADER | {
    "measure": Trio("Toimi", "Insats", "Action"),
    "responsible": Trio("Vastuuyksikkö", "Ansvarig enhet", "Lead unit"),
    "schedule": Trio("Ajankohta", "Tidsplan", "Timing"),
    "followup": Trio("Toteutuminen vuonna 2024", "Genomförande år 2024", "Implementation in 2024"),
    "status": Trio("Tilanne", "Läge", "State"),
}
IN_SHORT_HEADER = PLAIN_HEADER | {
    "responsible": Trio("Vastuu", "Ansvar", "Lead"),
    "followup": Trio("Toteuma", "Utfall", "Progress"),
}
HINTS = {
    "measure": Trio(
        "Toimenpiteen nimi ohjelmassa", "Åtgärdens namn i programmet", "Name of the action in the programme"
    ),
    "responsible": Trio("Nimeä yksikkö", "Ange enheten", "Name the unit"),
    "schedule": Trio("Vuosi tai vuodet", "Ett år eller flera", "One year or several"),
    "followup": Trio(
        "Kuvaa lyhyesti, mitä on tehty",
        "Beskriv kort vad som har gjorts",
        "Describe briefly what has been done",
    ),
    "status": Trio("Valitse valikosta", "Välj ur menyn", "Choose from the menu"),
}
GROUP_CARRYING_OUT = Trio("Toteutus", "Genomförande", "Implementation")
GROUP_MONITORING = Trio("Seuranta", "Uppföljning", "Monitoring")
CONTINUED = Trio("(jatkuu)", "(forts.)", "(continued)")
FOOTNOTE = Trio(
    "Asiakaskysely lokakuussa 2024, 412 vastausta.",
    "Kundenkät i oktober 2024, 412 svar.",
    "Customer survey in October 2024, 412 replies.",
)
RUNNING_HEADER = Trio(
    "Koivurannan kaupunki · Lähiöohjelma",
    "Björkstrands stad · Förortsprogrammet",
    "City of Koivuranta · Neighbourhood Programme",
)
PAGE = Trio("Sivu", "Sida", "Page")
LEGEND_TITLE = Trio("Liikennevalojen selitykset", "Trafikljusens betydelse", "Key to the traffic lights")
NOTE_ON_BUDGET = Trio("Sisältyy talousarvioon", "Ingår i budgeten", "Included in the budget")


@dataclass(frozen=True)
class Light:
    """One entry of a legend: what it means, its colour, the words of the report."""

    means: str
    colour: str
    hex: str
    label: Trio


_COARSE_GREEN = Light(
    "on_track",
    "green",
    "#92D050",
    Trio(
        "Etenee suunnitellusti tai on valmis",
        "Framskrider enligt planerna eller är klar",
        "Proceeding as planned or completed",
    ),
)
_IN_PROGRESS = Light("started", "", "", Trio("Käynnissä", "Pågår", "In progress"))
_STARTED = Light("started", "yellow", "#FFD966", Trio("Käynnissä", "Pågår", "In progress"))

# A scheme says how a report shows each status of the programme; a coarse one shows two alike.
SCHEMES: dict[str, dict[str, Light]] = {
    "coarse": {
        "completed": _COARSE_GREEN,
        "on_track": _COARSE_GREEN,
        "delayed": Light("delayed", "yellow", "#FFFF00", Trio("Viivästynyt", "Försenad", "Delayed")),
        "not_started": Light(
            "not_started", "red", "#FF0000", Trio("Ei aloitettu", "Inte påbörjad", "Not started")
        ),
        "cancelled": Light("cancelled", "grey", "#A6A6A6", Trio("Peruttu", "Inställd", "Cancelled")),
    },
    "words": {
        "completed": Light("completed", "", "", Trio("Valmis", "Klar", "Completed")),
        "on_track": _IN_PROGRESS,
        "delayed": Light("delayed", "", "", Trio("Viivästynyt", "Försenad", "Delayed")),
        "not_started": Light("not_started", "", "", Trio("Ei aloitettu", "Ej påbörjad", "Not started")),
        "cancelled": Light("cancelled", "", "", Trio("Peruttu", "Inställd", "Cancelled")),
    },
    "blue": {
        "completed": Light("completed", "blue", "#0070C0", Trio("Valmis", "Slutförd", "Completed")),
        "on_track": Light(
            "on_track",
            "green",
            "#00B050",
            Trio("Etenee suunnitellusti", "Framskrider enligt plan", "On track"),
        ),
        "delayed": Light("delayed", "yellow", "#FFC000", Trio("Myöhässä", "Försenad", "Behind schedule")),
        "not_started": Light(
            "not_started", "red", "#C00000", Trio("Ei ole aloitettu", "Har inte påbörjats", "Has not started")
        ),
        "cancelled": Light("cancelled", "grey", "#808080", Trio("Keskeytetty", "Avbruten", "Discontinued")),
    },
    "unfilled": {
        "completed": Light("completed", "green", "#A9D08E", Trio("Valmis", "Klar", "Completed")),
        "on_track": _STARTED,
        "delayed": Light("delayed", "red", "#F4777A", Trio("Viivästynyt", "Försenad", "Delayed")),
        "not_started": Light("not_started", "none", "", Trio("Ei aloitettu", "Ej påbörjad", "Not started")),
        "cancelled": Light("cancelled", "grey", "#BFBFBF", Trio("Peruttu", "Inställd", "Cancelled")),
    },
}


def note_on_budget(measure_no: str, language: str) -> str:
    """Only one measure has a note."""
    return NOTE_ON_BUDGET.of(language) if measure_no == "2.3" else ""
