"""Rights and words of a picture inside its file: XMP, IPTC-IIM and Exif.

XMP follows the IPTC Photo Metadata Standard 2023.2, the older IPTC-IIM its version 4.2 inside a
Photoshop resource block, as newsroom systems of twenty years expect it. Alternative texts exist in
XMP only.
"""

from dataclasses import dataclass
from struct import pack
from xml.sax.saxutils import escape

# IPTC-IIM datasets of record 2 and how many bytes each may have.
HEADLINE, INSTRUCTIONS, BYLINE = (105, 256), (40, 256), (80, 32)
CREDIT, SOURCE, COPYRIGHT, CAPTION = (110, 32), (115, 32), (116, 128), (120, 2000)
IIM_RESOURCE = 0x0404
APP13 = b"\xff\xed"
UTF8 = b"\x1b%G"  # the escape sequence that announces UTF-8


@dataclass(frozen=True)
class Rights:
    """What is written into a picture.

    Attributes:
        language: of all words.
        licence_url: address of the licence's text, empty where rights are reserved.
        page_url: where the picture is shown and can be asked for.
    """

    headline: str
    caption: str
    alt: str
    credit: str
    source: str
    copyright: str
    usage: str
    licence_url: str
    page_url: str
    language: str


def xmp(rights: Rights) -> bytes:
    """An XMP packet."""

    def words(name: str, text: str) -> str:
        """Words in one language, which is the default for all others."""
        return _element(
            name,
            "<rdf:Alt>"
            f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
            f'<rdf:li xml:lang="{rights.language}">{escape(text)}</rdf:li>'
            "</rdf:Alt>",
            text,
        )

    parts = [
        words("dc:title", rights.headline),
        words("dc:description", rights.caption),
        words("dc:rights", rights.copyright),
        _element("dc:creator", f"<rdf:Seq><rdf:li>{escape(rights.credit)}</rdf:li></rdf:Seq>"),
        words("Iptc4xmpCore:AltTextAccessibility", rights.alt),
        _element("photoshop:Headline", escape(rights.headline)),
        _element("photoshop:Credit", escape(rights.credit)),
        _element("photoshop:Source", escape(rights.source)),
        words("xmpRights:UsageTerms", rights.usage),
        _element("xmpRights:Marked", "True"),
        _element("xmpRights:WebStatement", escape(rights.licence_url or rights.page_url)),
        _element("cc:license", "", rights.licence_url, resource=rights.licence_url),
        '<plus:Licensor><rdf:Seq><rdf:li rdf:parseType="Resource">'
        f"<plus:LicensorName>{escape(rights.source)}</plus:LicensorName>"
        f"<plus:LicensorURL>{escape(rights.page_url)}</plus:LicensorURL>"
        "</rdf:li></rdf:Seq></plus:Licensor>",
    ]
    spaces = {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
        "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
        "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
        "cc": "http://creativecommons.org/ns#",
    }
    names = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in spaces.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {names.split(" ")[0]}>'
        f'<rdf:Description rdf:about="" {names}>{"".join(parts)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    return packet.encode()


def iim_marker(rights: Rights) -> bytes:
    """A JPEG marker with the same in IPTC-IIM; words too long for a dataset are cut at a letter."""
    data = _dataset(1, 90, UTF8) + _dataset(2, 0, pack(">H", 4))
    for (number, most), text in (
        (HEADLINE, rights.headline),
        (INSTRUCTIONS, rights.usage),
        (BYLINE, rights.credit),
        (CREDIT, rights.credit),
        (SOURCE, rights.source),
        (COPYRIGHT, rights.copyright),
        (CAPTION, rights.caption),
    ):
        if text:
            data += _dataset(2, number, _cut(text, most))
    resource = b"8BIM" + pack(">H", IIM_RESOURCE) + b"\0\0" + pack(">I", len(data)) + data
    resource += b"\0" * (len(data) % 2)
    block = b"Photoshop 3.0\0" + resource
    return APP13 + pack(">H", len(block) + 2) + block


def _element(name: str, content: str, needed: str = "-", resource: str = "") -> str:
    """An element of the packet; nothing where what it needs is empty."""
    if not needed:
        return ""
    if resource:
        return f'<{name} rdf:resource="{escape(resource)}"/>'
    return f"<{name}>{content}</{name}>" if content else ""


def _dataset(record: int, number: int, data: bytes) -> bytes:
    return pack(">BBBH", 0x1C, record, number, len(data)) + data


def _cut(text: str, most: int) -> bytes:
    return text.encode()[:most].decode(errors="ignore").encode()
