import { expect, test } from 'vitest';
import { rulesOfService } from './rules-of-service';

const names = (...exprs: string[]) => rulesOfService(exprs.map((expr) => ({ name: expr, expr, labels: {} })), 'shop "api"').map(({ expr }) => expr);

test('a rule about another service is left out, one about this or about any is kept', () => {
  const own = String.raw`rate(a{job="shop \"api\""}[5m]) > 1`;
  expect(names(own, 'rate(a{job="backend"}[5m]) > 1', 'rate(a[5m]) > 1')).toEqual([own, 'rate(a[5m]) > 1']);
});

test('what only a reader can tell is kept', () => {
  const exprs = ['a{job=~"shop.*"} > 1', 'a{job!="backend"} > 1', 'a{job="backend"} / b{job=~"shop.*"} > 1'];
  expect(names(...exprs)).toEqual(exprs);
});
