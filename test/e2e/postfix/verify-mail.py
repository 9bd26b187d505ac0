"""Verifies mail with dkimpy and pyspf, asking no DNS but the records it is given.

Reads one JSON object from standard input, {"messages": [base64], "spf": [{"ip", "sender", "helo"}], "records": {name:
[string]}}, and prints one: for each message what each signature says from the top down, for each envelope its result.
"""

import base64
import json
import sys

import dkim
import spf

asked = json.load(sys.stdin)
records = {name.lower(): [text.encode() for text in strings] for name, strings in asked["records"].items()}


def dkim_text(name, timeout=5):
    return b"".join(records.get(name.decode().rstrip(".").lower(), [])) or None


def spf_lookup(name, qtype, *_):
    strings = records.get(name.rstrip(".").lower())
    return [((name, qtype), tuple(strings))] if qtype == "TXT" and strings else []


def signatures(message):
    count = sum(1 for name, _ in dkim.DKIM(message).headers if name.lower() == b"dkim-signature")
    return [signature(message, index) for index in range(count)]


def signature(message, index):
    verifier = dkim.DKIM(message)
    try:
        passed = verifier.verify(idx=index, dnsfunc=dkim_text)
    except dkim.DKIMException:
        passed = False
    fields = verifier.signature_fields
    return {"algorithm": fields[b"a"].decode(), "domain": fields[b"d"].decode(), "pass": passed}


spf.DNSLookup = spf_lookup
print(
    json.dumps(
        {
            "messages": [signatures(base64.b64decode(each)) for each in asked["messages"]],
            "spf": [spf.check2(each["ip"], each["sender"], each["helo"])[0] for each in asked["spf"]],
        }
    )
)
