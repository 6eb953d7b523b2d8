"""Small documents of our own, one for every kind of source, as files that are imported whole."""

from __future__ import annotations

import json
from collections.abc import Mapping

TRANSCRIPT = """**Wessex Assembly Rivers Committee – Thursday 3 October 2024**

**Transcript of Agenda Item 4 – Sluices – Panel 1**

**Ada Ford AM (Chair):** Welcome to the Rivers Committee, and thank you for coming in this weather.

**Ben Weir (Head of Sluices, Rivers Trust):** Thank you, Chair. Four of the sluices were mended in the spring.

**Ada Ford AM (Chair):** When will the other three be mended, and who is to pay for them?

**Ben Weir (Head of Sluices, Rivers Trust):** By the end of March, from the money that was set aside in May.

**Ada Ford AM (Chair):** The Committee will come back to this when the report has been published.
"""

COUNCIL_MINUTES = """Parks Scrutiny Panel
Minutes
3 March 2022
Present:

40.

Chair:

Councillor Ada Finch

Councillors:

Bo Marsh
Dee Pope

Apologies
received:

Councillor Gus Tate

Attendance by Reserve Members
RESOLVED: To note that there were none.
41.

Ponds in Merton
Members asked how deep the ponds of Merton were. The officer undertook to send the
depths to Members.
RESOLVED: That the slides be noted.
42.

Date of Next Meeting
The next meeting is on 5 May 2022 at 7.00 pm.
(Note: The meeting, having commenced at 7.30 pm, closed at 9.10 pm).
(Signed) Councillor Ada Finch
Chair
"""

MINUTES = """# MINUTES

**Meeting: Rivers Committee**

**Date: Thursday 5 September 2024**

**Time: 2.30 pm**

**Place: Long Room, Moot Hall**

**Present:**

Ada Ford AM (Chair)

Cy Brook AM

**1 Apologies for Absence and Chair's Announcements (Item 1)**

1.1 There were no apologies for absence.

**2 Declarations of Interests (Item 2)**

2.1 **Resolved:**

**That the list of offices held by Members be noted.**

**3 Date of Next Meeting (Item 3)**

3.1 The next meeting was scheduled for Thursday 3 October 2024 at 2.30 pm.

**4 Close of Meeting**

4.1 The meeting ended at 3.05 pm.
"""

AGENDA = """# AGENDA

**Meeting: Rivers Committee**

**Date: Thursday 3 October 2024**

**Time: 2.30 pm**

**Place: Long Room, Moot Hall**

Members of the Committee

Ada Ford AM (Chair)

Cy Brook AM

## **1 Apologies for Absence and Chair's Announcements**

To hear who cannot come, and what the Chair has to tell.

## **2 Minutes (Pages 3 - 4)**

The Committee is recommended to sign what was minuted last time.

## **3 Date of Next Meeting**

It meets again on 7 November 2024 at 2.30 pm.
"""

OFFICER_REPORT = """# Subject: Work Programme

<b>Report to:</b>\t<b>Rivers Committee</b>
<b>Report of:</b>\t<b>Head of Committee Services</b>
<b>Date:</b>\t<b>3 October 2024</b>
<b>Public Access:</b>\t<b>This report will be considered in public</b>

## 1. Summary

1.1 This report tells the Committee what it may do in the coming year.

## 2. Recommendation

2.1 **That the Committee notes its work programme.**

## 3. Issues for Consideration

3.1 The Committee will look at drains in November and at weirs in December.

Contact Officer:\tEli Dyke, Committee Officer
"""

ACTIONS = """# Subject: Outstanding Actions List

<b>Report to:</b>\t<b>Rivers Committee</b>
<b>Report of:</b>\t<b>Head of Committee Services</b>
<b>Date:</b>\t<b>3 October 2024</b>

## 1. Summary

1.1 This report lists what was asked for.

#### Actions Arising from the Meeting Held on 5 September 2024

Item No.:\tItem Title\tResponsible Person\tAction(s)\tStatus
4\tWeirs\tHead of Sluices\tTo send the Committee a map of the weirs.\tCompleted. Attached at Appendix 1.
5\tLocks\tPolicy Officer\tTo ask the Rivers Trust what the locks have cost.\tOngoing. Chased on 1 October 2024.
"""

DELEGATIONS = """# Subject: Decisions Under Delegated Authority

<b>Report to:</b>\t<b>Rivers Committee</b>
<b>Report of:</b>\t<b>Head of Committee Services</b>
<b>Date:</b>\t<b>3 October 2024</b>

### 3. Background

3.1 At its meeting on 5 September 2024, the Committee looked into weirs, and granted this delegation:

*That authority be delegated to the Chair, after talking to Group Leads, to approve any output of the talks.*

3.2 It was exercised on 20 September 2024.

### List of appendices to this report:

Appendix 1 – Letter to the Rivers Trust, dated 20 September 2024

### Contact Information

Contact Officer:\tEli Dyke, Committee Officer
"""

OUTPUTS = """# Subject: Replies to the Report on Ponds

<b>Report to:</b>\t<b>Rivers Committee</b>
<b>Report of:</b>\t<b>Head of Committee Services</b>
<b>Date:</b>\t<b>3 October 2024</b>

## 1. Summary

1.1 This report sets out the replies to the Committee's report on Ponds in Winter.

## 3. Background

3.1 The Committee published its report on 4 May 2024, with these recommendations:

**Recommendation 1:** The Rivers Trust should count the ponds of Wessex each winter.

**Recommendation 2:** The Mayor should pay for it.

3.2 The replies are attached at Appendix 1.
"""

REPLY = """MAYOR OF OAKSHIRE

Ada Hall AM
Chair of the Parks and Ponds Committee

Date: 25 January 2022

Our ref: OM77-1

Dear Ada,

Thank you for the Committee's report on Ponds in Winter published on 10 November 2021.

Recommendation 2

By the end of 2022, the Parks Service and the Rivers Trust should publish a map of ponds.

I accept this recommendation. A map will be published in the summer of this year.

Recommendation 7

The Parks Service should work with the Rivers Trust to dredge every pond.

I reject this recommendation, since my budget for the year has been spent.

Yours sincerely,

Cy Brook

Mayor of Oakshire
"""

LETTER = """**Rivers Committee**

Moot Hall
Wessex
WX1 2AB

Dr Ben Weir
Head of Sluices
Rivers Trust

17 March 2024

Dear Dr Weir,

**Re: The weir at Mill Bank**

I write as Chair of the Rivers Committee to ask when the weir at Mill Bank will be opened again.

Please reply by 5 April 2024.

Yours sincerely,

**Ada Ford AM**

**Chair of the Rivers Committee**
"""

REPORT = """# Street trees in Anytown

Parks Committee

## ANYTOWN ASSEMBLY

Jo Elm AM
(Chair)
Labour

## Contents

Foreword .....\t2
Recommendations .....\t3

## Foreword

**Jo Elm AM**

**Chair of the Parks Committee**

Trees cool our streets, and we are losing them to drought and to neglect.

## Executive summary

In May 2021, the Parks Committee launched an investigation into street trees.

## Recommendations

### Recommendation 1

The Anytown Tree Service should count the street trees by June 2023.

### Recommendation 2

The Mayor of Anytown should publish a plan for planting.

## Chapter one: Counting

Nobody knows how many street trees there are, since the last count was made by hand in 2009.
"""

QUESTIONS = """Home

Night buses

  • Reference: 2023/1204
  • Question by: Ada Byron OBE
  • Meeting date: 14 September 2023
You said that route N9 would come back. It did not. Will it come back this year?

Trees (2)

  • Reference: 2023/1203
  • Question by: Tom Reed
  • Meeting date: 14 September 2023
How many trees were planted in each ward, and of which kinds?
"""

CONSULTATION = """Response to the Mayor’s Draft Tree Plan (2023-27)

Ada Byron OBE AM

I write on behalf of the Green Group on the Riverton Assembly. Trees have been felled since 2019, and few of them
were replaced. You need to plant more of them.

Parks

The plan says that parks are for all and I welcome that. I would like to see a plan for each park of the town.

Yours faithfully,

Ada Byron OBE AM
Leader of the Green Riverton Assembly Group
"""

ACTION_PLAN = """Anytown Borough Council
Safer Ponds Action Plan

Foreword
Ponds are deep, and this plan says what we will do about it in the years to come.

1. Keeping people out of the water
New commitments
We will put up fences around each of the ponds that the audit has
called deep, beginning with those near schools.

Director of Parks
Q3 2021/22

We will print new signs in the languages that are spoken in the
borough, and put them where people can read them.

Head of
Rangers
Q4 2021/22

We will ask the schools to speak of the ponds when the summer is
near, and again before the ice.

Director of Parks
Q1 2022/23

2. Getting people out of the water
We will buy a boat for each of the three deepest ponds in the
borough, and a shed to keep it in.

Head of
Rangers
Q2 2022/23
"""

TRACKER = """Reference,Origin,Date,Area,Recommendation,Lead officer,Action taken,Status
R1,Review of Allotments,12/03/2023,Parks,That water be laid on at every site.,Head of Parks,Pipes laid.,Complete
R2,Review of Allotments,12/03/2023,Parks,That rents be frozen until 2026.,Director of Finance,,In progress
"""

AKOMA_NTOSO = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<debate name="hansard">
<meta><identification source="#s"><FRBRWork><FRBRthis value="/x"/><FRBRuri value="/x"/>
<FRBRdate date="2024-10-03" name="x"/><FRBRauthor href="#house"/></FRBRWork></identification>
<references source="#s">
<TLCOrganization eId="house" href="/house" showAs="Harbour Assembly"/>
<TLCPerson eId="ann" href="/ann" showAs="Ann Beck"/>
</references></meta>
<debateBody>
<debateSection name="tolls"><heading>Tolls</heading>
<speech by="#ann"><from>Ann Beck</from><p>Who pays the toll on the bridge?</p></speech>
</debateSection>
</debateBody>
</debate>
</akomaNtoso>
"""

MODERNGOV = """<?xml version="1.0" encoding="utf-8"?>
<getcommittees>
<councilurl>https://democracy.riverton.example/</councilurl>
<committeescount>1</committeescount>
<committees>
<committee><committeeid>7</committeeid><committeetitle>Parks Scrutiny Panel</committeetitle>
<committeedeleted>False</committeedeleted><committeecategory>Scrutiny</committeecategory></committee>
</committees>
</getcommittees>
"""

PARLPARSE = """<?xml version="1.0" encoding="UTF-8"?>
<publicwhip>
<major-heading id="uk.org.publicwhip/debate/2024-07-30a.1.0" nospeaker="true">Tolls</major-heading>
<speech id="uk.org.publicwhip/debate/2024-07-30a.1.1" speakername="Ann Beck" person_id="uk.org.publicwhip/person/11">
<p>Who pays the toll on the bridge?</p>
</speech>
<speech id="uk.org.publicwhip/debate/2024-07-30a.1.2" speakername="Cyril Dow" person_id="uk.org.publicwhip/person/12">
<p>Those who cross it, as they have for many years.</p>
</speech>
</publicwhip>
"""

POPOLO = json.dumps(
    {
        "persons": [{"id": "p1", "name": "Ann Beck", "honorific_suffix": "OBE"}, {"id": "p2", "name": "Cyril Dow"}],
        "organizations": [{"id": "house", "name": "Harbour Assembly", "classification": "legislature"}],
        "memberships": [{"person_id": "p1", "organization_id": "house", "role": "member", "start_date": "2020-05-07"}],
    },
    indent=1,
)

DOCUMENT = """# Notes on the fairs of Wessex

The fairs are held in spring. Nobody has counted them since the war.

The keeper of the rolls has a list.
"""

SOURCES: Mapping[str, tuple[str, str]] = {  # by kind: the name of a file, and what it holds
    "agenda": ("agenda.txt", AGENDA),
    "council-minutes": ("panel.txt", COUNCIL_MINUTES),
    "minutes": ("minutes.md", MINUTES),
    "transcript": ("sluices.md", TRANSCRIPT),
    "actions": ("actions.md", ACTIONS),
    "delegations": ("delegations.md", DELEGATIONS),
    "responses": ("outputs.md", OUTPUTS),
    "replies": ("reply.txt", REPLY),
    "letter": ("letter.md", LETTER),
    "report": ("trees.md", REPORT),
    "officer report": ("programme.md", OFFICER_REPORT),
    "pack": ("pack.md", f"{AGENDA}\n---\n\n{MINUTES}\n---\n\n{OFFICER_REPORT}\n---\n\n{TRANSCRIPT}\n---\n\n{LETTER}"),
    "questions": ("questions.txt", QUESTIONS),
    "consultation": ("response.txt", CONSULTATION),
    "action-plan": ("plan.txt", ACTION_PLAN),
    "tracker": ("tracker.csv", TRACKER),
    "akoma-ntoso": ("debate.xml", AKOMA_NTOSO),
    "moderngov": ("committees.xml", MODERNGOV),
    "parlparse": ("debates2024-07-30a.xml", PARLPARSE),
    "popolo": ("people.json", POPOLO),
    "document": ("fairs.md", DOCUMENT),
}
