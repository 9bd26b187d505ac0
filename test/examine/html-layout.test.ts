import { describe, expect, it } from 'vitest'
import { htmlBody } from '../../src/examine/html-body.ts'
import { sketch } from './sketch.ts'

interface Case {
  readonly title: string
  readonly html: string
  readonly expected: string
}

function each(cases: readonly Case[]): void {
  for (const { title, html, expected } of cases) {
    it(title, () => {
      expect(sketch(htmlBody(html))).toBe(expected)
    })
  }
}

const OUTLOOK_ON_THE_WEB = '<style> P {margin-top:0;margin-bottom:0;} </style>'

describe('paragraphs without space between them are lines', () => {
  each([
    {
      title: 'by style',
      html: '<p style="margin:0">a</p><p style="margin:0 0 0 2cm">b</p>',
      expected: '<div>a</div><div>b</div>',
    },
    { title: 'by one side', html: '<p style="margin-bottom:0cm">a</p>', expected: '<div>a</div>' },
    {
      title: 'of Word',
      html: '<p class="MsoNormal">a</p><p class="x_MsoListParagraph">b</p>',
      expected: '<div>a</div><div>b</div>',
    },
    {
      title: 'but not where Word leaves some',
      html: '<p class=MsoNormal style="margin-bottom:12.0pt">a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'by the style sheet of Outlook on the web',
      html: `${OUTLOOK_ON_THE_WEB}<p>a</p>`,
      expected: '<div>a</div>',
    },
    {
      title: 'but not by one for other paragraphs',
      html: '<style>p.x, .p {margin:0} a{}</style><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'nor by half of one',
      html: '<style>p {margin-top:0;margin-bottom:8px} p</style><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'and an empty one is an empty line',
      html: '<p class=MsoNormal>&nbsp;</p>',
      expected: '<div>\u00a0</div>',
    },
  ])
})

describe('emphasis by styles stays emphasis', () => {
  each([
    { title: 'bold', html: 'a <span style="font-weight:700">b</span>', expected: 'a <b>b</b>' },
    {
      title: 'several kinds',
      html: '<font style="font-weight:bold;font-style:italic;text-decoration:underline line-through">a</font>',
      expected: '<b><i><u><s>a</s></u></i></b>',
    },
    { title: 'of a paragraph', html: '<p style="font-weight:bold">a</p>', expected: '<p><b>a</b></p>' },
    {
      title: 'once',
      html: '<span style="font-weight:bold"><span style="font-weight:bold">a</span></span>',
      expected: '<b>a</b>',
    },
    { title: 'undone around everything', html: '<b style="font-weight:normal">a</b>', expected: 'a' },
    { title: 'not where there is none', html: '<span style="font-weight:400;color:red">a</span>', expected: 'a' },
  ])

  it('makes no tree deeper than its HTML', () => {
    const style = 'font-weight:bold;font-style:italic;text-decoration:underline line-through'
    const deep = sketch(htmlBody(`${`<span style="${style}">`.repeat(390)}a`))
    expect(deep).toBe('<b><i><u><s>a</s></u></i></b>')
  })
})

describe('tables keep their lines and joined cells', () => {
  each([
    {
      title: 'lines of the table',
      html: '<table border="1"><tr><td>a</table>',
      expected: '<table lined:true><tr><td>a</td></tr></table>',
    },
    { title: 'no lines', html: '<table border=0><tr><td>a</table>', expected: '<table><tr><td>a</td></tr></table>' },
    {
      title: 'lines of its cells',
      html: '<table><tr><td style="border:solid windowtext 1.0pt;border-left:none">a</table>',
      expected: '<table lined:true><tr><td>a</td></tr></table>',
    },
    {
      title: 'no lines of its cells',
      html: '<table><tr><td style="border:0px solid"><td style="border-left:2px solid red">a</table>',
      expected: '<table><tr><td></td><td>a</td></tr></table>',
    },
    {
      title: 'only the table that is meant',
      html: '<table><tr><td><table><tr><td style="border:1px solid">a</table></table>',
      expected: '<table><tr><td><table lined:true><tr><td>a</td></tr></table></td></tr></table>',
    },
    {
      title: 'joined cells',
      html: '<table><tr><td colspan=2 rowspan="3">a</table>',
      expected: '<table><tr><td columns:2 rows:3>a</td></tr></table>',
    },
    {
      title: 'but not without end',
      html: '<table><tr><td colspan=9999 rowspan=x>a</table>',
      expected: '<table><tr><td columns:100>a</td></tr></table>',
    },
  ])
})

describe('text runs and stands as it was written', () => {
  each([
    { title: 'from right to left', html: '<div dir="RTL">a</div>', expected: '<div direction:rtl>a</div>' },
    { title: 'by style', html: '<p style="direction:rtl">a</p>', expected: '<p direction:rtl>a</p>' },
    { title: 'the whole message', html: '<html dir=rtl><body>a</body></html>', expected: '<div direction:rtl>a</div>' },
    {
      title: 'as its first letter does',
      html: '<p dir=auto>1. <b>שלום</b> a</p>',
      expected: '<p direction:rtl>1. <b>שלום</b> a</p>',
    },
    {
      title: 'and as another',
      html: '<p dir=auto>a שלום</p><p dir=auto>1</p>',
      expected: '<p direction:ltr>a שלום</p><p>1</p>',
    },
    { title: 'never by another word', html: '<p dir="x y" align="char">a</p>', expected: '<p>a</p>' },
    {
      title: 'in the middle',
      html: '<p style="text-align:center">a</p><h1 align=right>b</h1>',
      expected: '<p side:center>a</p><h1 side:right>b</h1>',
    },
  ])
})

describe('numbers and sizes', () => {
  each([
    { title: 'a list that counts on', html: '<ol start="3"><li>a</ol>', expected: '<ol firstNumber:3><li>a</li></ol>' },
    { title: 'a list that begins', html: '<ol start="1"><li>a</ol>', expected: '<ol><li>a</li></ol>' },
    {
      title: 'no list that counts by other means',
      html: '<ol start="-1e9"><li>a</ol>',
      expected: '<ol><li>a</li></ol>',
    },
    { title: 'a picture made smaller', html: '<img src=cid:a width=300 height=200>', expected: '[a;;;width:300]' },
    { title: 'by style', html: '<img src=cid:a style="width:1.5in">', expected: '[a;;;width:144]' },
    { title: 'by its height', html: '<img src=cid:a height="20px" width="100%">', expected: '[a;;;height:20]' },
    { title: 'never larger than a window', html: '<img src=cid:a width=99999>', expected: '[a;;;width:1000]' },
    { title: 'nor by what is no number', html: '<img src=cid:a width="3e2" height="auto">', expected: '[a;;]' },
  ])
})
