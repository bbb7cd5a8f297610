"""What nobody under the mask may read: names of the two countries, their offices and places, and whatever points at
them. It knows words, and no deck.
"""

from __future__ import annotations

import re

NAMES = (
    "United States|U\\.S\\.|US|USA|States|America\\w*|Washington|White House|Capitol|Oval Office|"
    "Pentagon|CIA|FBI|NSA|DEA|Congress\\w*|Senat\\w+|House of Representatives|"
    "the Hill|Secretary of|State Department|Treasury|Federal|Republican\\w*|"
    "Democrat\\w*|Commerce Department|Yankee|Uncle Sam|dollar\\w*|"
    "China|Chinese|Sino\\w*|PRC|Beijing|Peking|Shanghai|Hong Kong|Politburo|Communist\\w*|State Council|"
    "General Secretary|Premier|Zhongnanhai|People's Republic|yuan|renminbi|Mandarin|"
    "Taiwan\\w*|Taipei|Formosa|Kinmen|South China Sea|"
    "Ukrain\\w*|Kyiv|Kiev|Russia\\w*|Moscow|Kremlin|Soviet|Crimea|Donbas|Europe\\w*|Brussels|NATO|Minsk|EU|"
    "Mexic\\w*|Canad\\w*|Japan\\w*|Korea\\w*|Asia\\w*|Pacific|Atlantic|Africa\\w*|Osgood|Axelrod|"
    "TikTok|Huawei|Nvidia|TSMC|WTO|UN|G20|APEC|United Nations|Latin"
)
"""Looked for as they are written."""
WORDS = (
    "fentanyl|opioids?|presiden\\w*|straits?|federal|sheriffs?|mid-?terms?|party congress\\w*|five-year plans?|"
    "white papers?|joint sessions?|cold wars?|humiliations?|national people|politburo|china|chinese|american\\w*|"
    "taiwan\\w*|taipei|ukrain\\w*|russia\\w*|moscow|beijing|united states"
)
"""Looked for in whatever letters."""
FOUND = re.compile(rf"(?<![\w])(?:{NAMES}|(?i:{WORDS}))(?![\w])")
IDS = re.compile(r"(?<!\w)(?:us|china)(?:\.\w+|_\w+)|(?<!\w)(?:tension|cooperation)\.\w+|(?<!\w)china(?!\w)")
"""Ids of sides and tracks, which are no words for a person."""


def true_names(text: str) -> list[str]:
    """What of these stands in a text, each once, in order; a text is read without its line breaks."""
    flat = " ".join(text.split())
    return list(dict.fromkeys(match.group() for pattern in (FOUND, IDS) for match in pattern.finditer(flat)))
