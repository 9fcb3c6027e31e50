/** A host that does not exist: a request to it or a page of it proves a vulnerability. */
export const ATTACKER_HOST = 'evil.invalid';

/** Injected code sets this global variable. */
export const INJECTED_GLOBAL = 'pwned';

const RUN = `globalThis.${INJECTED_GLOBAL}=1`;

/** Text that a browser would execute, load or follow if it were used as markup. */
const MARKUP = [
  `<script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `'"><img src=x onerror=${RUN}>`,
  `<svg/onload=${RUN}>`,
  `<iframe srcdoc="<script>parent.${INJECTED_GLOBAL}=1</script>"></iframe>`,
  `<a href="javascript:${RUN}">click</a>`,
  `<style>*{display:none}</style>`,
  `<meta http-equiv="refresh" content="0;url=https://${ATTACKER_HOST}/">`,
  `<base href="https://${ATTACKER_HOST}/">`,
  `<form action="https://${ATTACKER_HOST}/"><button>ok</button></form>`,
  `</title></style></textarea></script><script>${RUN}</script>`,
  `<!--`,
  `&lt;b&gt;&amp;&#x3c;`,
  `{{constructor.constructor("${RUN}")()}}`,
  '${' + RUN + '}',
];

/** URLs in link annotations; only the last one may become a link. */
const ADDRESSES = [
  `javascript:${RUN}`,
  ` JaVaScRiPt:${RUN}//https://${ATTACKER_HOST}`,
  `java\tscript:${RUN}`,
  `data:text/html,<script>opener.${INJECTED_GLOBAL}=1</script>`,
  `vbscript:${RUN}`,
  `//${ATTACKER_HOST}/`,
  `\\\\${ATTACKER_HOST}\\`,
  `https:${ATTACKER_HOST}`,
  `https://user:password@${ATTACKER_HOST}/`,
  `../../-/quit`,
];

/** Text that ends a PromQL string, adds a matcher, or is a pattern in an unescaped `=~`. */
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

/** Invisible, reordering or very long text, and names of properties that every JavaScript object has. */
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

/** Each is the name of an endpoint, and so a label value, an annotation and a filter. */
export const PAYLOADS: readonly string[] = [...MARKUP, ...ADDRESSES, ...PROMQL, ...ODD];

/** Payloads that an unescaped selector would misread, and a selection of odd ones. */
export const TRICKY: readonly string[] = [...PROMQL, ...ODD.filter((_, place) => place % 3 === 0), MARKUP[3] ?? ''];

/** Some of each kind, for places with few names: rules, instances, versions, buckets. */
export const SAMPLES: readonly string[] = [
  'a'.repeat(10_000),
  ...[2, 6, 10].flatMap((place) => [MARKUP, ADDRESSES, PROMQL, ODD].map((list) => list[place % list.length] ?? '')),
];
