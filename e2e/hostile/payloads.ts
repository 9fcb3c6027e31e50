/** Nobody has this host: a request to it, or a page of it, is the proof of a hole. */
export const EVIL = 'evil.invalid';

/** What runs calls this; whatever is left of it on the page's global object is the proof. */
export const MARK = 'pwned';

const RUN = `globalThis.${MARK}=1`;

/** Text that a browser would run, load or follow if anything took it for more than text. */
const MARKUP = [
  `<script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `'"><img src=x onerror=${RUN}>`,
  `<svg/onload=${RUN}>`,
  `<iframe srcdoc="<script>parent.${MARK}=1</script>"></iframe>`,
  `<a href="javascript:${RUN}">click</a>`,
  `<style>*{display:none}</style>`,
  `<meta http-equiv="refresh" content="0;url=https://${EVIL}/">`,
  `<base href="https://${EVIL}/">`,
  `<form action="https://${EVIL}/"><button>ok</button></form>`,
  `</title></style></textarea></script><script>${RUN}</script>`,
  `<!--`,
  `&lt;b&gt;&amp;&#x3c;`,
  `{{constructor.constructor("${RUN}")()}}`,
  '${' + RUN + '}',
];

/** What may stand in an annotation that is a link; only the last one may become one. */
const ADDRESSES = [
  `javascript:${RUN}`,
  ` JaVaScRiPt:${RUN}//https://${EVIL}`,
  `java\tscript:${RUN}`,
  `data:text/html,<script>opener.${MARK}=1</script>`,
  `vbscript:${RUN}`,
  `//${EVIL}/`,
  `\\\\${EVIL}\\`,
  `https:${EVIL}`,
  `https://user:password@${EVIL}/`,
  `../../-/quit`,
];

/** What ends a string of PromQL, adds a matcher, or is a pattern where a careless page writes `=~`. */
const PROMQL = [
  `"} or {__name__=~".+"} or x{a="`,
  `", route=~".*`,
  String.raw`\", route=~\".*`,
  `'`,
  '`',
  '\\',
  String.raw`\n`,
  `a\nb`,
  `.*`,
  `.+|.*`,
  `[a-z`,
  `(a+)+$`,
  `^$`,
  `a|b`,
  `a.b`,
  `axb`,
];

/** Invisible, reordering, very long, or the name of something that every object of JavaScript has. */
const ODD = [
  'bell\u0007 escape\u001b[31m delete\u007f next\u0085 line\u2028',
  '\u202egnp.exe\u202c',
  '\u2066isolated',
  'שלום /عالم',
  'zero\u200bwidth\ufeff',
  '👩‍👩‍👧‍👦 e\u0301 ﷽',
  'Z̴̧̛͎͍͉̞̒̽̀͂a̷̢̛l̵g̶o',
  ' ',
  'a'.repeat(10_000),
  'wide words '.repeat(900),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'undefined',
  'NaN',
  '=1+1',
];

/** Every one of them is the name of an endpoint, and so the value of a label, of an annotation, and of a filter. */
export const PAYLOADS: readonly string[] = [...MARKUP, ...ADDRESSES, ...PROMQL, ...ODD];

/** Those that a careless selector would take for something else, and the odd ones that could break it. */
export const TRICKY: readonly string[] = [...PROMQL, ...ODD.filter((_, place) => place % 3 === 0), MARKUP[3] ?? ''];

/** Some of each kind, where one name must do: of a rule, an instance, a version, a bucket. */
export const SAMPLES: readonly string[] = [
  'a'.repeat(10_000),
  ...[2, 6, 10].flatMap((place) => [MARKUP, ADDRESSES, PROMQL, ODD].map((list) => list[place % list.length] ?? '')),
];
