"""The named styles, lists and settings of a Word letter, as Word keeps them.

They stand whole, in the order Word's own file has them, so that nothing in a letter comes
from a template that nobody here has read.
"""

from __future__ import annotations

from dataclasses import dataclass

from wizard.documents import reading
from wizard.letter import Letter

FONT = "Arial"
"""On every computer and phone a family may have, with the same letter widths where it is
replaced; a font of our own would turn into whatever is at hand."""

CHINESE_FONT = "Microsoft YaHei"
SYMBOL_FONT = "Segoe UI Symbol"

BULLETS = 1
NUMBERS = 2
"""The two kinds of list; each numbered list is an instance of the second."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Space:
    """How much room a document's words have, in twentieths of a point."""

    gap: int
    """After a paragraph."""
    point: int
    """After a point in a list."""
    above_heading: int
    line: int
    """Line spacing, 240 being single."""


_SPACE = {
    "letter": Space(gap=110, point=30, above_heading=150, line=250),
    "plan": Space(gap=44, point=14, above_heading=90, line=228),
    "page": Space(gap=100, point=60, above_heading=180, line=252),
}


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def write_line(sizes: reading.Type) -> float:
    """How high a line to write on is in Word, in millimetres: as the PDF's is when close.

    Word cannot choose how close to set a page, as the PDF does, so it is set to fit.
    """
    return sizes.write_line * 0.85


def gap(letter: Letter) -> int:
    """The room after a paragraph, in twentieths of a point."""
    return _SPACE[letter.kind].gap


def styles(letter: Letter, sizes: reading.Type) -> str:
    """Every style that a letter of this kind uses, sized for it."""
    space = _SPACE[letter.kind]
    colour = reading.INK if letter.kind == "letter" else reading.TEAL
    return f"""<w:styles {_W}>
<w:docDefaults>
<w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{CHINESE_FONT}" w:cs="{FONT}"/>
{_size(sizes.body)}<w:lang w:val="{letter.language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr>
<w:spacing w:after="{space.gap}" w:line="{space.line}" w:lineRule="auto"/>
</w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:pPr><w:widowControl/></w:pPr><w:rPr><w:color w:val="{reading.INK}"/></w:rPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>
<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>
</w:tblCellMar></w:tblPr></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>
{_headings(sizes, space, colour)}
{_style("Date", f'<w:spacing w:after="{space.gap * 2}"/>')}
{_style("Address", f'<w:spacing w:after="{space.gap * 2}"/><w:contextualSpacing/>')}
{_style("Salutation", "")}
{_style("Closing", '<w:keepNext/><w:spacing w:after="560"/>')}
{_style("Signature", "<w:keepLines/><w:contextualSpacing/>")}
{_list_style("List Bullet", BULLETS, space)}
{_list_style("List Number", NUMBERS, space)}
{
        _style(
            "Tick Box",
            f'''<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="480"/></w:tabs>
<w:spacing w:after="{space.point + 20}"/><w:ind w:left="480" w:hanging="480"/>''',
        )
    }
{
        _style(
            "Line to Write On",
            f'''<w:pBdr>{_border("bottom")}{_border("between")}</w:pBdr>
<w:spacing w:after="0" w:line="{twips(write_line(sizes))}" w:lineRule="exact"/>''',
        )
    }
{
        _style(
            "Words and a Line",
            f'''<w:keepLines/>
<w:spacing w:before="{space.gap}" w:after="{space.gap // 2}"/>''',
        )
    }
{_style("Small", "", _size(sizes.small))}
{_style("Table Heading", '<w:keepNext/><w:spacing w:before="40" w:after="40"/>', "<w:b/><w:bCs/>")}
{_style("Table Text", '<w:spacing w:after="0"/>')}
{_style("After Table", '<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>')}
{_style("footer", '<w:spacing w:after="0"/><w:jc w:val="right"/>', _size(sizes.small))}
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>
<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>
{"".join(_border(side, 0) for side in ("top", "left", "bottom", "right", "insideH", "insideV"))}
</w:tblBorders></w:tblPr></w:style>
</w:styles>"""


def numbering() -> str:
    """The two kinds of list: points, and numbers."""
    return f"""<w:numbering {_W}>
{_kind_of_list(BULLETS, "bullet", "•")}
{_kind_of_list(NUMBERS, "decimal", "%1.")}
<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="{BULLETS}"/></w:num>
<w:num w:numId="{NUMBERS}"><w:abstractNumId w:val="{NUMBERS}"/></w:num>
</w:numbering>"""


def numbered_list(number: int) -> str:
    """One more numbered list, which starts from 1 again."""
    return f"""<w:num {_W} w:numId="{number}"><w:abstractNumId w:val="{NUMBERS}"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"""


def settings(language: str) -> str:
    """Word's settings: today's layout rules, so that the title bar shows no compatibility."""
    uri = "http://schemas.microsoft.com/office/word"
    return f"""<w:settings {_W}>
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>
<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>
</w:settings>"""


def _headings(sizes: reading.Type, space: Space, colour: str) -> str:
    return "".join(
        _style(
            f"heading {level}",
            f"""<w:keepNext/><w:keepLines/>
<w:spacing w:before="{space.above_heading}" w:after="{space.gap // 2}"/>
<w:outlineLvl w:val="{level - 1}"/>""",
            f'<w:b/><w:bCs/><w:color w:val="{colour}"/>{_size(size)}',
            followed_by="Normal",
        )
        for level, size in enumerate(sizes.heading, start=1)
    )


def _style(name: str, paragraph: str, run: str = "", followed_by: str | None = None) -> str:
    """One paragraph style, which the gallery shows."""
    following = f'<w:next w:val="{followed_by}"/>' if followed_by else ""
    return f"""<w:style w:type="paragraph" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>
<w:basedOn w:val="Normal"/>{following}<w:qFormat/>
<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"""


def style_id(name: str) -> str:
    """A style's name as Word's files refer to it."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def _list_style(name: str, number: int, space: Space) -> str:
    return _style(
        name,
        f"""<w:keepLines/><w:numPr><w:numId w:val="{number}"/></w:numPr>
<w:spacing w:after="{space.point}"/>""",
    )


def _kind_of_list(number: int, form: str, shown: str) -> str:
    return f"""<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="400" w:hanging="400"/></w:pPr></w:lvl>
</w:abstractNum>"""


def _border(side: str, away: int = 1) -> str:
    return f'<w:{side} w:val="single" w:sz="6" w:space="{away}" w:color="{reading.EDGE}"/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
