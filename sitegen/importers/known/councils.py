"""Which council's papers these are: as their head prints it, or the place they speak of most. Dry.

The table is the principal councils of England, Wales and Scotland, and Northern Ireland's, by the place they are named
after. It is needed because "Overview and Scrutiny Committee" is the name of hundreds of bodies.
"""

from __future__ import annotations

import re
from collections import Counter

PLACES = """
Aberdeen City|Aberdeenshire|Adur|Amber Valley|Angus|Antrim and Newtownabbey|Ards and North Down|Argyll and Bute|Arun|Ashfield|Ashford|Babergh|Barking and Dagenham|Barnet|Barnsley|Basildon|Basingstoke and Deane|Bassetlaw|Bath and North East Somerset|Bedford|Belfast|Bexley|Birmingham|Blaby|Blackburn with Darwen|Blackpool|Blaenau Gwent|Bolsover|Bolton|Boston|Bournemouth, Christchurch and Poole|Bracknell Forest|Bradford|Braintree|Breckland|Brent|Brentwood|Bridgend|Brighton and Hove|Bristol|Broadland|Bromley|Bromsgrove|Broxbourne|Broxtowe|Buckinghamshire|Burnley|Bury|Caerphilly|Calderdale|Cambridge|Cambridgeshire|Camden|Cannock Chase|Canterbury|Cardiff|Carmarthenshire|Castle Point|Central Bedfordshire|Ceredigion|Charnwood|Chelmsford|Cheltenham|Cherwell|Cheshire East|Cheshire West and Chester|Chesterfield|Chichester|Chorley|Clackmannanshire|Colchester|Conwy|Cornwall|Cotswold|Coventry|Crawley|Croydon|Cumberland|Dacorum|Darlington|Dartford|Denbighshire|Derby|Derbyshire|Derry City and Strabane|Devon|Doncaster|Dorset|Dover|Dudley|Dumfries and Galloway|Dundee|Durham|Ealing|East Ayrshire|East Cambridgeshire|East Devon|East Dunbartonshire|East Hampshire|East Hertfordshire|East Lindsey|East Lothian|East Renfrewshire|East Riding of Yorkshire|East Staffordshire|East Suffolk|East Sussex|Eastbourne|Eastleigh|Edinburgh|Elmbridge|Enfield|Epping Forest|Epsom and Ewell|Erewash|Essex|Exeter|Falkirk|Fareham|Fenland|Fermanagh and Omagh|Fife|Flintshire|Folkestone and Hythe|Forest of Dean|Fylde|Gateshead|Gedling|Glasgow|Gloucester|Gloucestershire|Gosport|Gravesham|Great Yarmouth|Greenwich|Guildford|Gwynedd|Hackney|Halton|Hammersmith and Fulham|Hampshire|Harborough|Haringey|Harlow|Harrow|Hart|Hartlepool|Hastings|Havant|Havering|Herefordshire|Hertfordshire|Hertsmere|High Peak|Highland|Hillingdon|Hinckley and Bosworth|Horsham|Hounslow|Huntingdonshire|Hyndburn|Inverclyde|Ipswich|Isle of Anglesey|Isle of Wight|Islington|Kensington and Chelsea|Kent|King's Lynn and West Norfolk|Kingston upon Hull|Kingston upon Thames|Kirklees|Knowsley|Lambeth|Lancashire|Lancaster|Leeds|Leicester|Leicestershire|Lewes|Lewisham|Lichfield|Lincoln|Lincolnshire|Lisburn and Castlereagh|Liverpool|Luton|Maidstone|Maldon|Malvern Hills|Manchester|Mansfield|Medway|Melton|Merthyr Tydfil|Merton|Mid Devon|Mid Suffolk|Mid Sussex|Mid Ulster|Middlesbrough|Midlothian|Milton Keynes|Mole Valley|Monmouthshire|Moray|Neath Port Talbot|New Forest|Newark and Sherwood|Newcastle upon Tyne|Newcastle-under-Lyme|Newham|Newport|Newry, Mourne and Down|Norfolk|North Ayrshire|North Devon|North East Derbyshire|North East Lincolnshire|North Hertfordshire|North Kesteven|North Lanarkshire|North Lincolnshire|North Norfolk|North Northamptonshire|North Somerset|North Tyneside|North Warwickshire|North West Leicestershire|North Yorkshire|Northumberland|Norwich|Nottingham|Nottinghamshire|Nuneaton and Bedworth|Oadby and Wigston|Oldham|Orkney Islands|Oxford|Oxfordshire|Pembrokeshire|Pendle|Perth and Kinross|Peterborough|Plymouth|Portsmouth|Powys|Preston|Reading|Redbridge|Redcar and Cleveland|Redditch|Reigate and Banstead|Renfrewshire|Rhondda Cynon Taf|Ribble Valley|Richmond upon Thames|Rochdale|Rochford|Rossendale|Rother|Rotherham|Rugby|Runnymede|Rushcliffe|Rushmoor|Rutland|Salford|Sandwell|Scottish Borders|Sefton|Sevenoaks|Sheffield|Shetland Islands|Shropshire|Slough|Solihull|Somerset|South Ayrshire|South Cambridgeshire|South Derbyshire|South Gloucestershire|South Hams|South Holland|South Kesteven|South Lanarkshire|South Norfolk|South Oxfordshire|South Ribble|South Staffordshire|South Tyneside|Southampton|Southend-on-Sea|Southwark|Spelthorne|St Albans|St Helens|Stafford|Staffordshire|Staffordshire Moorlands|Stevenage|Stirling|Stockport|Stockton-on-Tees|Stoke-on-Trent|Stratford-on-Avon|Stroud|Suffolk|Sunderland|Surrey|Surrey Heath|Sutton|Swale|Swansea|Swindon|Tameside|Tamworth|Tandridge|Teignbridge|Telford and Wrekin|Tendring|Test Valley|Tewkesbury|Thanet|Three Rivers|Thurrock|Tonbridge and Malling|Torbay|Torfaen|Torridge|Tower Hamlets|Trafford|Tunbridge Wells|Uttlesford|Vale of Glamorgan|Vale of White Horse|Wakefield|Walsall|Waltham Forest|Wandsworth|Warrington|Warwick|Warwickshire|Watford|Waverley|Wealden|Welwyn Hatfield|West Berkshire|West Devon|West Dunbartonshire|West Lancashire|West Lindsey|West Lothian|West Northamptonshire|West Oxfordshire|West Suffolk|West Sussex|Westminster|Westmorland and Furness|Wigan|Wiltshire|Winchester|Windsor and Maidenhead|Wirral|Woking|Wokingham|Wolverhampton|Worcester|Worcestershire|Worthing|Wrexham|Wychavon|Wyre|Wyre Forest|York
""".strip().split("|")  # noqa: E501 - a table of names, one after the other
_PLACE = re.compile(
    r"\b(?:"
    + "|".join(re.escape(place) for place in sorted(PLACES, key=len, reverse=True))
    + r")\b(?! (?:Road|Street|Lane|Avenue))"
)
_COUNCIL = re.compile(
    r"\b(?:(?:London|Royal) Borough of (?:[A-Z][\w’'-]+(?: and | upon | )?){1,5}"
    r"|(?:[A-Z][\w’'-]+(?:,? and | of | upon | with | the |, | )){1,5}(?:Metropolitan |City |Borough |County |District |Town |Parish )*Council)\b",  # noqa: E501
)
_SURE = 4


def printed_council(text: str) -> str | None:
    """The council that the head of its papers names, as printed: `London Borough of Camden`, `Leeds City Council`."""
    match = _COUNCIL.search(title_case(text))
    return " ".join(match[0].split()) if match else None


def spoken_place(text: str) -> str | None:
    """The place of a council that a text speaks of far more than of any other; none when two are as near."""
    counted = Counter(_PLACE.findall(text)).most_common(2)
    if not counted or counted[0][1] < _SURE:
        return None
    return counted[0][0] if len(counted) == 1 or counted[0][1] >= 2 * counted[1][1] else None


def place_in(name: str) -> str | None:
    """The place a council's name is made with."""
    match = _PLACE.search(title_case(name))
    return match[0] if match else None


def title_case(text: str) -> str:
    """Words in capitals as names print them."""
    small = {"OF", "AND", "UPON", "THE", "WITH"}
    return re.sub(
        r"\b[A-Z]{2,}\b", lambda match: match[0].lower() if match[0] in small else match[0].capitalize(), text
    )
