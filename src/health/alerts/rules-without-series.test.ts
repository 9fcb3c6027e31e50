import { describe, expect, it } from 'vitest';
import { plain } from '@/health/example-facts';
import { profileOf } from '@/instrumentation/profile-of';
import type { ServiceProfile } from '@/instrumentation/service-profile';
import { countsOf, neededSeries, recentCountsOf, rulesWithoutSeries, type NeededSeries } from './rules-without-series';

const PROFILE: ServiceProfile = {
  ...profileOf({ service: 'shop', exposed: new Set() }),
  requests: { metric: 'requests_total', matchers: [], endpoint: 'route', method: null, busiest: null },
  cpu: 'process_cpu_seconds_total',
};
const NONE = new Map<string, string>();

const rule = (expr: string, name = 'Failing') => ({ name, expr });
const needs = (...exprs: string[]) =>
  neededSeries(
    exprs.map((expr) => rule(expr)),
    NONE,
    PROFILE,
  );

describe('neededSeries', () => {
  it('are the metrics and the labels that rules select of the service', () => {
    expect(needs('sum(rate(errors_total{job="shop",status=~"5.."}[5m])) > 5 and errors_total{job="shop"} > 1')).toEqual(
      [
        { metric: 'errors_total', label: null },
        { metric: 'errors_total', label: 'status' },
      ],
    );
  });

  it('leave out what the page reads itself, and so knows', () => {
    expect(needs('requests_total{job="shop",route="/a",instance="a:1"} > 1', 'up{job="shop"} == 0')).toEqual([]);
    expect(needs('requests_total{job="shop",method="GET"} > 1')).toEqual([
      { metric: 'requests_total', label: 'method' },
    ]);
  });

  it('leave out labels that a series need not have', () => {
    expect(needs('errors_total{job="shop",a!="x",b="",c=~".*",d=~"|x",e!~"y"} > 1')).toEqual([
      { metric: 'errors_total', label: null },
    ]);
  });

  it('leave out series of other services, of any service, and recorded ones', () => {
    expect(needs('a{job="other"} > 1', 'b > 1', 'c{job=~"shop"} > 1', '{job="shop"} > 1')).toEqual([]);
    expect(
      neededSeries([rule('job:errors:ratio{job="shop"} > 1')], new Map([['job:errors:ratio', 'x']]), PROFILE),
    ).toEqual([]);
  });
});

it('counts series now, and of a day, by parts of one query', () => {
  const missing: NeededSeries[] = [{ metric: 'errors_total', label: 'status' }];
  expect(countsOf(missing, 'a"b')).toEqual([
    { name: 'errors_total status', expr: String.raw`count(errors_total{job="a\"b",status!=""})` },
  ]);
  expect(recentCountsOf(missing, 'shop')[0]?.expr).toBe(
    'count(last_over_time(errors_total{job="shop",status!=""}[1d]))',
  );
});

describe('rulesWithoutSeries', () => {
  const said = (rules: { name: string; expr: string }[], ...missing: NeededSeries[]) =>
    rulesWithoutSeries(rules, missing, 'shop').map(plain);
  const ERRORS: NeededSeries = { metric: 'errors_total', label: null };
  const STATUS: NeededSeries = { metric: 'requests_total', label: 'status' };

  it('names each rule with the metric or label that it lacks', () => {
    const rules = [
      rule('rate(errors_total{job="shop",code="500"}[5m]) / rate(requests_total{job="shop"}[5m]) > 0.1'),
      rule('rate(requests_total{job="shop",status="500"}[5m]) > 1', 'Wrong'),
      rule('requests_total{job="shop"} > 1', 'Well'),
    ];
    expect(said(rules, ERRORS, STATUS)).toEqual([
      'Failing cannot fire while errors_total has no series',
      'Wrong cannot fire while no series of requests_total has the label status',
    ]);
  });

  it('says it once of several rules', () => {
    const rules = ['A', 'B', 'C', 'C'].map((name) => rule('errors_total{job="shop"} > 1', name));
    expect(said(rules, ERRORS)).toEqual(['A, B and 1 more cannot fire while errors_total has no series']);
  });

  it('says it of no rule that can fire without them, or that reads those of another service', () => {
    const rules = [
      rule('absent(errors_total{job="shop"})'),
      rule('errors_total{job="shop"} > 1 or up{job="shop"} == 0'),
      rule('errors_total{job="other"} > 1'),
    ];
    expect(said(rules, ERRORS)).toEqual([]);
  });
});
