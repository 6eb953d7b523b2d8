"""A small archive of two authorities: people, bodies, meetings, papers, reports."""

from __future__ import annotations

SOURCE = "sources: [{document: documents/pack, lines: 1-2}]\n"
Files = dict[str, str]
Links = dict[str, str]


def person(name: str, more: str = "") -> str:
    given, _, family = name.rpartition(" ")
    return f"name: {name}\nsort_name: {family}, {given}\n{more}{SOURCE}"


def body(name: str, more: str = "classification: police\n") -> str:
    return f"name: {name}\n{more}{SOURCE}"


def asked(number: str, more: str = "") -> str:
    return f'number: "{number}"\nheading: Do it\n{more}{SOURCE}'


FILES: Files = {
    "site.yaml": "name: Archive\ndescription: Small\nbase_url: https://example.org/\npublisher: Us\n",
    "people/susan-hall.yaml": person("Susan Hall"),
    "people/sian-berry.yaml": person("Siân Berry"),
    "people/dan-anderson.yaml": person("Dan Anderson", "honorific_prefix: Councillor\n"),
    "people/jeff-anderson.yaml": person("Jeff Anderson", "honorific_prefix: Councillor\n"),
    "people/jean-lammiman.yaml": person("Jean Lammiman", "honorific_prefix: Councillor\n"),
    "people/mark-rowley.yaml": person("Mark Rowley", "honorific_prefix: Sir\nother_names: [Sir Mark, Mayor Rowley]\n"),
    "people/kenny-bowie.yaml": person("Kenny Bowie"),
    "people/ann-lee-1.yaml": person("Ann Lee"),
    "people/ann-lee-2.yaml": person("Ann Lee"),
    "organizations/capital.yaml": body("Capital Authority", "classification: authority\nother_names: [City Hall]\n"),
    "organizations/crime.yaml": body(
        "Police and Crime Committee", "classification: committee\nparent: organizations/capital\nabbreviation: PCC\n"
    ),
    "organizations/harrow.yaml": body(
        "London Borough of Tower Hamlets",
        "classification: council\nother_names: [Tower Hamlets, Tower Hamlets Council]\n",
    ),
    "organizations/scrutiny.yaml": body(
        "Overview Committee", "classification: committee\nparent: organizations/harrow\n"
    ),
    "organizations/mopac.yaml": body(
        "Mayor's Office for Policing and Crime", "abbreviation: MOPAC\nclassification: executive\n"
    ),
    "organizations/met.yaml": body(
        "Metropolitan Police Service",
        "abbreviation: MPS\nother_names: [the Met, police, Mayor]\nclassification: police\n",
    ),
    "organizations/mayor.yaml": body("Mayor of London", "classification: executive\n"),
    "organizations/missing.yaml": body("Missing People", "classification: charity\n"),
    "meetings/crime/2023-03-08.yaml": (
        "date: 2023-03-08\nstatus: held\nminutes: documents/minutes\n"
        "attendance:\n  - {person: people/susan-hall, status: present, role: Chairman}\n"
        "  - {person: people/mark-rowley, status: guest}\n  - {person: people/kenny-bowie, status: guest}\n"
        'agenda:\n  - {number: "6", heading: Prevent}\n  - {number: "9a", heading: Urgent}\n' + SOURCE
    ),
    "meetings/crime/2023-05-24.yaml": (
        "date: 2023-05-24\nstatus: scheduled\ndocuments: [documents/pack]\n"
        'agenda:\n  - {number: "7", heading: Done, papers: [documents/list]}\n  - {number: "8", heading: Delegated}\n'
        + SOURCE
    ),
    "meetings/scrutiny/2021-12-14.yaml": (
        "date: 2021-12-14\nstatus: held\nattendance:\n"
        "  - {person: people/dan-anderson, status: present}\n  - {person: people/jeff-anderson, status: present}\n"
        "  - {person: people/jean-lammiman, status: present}\n" + SOURCE
    ),
    "documents/pack.yaml": "heading: Pack\ntype: agenda pack\nsources: [{file: pack.txt, lines: 1-999}]\n",
    "documents/list.yaml": (
        "heading: List of actions\ntype: officer report\norganization: organizations/crime\npart_of: documents/pack\n"
        "sources: [{document: documents/pack, lines: 100-199}]\n"
    ),
    "documents/minutes.yaml": "heading: Minutes\ntype: minutes\norganization: organizations/crime\n" + SOURCE,
    "documents/answer.yaml": (
        'heading: An answer\ntype: letter\nappendix_to: documents/list\nappendix: "2"\npart_of: documents/pack\n'
        "sources: [{document: documents/pack, lines: 200-220}]\n"
    ),
    "reports/roads.yaml": "heading: The roads of London\norganization: organizations/crime\n" + SOURCE,
    "reports/bridges.yaml": "heading: The bridges of London\norganization: organizations/crime\n" + SOURCE,
    "recommendations/roads/2.yaml": asked("2"),
    "recommendations/roads/7.yaml": asked("7"),
    "recommendations/roads/13.yaml": asked("13"),
    "recommendations/roads/14.yaml": asked("14", 'variants: [{place: chapter one, number: "13"}]\n'),
    "recommendations/bridges/7.yaml": asked("7"),
    "questions/2024-0506.yaml": f"reference: 2024/0506\nheading: Homes\ndate: 2024-02-22\n{SOURCE}",
    "questions/2021-2022.yaml": f"reference: 2021/2022\nheading: Years\ndate: 2021-02-22\n{SOURCE}",
}
