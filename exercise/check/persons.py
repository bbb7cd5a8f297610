"""Telling the name of a person from other words: it knows how names look in English prose, and names nobody itself.

A name is found after an office, after a given name, or by a digest of a surname that headlines know; digests, so that
this file names nobody. Names are missed, and a name that is also a word is left alone.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

OFFICES = (
    "President|Premier|Chairman|Chairwoman|Secretary|General|Admiral|Senator|Minister|Ambassador|Governor|Chancellor|"
    "Congressman|Congresswoman|Representative|Comrade|Mr|Mrs|Ms|Dr|Mister|Madam"
)
AFTER_OFFICE = re.compile(rf"\b(?:{OFFICES})\.?\s+((?:[A-Z][a-z’'-]+\s?)+)")
NO_NAMES = (
    "Secretary General Assembly Staff Committee Council Office Minister Ministry State Elect Congress "
    "House Deputies Attorney Speaker President Chairman Premier Prime Foreign Defence Defense Trade "
    "Commerce Treasury Counsellor I United States China Beijing Washington America The A An And Or Of In "
    "On At To For With Who Is Was Has "
)
NO_NAME = frozenset(NO_NAMES.split())
GIVEN = (
    "Adam|Albert|Alexander|Alice|Andrew|Ann|Anna|Anthony|Barbara|Benjamin|Brian|Charles|Christopher|"
    "Daniel|David|Donald|Edward|Elizabeth|Emily|Eric|Gary|George|Henry|Howard|James|Jason|Jeffrey|"
    "Jennifer|Jerome|John|Jonathan|Joseph|Joshua|Julia|Karen|Kenneth|Kevin|Larry|Laura|Linda|Lisa|Marco|"
    "Margaret|Maria|Mary|Matthew|Michael|Michelle|Mike|Nancy|Nicholas|Patricia|Patrick|Paul|Peter|Philip|"
    "Richard|Robert|Ronald|Sarah|Stephen|Steven|Susan|Thomas|Tim|Timothy|Tony|William"
)
FULL_NAME = re.compile(rf"\b((?:{GIVEN})\s+(?:[A-Z]\.\s+)?[A-Z][a-z’'-]+)")
PINYIN = r"(?:[bpmfdtnlgkhjqxzcsryw]|[zcs]h)?(?:[iu]?[aeo]{1,2}(?:ng?|r|i|o|u)?|[iu](?:ng?|e|o|a)?|er|ong|iong|ü)"
CHINESE = re.compile(
    r"\b((?:Cai|Chen|Deng|Guo|Hu|Huang|Jiang|Lai|Li|Liu|Mao|Qin|Tsai|Wang|Xi|Xu|Yang|Zhang|Zhao|Zhou|Zhu)\s+"
    rf"(?=[A-Z])(?i:{PINYIN}(?:-?{PINYIN})?))\b(?!\s+[A-Z])"
)
DIGESTS = (
    "00aa47c8a6eb 0631a609edb7 095279e9785e 0a16bea95629 0f9dbab49459 1726cb76af46 1ad0804ce19c "
    "244f8c18cd3d 2943f08637bb 2d543069c762 381dc3e021a5 3dddc14b1e23 42b95ef813b0 4834cda5177a "
    "49dc32d14425 4db16eb962f3 5057cf18ab03 5072f198bd5e 54454805afb0 545f5aaa374f 5bcf206c1bbd "
    "5df72db94138 5f77c2500f56 6c9d9f812df8 7157e51e1f92 72123a0b7e09 735d03ec957b 7482a2082a0b "
    "7c43ed48929b 7c8e4983d81a 7e66434f36f5 7f2e0a7216cd 8045db2189f2 8ad8e71154ef 91415776b46f "
    "971044d455bf 9dfebe2873a7 a424d11786cc a60a52382d70 a6c7243f0b71 b3e01398c5d2 b5787df72131 "
    "bcc58216b3a8 c0e817943844 c419fd55679c c4bf4e0db9c1 c74276c1d698 c8d92aa5a495 cc1ca7428857 "
    "cf4c77b5b1df daff83a772d8 ddf2859ede79 e1ec0ed20225 e41f61423f63 e4c1a41bb1be e8d17db513c2 "
    "ebf1cce064da f0593e0b60ab f0f390dd4c25 f1b54c112f9a f8a14f813240 fba795188992 fe7ec37f4f64 "
)
KNOWN = frozenset(DIGESTS.split())
"""The first 12 hex digits of the SHA-256 of surnames in small letters."""
CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")
YEAR = re.compile(r"\b1[0-9]{3}\b|\b20[0-9]{2}\b")


def persons_in(sentence: str, sourced: bool) -> Iterator[str]:
    """The names of persons in a sentence. `sourced`: authors may be named here; so they may beside a year."""
    for match in CAPITAL.finditer(sentence):
        bare = match.group().removesuffix("'s").removesuffix("’s")
        if hashlib.sha256(bare.casefold().encode()).hexdigest()[:12] in KNOWN:
            yield bare
    if sourced or YEAR.search(sentence):
        return
    for match in AFTER_OFFICE.finditer(sentence):
        said = match.group(1).split()
        if said and said[0] not in NO_NAME:
            yield match.group().strip()
    for pattern in (FULL_NAME, CHINESE):
        for match in pattern.finditer(sentence):
            yield match.group(1)
