"""Files of terms as tools write them, and a readable dump of the table that is read."""

from __future__ import annotations

import zipfile
from io import BytesIO

from jbpub.terms.formats.files import parse_table
from jbpub.terms.table import Designation, Term, TermTable


def read(data: str | bytes, name: str = "t") -> TermTable:
    return parse_table(data.encode() if isinstance(data, str) else data, name)


def dump(table: TermTable) -> str:
    """A table as lines: a term with what is said of it, its further English forms below, the findings last."""
    lines = [line for term in table.entries for line in _term(term)]
    return "\n".join([*lines, *(found.line(table.source) for found in table.diagnostics)])


def _term(term: Term) -> list[str]:
    said = {"=": term.definition, "note": term.note, "pos": term.part_of_speech, "also": "/".join(term.variants)}
    own = Designation(term.en, term.status, term.scope, term.year, term.source)
    more = "".join(f" {name}: {text}" for name, text in said.items() if text)
    return [f"{term.zh} {_form(own)}{more}", *(f"  + {_form(other)}" for other in term.others)]


def _form(form: Designation) -> str:
    said = [form.status, form.scope, form.year, form.source]
    return f"{form.text or '-'}" + (f" ({', '.join(filter(None, said))})" if any(said) else "")


def workbook(sheet: str, shared: str = "", strict: bool = False, state: str = "visible") -> bytes:
    """A workbook as Excel lays it out; its sheet and shared strings are given as the XML inside the root."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    if strict:
        main = "http://purl.oclc.org/ooxml/spreadsheetml/main"
        relations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    parts = {
        "_rels/.rels": f'<Relationships {package}><Relationship Id="rId1" Type="{relations}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        f'<sheet name="old" sheetId="3" state="hidden" r:id="rId9"/>'
        f'<sheet name="terms" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships {package}>"
        f'<Relationship Id="rId9" Type="{relations}/worksheet" Target="worksheets/sheet9.xml"/>'
        f'<Relationship Id="rId1" Type="{relations}/worksheet" Target="/xl/worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">{shared}</sst>',
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{xml}')
    return stream.getvalue()


TBX_DCA = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="TBX-Basic_DCA.sch" type="application/xml"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>terms</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c1">
      <transacGrp><transac type="transactionType">origination</transac><date>2021-02-02</date></transacGrp>
      <descrip type="subjectField">environment</descrip>
      <note>campaign of 2014</note>
      <langSec xml:lang="zh-Hant"><termSec><term>五水共治（繁）</term></termSec></langSec>
      <langSec xml:lang="zh-CN">
        <termSec><term>治水</term>
          <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
        <termSec><term>五水</term>
          <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
        <termSec><term>五水共治</term><termNote type="partOfSpeech">noun</termNote></termSec>
      </langSec>
      <langSec xml:lang="en">
        <descripGrp>
          <descrip type="definition">Zhejiang's campaign
             for clean <hi type="italics">water</hi></descrip>
          <admin type="source">a dictionary</admin>
        </descripGrp>
        <termSec><term>Five Water Joint Control</term>
          <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
          <termNote type="geographicalUsage">Zhejiang</termNote>
          <descripGrp><descrip type="context">…</descrip><admin type="source">a context's</admin></descripGrp>
          <admin type="source">news 2017</admin></termSec>
        <termSec><term>Harnessing Five Waters</term>
          <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
        <termSec><term>Five Water Cure</term>
          <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
      </langSec>
      <langSec xml:lang="es"><termSec><term>cinco aguas</term></termSec></langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""

TBX_DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
    xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>terms</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
    <conceptEntry id="c1">
      <min:subjectField>economy</min:subjectField>
      <descripGrp><basic:definition>a development pattern</basic:definition>
        <basic:source>a dictionary</basic:source></descripGrp>
      <langSec xml:lang="zh"><termSec><term>双循环</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
      <langSec xml:lang="en-US"><termSec><term>dual circulation</term>
        <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
        <basic:geographicalUsage>national</basic:geographicalUsage>
        <basic:source>outline of the 14th plan</basic:source></termSec></langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""

TBX_V2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>terms</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="e1">
      <langSet xml:lang="zh"><ntig><termGrp><term>八八战略</term>
        <termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
      <langSet xml:lang="en"><tig><term>Eight-Eight Strategy</term>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
        <admin type="source">report of 2015</admin></tig></langSet>
    </termEntry>
    <termEntry id="e3"><langSet xml:lang="zu"><tig><term>Oxford2007</term></tig></langSet></termEntry>
    <termEntry id="e2"><langSet xml:lang="en"><tig><term>orphan</term></tig></langSet></termEntry>
  </body></text>
</martif>
"""

XLIFF_21 = """<xliff version="2.1" srcLang="zh-CN" trgLang="en-US" xmlns="urn:oasis:names:tc:xliff:document:2.0"
    xmlns:gls="urn:oasis:names:tc:xliff:glossary:2.0">
  <file id="f1"><group id="g1">
    <unit id="u1">
      <gls:glossary>
        <gls:glossEntry id="e1" ref="#m1">
          <gls:term source="the report">双循环</gls:term>
          <gls:translation id="t1" source="the plan">dual circulation</gls:translation>
          <gls:translation id="t2">two circulations</gls:translation>
          <gls:definition source="the plan">a development pattern</gls:definition>
        </gls:glossEntry>
      </gls:glossary>
      <segment><source>畅通<mrk id="m1" type="term">双循环</mrk>。</source><target>…</target></segment>
    </unit>
    <unit id="u2"><notes><note>a heading</note></notes>
      <segment state="initial"><source>数字<pc id="1">江北</pc></source><target>Digital Jiangbei</target>
      </segment></unit>
    <unit id="u3"><segment><source>我们坚持问题导向。</source></segment></unit>
  </group></file>
</xliff>
"""

XLIFF_12 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="terms" source-language="en" target-language="zh-CN" datatype="plaintext"><header/><body>
    <trans-unit id="1" approved="yes"><source>standard <g id="1">land</g></source>
      <target state="final">标准地<bpt id="2">&lt;b&gt;</bpt></target><note>industrial land</note></trans-unit>
    <trans-unit id="2"><source>Zheliban</source><target state="needs-translation">浙里办</target></trans-unit>
  </body></file>
</xliff>
"""

TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="phrase" o-tmf="x" adminlang="en"
    srclang="zh-CN" datatype="plaintext"/>
  <body>
    <tu><note>common</note><tuv xml:lang="EN-US"><seg>high-quality <bpt i="1">&lt;b&gt;</bpt>development</seg></tuv>
      <tuv xml:lang="zh-CN"><seg>高质量发展</seg></tuv></tu>
    <tu><tuv lang="zh"><seg>各位代表！现在，我代表国务院作报告。</seg></tuv>
      <tuv lang="en"><seg>Fellow Deputies,</seg></tuv></tu>
    <tu><tuv xml:lang="fr"><seg>rien</seg></tuv></tu>
  </body>
</tmx>
"""
