import { describe, expect, it } from 'vitest'
import { htmlBody } from '../../src/examine/html-body.ts'
import { sketch } from './sketch.ts'

describe('HTML becomes what its reader sees', () => {
  for (const { title, html, expected } of [
    {
      title: 'elements of the list are kept',
      html: '<p>a <b>b</b></p><ul><li>c</ul>',
      expected: '<p>a <b>b</b></p><ul><li>c</li></ul>',
    },
    {
      title: 'names for the same meaning become one',
      html: '<strong>a</strong><em>b</em><strike>c</strike>',
      expected: '<b>a</b><i>b</i><s>c</s>',
    },
    {
      title: 'unknown elements leave their content',
      html: '<font color=red>a<o:p>b</o:p></font><blink>c</blink>',
      expected: 'abc',
    },
    {
      title: 'other blocks become div',
      html: '<section>a</section><center>b</center>',
      expected: '<div>a</div><div>b</div>',
    },
    {
      title: 'a table stays a table without its groups',
      html: '<table><tbody> <tr> <td>a</td><td></td></tr></tbody></table>',
      expected: '<table><tr><td>a</td><td></td></tr></table>',
    },
    { title: 'entities are decoded', html: '&lt;b&gt; &amp; &eacute;&#8364;', expected: '<b> & é€' },
    {
      title: 'white space collapses across elements',
      html: '<p>  a \n <b> b </b>  c </p>',
      expected: '<p>a <b>b </b>c</p>',
    },
    {
      title: 'space before the end of a block is not shown',
      html: '<div>a <span> </span></div><div>b</div>',
      expected: '<div>a</div><div>b</div>',
    },
    { title: 'space after a break is not shown', html: 'a <br> b', expected: 'a|b' },
    { title: 'no-break spaces are kept', html: 'a&nbsp;&nbsp;b', expected: 'a\u00a0\u00a0b' },
    { title: 'pre keeps its lines', html: '<pre>\na  b\n c</pre>', expected: '<pre>a  b| c</pre>' },
    {
      title: 'a style can keep lines too',
      html: '<div style="white-space: pre-wrap">a\nb</div>',
      expected: '<div>a|b</div>',
    },
    { title: 'empty elements go', html: '<p></p><div><span></span></div>a', expected: 'a' },
    {
      title: 'an empty block between words still parts them',
      html: 'a<p></p>b<b><ul><li></ul></b>c<i>d<p> </p></i>e',
      expected: 'a<div></div>b<div></div>c<i>d<div></div></i>e',
    },
    {
      title: 'but where a line ends anyway, it goes',
      html: '<p>a</p><p></p>b<br><p></p>c<hr><p></p>d<p></p><div>e</div><i><p></p></i>f',
      expected: '<p>a</p>b|c<hr>d<div>e</div>f',
    },
    {
      title: 'of an empty link only the line ends stay',
      html: 'a<a href=x><p></p></a>b<a href=x><p></p></a>',
      expected: 'a<div></div>b',
    },
    {
      title: 'a line of its own with a break stays',
      html: '<div>a</div><div><br></div>',
      expected: '<div>a</div><div>|</div>',
    },
    {
      title: 'code, titles and comments go',
      html: '<title>t</title><style>p{}</style><script>x</script><!-- c -->a<noscript>n</noscript>',
      expected: 'a',
    },
    {
      title: 'conditional comments go, what all programs read stays',
      html: '<!--[if mso]>x<![endif]--><![if !mso]>a<![endif]>',
      expected: 'a',
    },
    { title: 'an unclosed head hides nothing', html: '<html><head><meta charset=utf-8><body>a', expected: 'a' },
    { title: 'control characters go', html: 'a\0\x07&#7;b&#133;c', expected: 'ab…c' },
    {
      title: 'links keep their target as written',
      html: '<a href="HTTPS://x.example/%41?a&amp;b">a</a>',
      expected: '<a HTTPS://x.example/%41?a&b>a</a>',
    },
    {
      title: 'a link around a table is kept',
      html: '<a href=x><table><tr><td>a</table></a>',
      expected: '<a x><table><tr><td>a</td></tr></table></a>',
    },
  ]) {
    it(title, () => {
      expect(sketch(htmlBody(html))).toBe(expected)
    })
  }
})

describe('pictures', () => {
  for (const { title, html, expected } of [
    { title: 'of this message have a Content-ID', html: '<img src="cid:a%40b" alt="Logo">', expected: '[a@b;Logo;]' },
    {
      title: 'from elsewhere have an address',
      html: '<img src="https://x.example/p.gif">',
      expected: '[;;https://x.example/p.gif]',
    },
    {
      title: 'without scheme come from elsewhere',
      html: '<img src="//x.example/p.gif">',
      expected: '[;;//x.example/p.gif]',
    },
    {
      title: 'inside the address are not parts',
      html: '<img src="data:image/gif;base64,R0==">',
      expected: '[;;data:image/gif;base64,R0==]',
    },
    { title: 'without source keep their text', html: '<img alt="x  y">', expected: '[;x y;]' },
    { title: 'that are hidden go', html: '<img src=cid:a style="display:none">', expected: '' },
  ]) {
    it(title, () => {
      expect(sketch(htmlBody(html))).toBe(expected)
    })
  }
})

describe('hidden text never goes out', () => {
  for (const style of [
    'display:none',
    'DISPLAY : None !important',
    'visibility:hidden',
    'font-size:0',
    'font-size:0px;line-height:0',
    'font-size:1px',
    'font:0/0 a',
    'mso-hide:all',
    'opacity:0',
    'max-height:0;overflow:hidden',
    'position:absolute;left:-9999px',
  ]) {
    it(style, () => {
      expect(sketch(htmlBody(`<div>a<span style="${style}">secret<b>more</b></span>b</div>`))).toBe('<div>ab</div>')
    })
  }

  it('hidden attribute', () => {
    expect(sketch(htmlBody('a<p hidden>secret<p>b'))).toBe('a<p>b</p>')
  })

  it('ends with the cell that holds it', () => {
    expect(sketch(htmlBody('<table><tr><td><div style="display:none">x</td><td>b</table>'))).toBe(
      '<table><tr><td></td><td>b</td></tr></table>',
    )
  })

  it('but text that is made large again is seen', () => {
    expect(sketch(htmlBody('<td style="font-size:0px"> x <div style="font-size:13px">seen</div></td>'))).toBe(
      '<td><div>seen</div></td>',
    )
    expect(sketch(htmlBody('<div style="visibility:hidden">x<b style="visibility:visible">seen</b></div>'))).toBe(
      '<div><b>seen</b></div>',
    )
  })

  it('and ordinary styles hide nothing', () => {
    const style =
      'font:12px/1.5 Arial;font-size:10pt;opacity:0.9;overflow:hidden;height:100%;display:block;margin-left:-5px'
    expect(sketch(htmlBody(`<div style="${style}">seen</div>`))).toBe('<div>seen</div>')
  })
})

describe('quotes and signatures are marked', () => {
  for (const { title, html, expected } of [
    {
      title: 'Apple Mail',
      html: 'a<blockquote type="cite">q</blockquote>',
      expected: 'a<blockquote quote>q</blockquote>',
    },
    {
      title: 'an indented paragraph is no quote',
      html: '<blockquote>q</blockquote>',
      expected: '<blockquote>q</blockquote>',
    },
    {
      title: 'Gmail',
      html: 'a<div class="gmail_quote gmail_quote_container">On … wrote:<blockquote>q</blockquote></div>',
      expected: 'a<div quote>On … wrote:<blockquote>q</blockquote></div>',
    },
    {
      title: 'Gmail signature',
      html: '<div data-smartmail="gmail_signature">s</div>',
      expected: '<div signature>s</div>',
    },
    {
      title: 'Thunderbird',
      html: 'a<div class="moz-cite-prefix">On …</div><blockquote type="cite">q</blockquote>',
      expected: 'a<div quote>On …</div><blockquote quote>q</blockquote>',
    },
    { title: 'Yahoo', html: 'a<div id="yahoo_quoted_123">q</div>', expected: 'a<blockquote quote>q</blockquote>' },
    { title: 'GMX', html: 'a<div name="quote">q</div>', expected: 'a<div quote>q</div>' },
    {
      title: 'GMX, with its line',
      html: 'a<div name="quote" style="border-left:2px solid #C3D9E5">q</div>',
      expected: 'a<blockquote quote>q</blockquote>',
    },
    {
      title: 'a line beside an indented paragraph',
      html: 'a<blockquote style="border-left: 1px solid gray">q</blockquote>',
      expected: 'a<blockquote quote>q</blockquote>',
    },
    {
      title: 'Outlook on the web, with all that follows',
      html: '<div>a</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From</div><p>q</p>',
      expected: '<div>a</div><div quote><hr><div>From</div><p>q</p></div>',
    },
    {
      title: 'Outlook, with its line and what follows further out',
      html: '<p>a</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt">From</div></div><p>q</p>',
      expected: '<p>a</p><div><div quote><div><hr>From</div></div></div><div quote><p>q</p></div>',
    },
    {
      title: 'Hotmail, from its line on',
      html: '<div>a<div><hr id="stopSpelling">From<br>q</div></div>b',
      expected: '<div>a<div><div quote><hr>From|q</div></div></div><div quote>b</div>',
    },
    {
      title: 'Windows Mail',
      html: 'a<div style="border-top-color: rgb(229, 229, 229); border-top-style: solid;">From</div>q',
      expected: 'a<div quote><div><hr>From</div>q</div>',
    },
    {
      title: 'Outlook quoted once more',
      html: '<div>a<div id="x_x_divRplyFwdMsg">From</div>q</div>',
      expected: '<div>a<div quote><div>From</div>q</div></div>',
    },
    {
      title: 'Gmail quoted by Outlook',
      html: 'a<div class="x_gmail_quote">q</div>',
      expected: 'a<div quote>q</div>',
    },
    {
      title: 'Outlook mobile signature',
      html: '<div id="ms-outlook-mobile-signature">s</div>',
      expected: '<div signature>s</div>',
    },
    {
      title: 'an inline element becomes a block',
      html: 'a<span class="gmail_signature">s</span>',
      expected: 'a<div signature>s</div>',
    },
  ]) {
    it(title, () => {
      expect(sketch(htmlBody(html))).toBe(expected)
    })
  }
})

describe('HTML beyond every reader is read as lines', () => {
  it('keeps the visible text of very deep nesting', () => {
    const deep = `${'<div><b>'.repeat(1000)}seen<br>also &amp; this<p hidden>no<p>yes<img src=cid:x alt=pic>`
    expect(sketch(htmlBody(deep))).toBe('seen|also & this|yes[x;pic;]')
  })

  it('and drops what is hidden in it', () => {
    const deep = `${'<i>'.repeat(1000)}a<div style="display:none">x<div>y</div>z</div><style>s</style><script>t</script>b`
    expect(sketch(htmlBody(deep))).toBe('ab')
  })
})

it('white space of every kind and length is shown as one space', () => {
  const kinds = ['', ' ', '  ', '\t', '\n', ' \n', '\n ', '\r\n', '\f', ' \t ', '\t\t']
  for (const one of kinds) {
    for (const other of kinds) {
      expect(sketch(htmlBody(`a${one}${other}b`))).toBe(one + other === '' ? 'ab' : 'a b')
      expect(sketch(htmlBody(`a${one}b${other}c`))).toBe(`a${one && ' '}b${other && ' '}c`)
    }
  }
})

it('control characters are not shown, and line ends of every kind are spaces', () => {
  const spaces = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0x2028, 0x2029]
  for (const code of [...Array.from({ length: 0x100 }, (_, index) => index), 0x2027, 0x2028, 0x2029, 0x202a]) {
    const character = String.fromCharCode(code)
    if (character === '<' || character === '&') continue
    const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0)
    const shown = spaces.includes(code) ? ' ' : isControl ? '' : character
    expect(sketch(htmlBody(`a${character}b`)), code.toString(16)).toBe(`a${shown}b`)
  }
})
