import { describe, expect, it } from 'vitest';
import { alert, at, facts, history, incident, input, line, moment, NOW, plain } from '@/health/example-facts';
import { calmDetail, calmWallDetail, troubleDetail, troubleWallDetail, unknownDetail } from './detail';
import { judge } from '@/health/verdict/judge';
import type { JudgeInput } from '@/health/verdict/judged-facts';

const judged = (change: Partial<JudgeInput>) => {
  const given = input(change);
  const { signals, level } = judge(given);
  return { ...given, signals, level };
};
const since = { time: at('14:02:40'), before: false };
const left = { level: 'warning', strong: 'p95 is at 1.4 s', rest: ', limit 1 s', short: '', tab: '' } as const;

describe('the second line while all is well', () => {
  it('begins with the light that is near its limit, because a calm word would hide it', () => {
    const near = { ...facts().current, errorRatio: 0.04, serverErrorRate: 4 };
    expect(plain(calmDetail(judged({ facts: facts({ current: near }) }), []))).toMatch(
      /^Errors at 80(\.0)? % of the limit: /,
    );
  });
});

it('says what OK is without once that is late, and not while it is on its way with every load', () => {
  const saturation = (isSaturationAwaited: boolean, isAskingForSaturation = true) =>
    judged({ facts: facts({ isAskingForSaturation, isSaturationAwaited }) });
  const late = 'Not answered yet: how full resources are.';
  expect(judge(saturation(false)).level).toBe('ok');
  expect(calmDetail(saturation(false), [])).toMatch(new RegExp(`^${late} Nothing unusual`));
  expect(plain(calmWallDetail(saturation(false), []))).toBe(`OK for more than 1 h 00 min. ${late}`);
  for (const soon of [saturation(true), saturation(false, false)])
    expect(`${calmDetail(soon, [])} ${calmWallDetail(soon, [])}`).not.toContain('Not answered');
});

it('begins with the nearest of several', () => {
  const near = { ...facts().current, errorRatio: 0.035, p95: { value: 0.9, atLeast: false } };
  expect(plain(calmDetail(judged({ facts: facts({ current: near }) }), []))).toMatch(
    /^Latency at 90(\.0)? % of the limit: /,
  );
});

it('does not say that nothing is unusual where one endpoint fails wholly, or gets no requests, below every limit of the service', () => {
  const endpoints = [
    { endpoint: 'GET /products', requestRate: 425, serverErrorRate: 0 },
    { endpoint: 'POST /pay', requestRate: 0.3, serverErrorRate: 0.3 },
  ];
  const detail = (change: Partial<ReturnType<typeof facts>>) =>
    plain(calmDetail(judged({ facts: facts({ endpoints, ...change }) }), []));
  expect(detail({})).toBe('POST /pay fails 100 % of 0.30 req/s.');
  expect(detail({ endpointsHourAgo: [{ endpoint: 'POST /orders', requestRate: 60, serverErrorRate: 0 }] })).toBe(
    'POST /pay fails 100 % of 0.30 req/s. POST /orders gets no requests, 60.0 req/s an hour ago.',
  );
});

describe('the second line beside something that rises', () => {
  it('does not say that nothing is unusual', () => {
    const failing = { ...facts().current, errorRatio: 0.0108, serverErrorRate: 4.6 };
    expect(plain(calmDetail(judged({ facts: facts({ current: failing, endpoints: [] }) }), []))).toBe(
      'Errors rose from 0.14 % to 1.1 %.',
    );
  });

  it('still tells of the trouble before', () => {
    const failing = { ...facts().current, errorRatio: 0.0108, serverErrorRate: 4.6 };
    const before = { from: at('13:40:00'), to: at('13:44:00'), level: 'critical' } as const;
    expect(plain(calmDetail(judged({ facts: facts({ current: failing, endpoints: [] }) }), [before]))).toContain(
      'Critical for 4 min 00 s until 13:44',
    );
  });
});

describe('the second line while something is not known', () => {
  it('says what and why instead of that all was quiet', () => {
    const blind = { ...facts().current, requestRate: null, errorRatio: null, requestCount: null };
    expect(plain(unknownDetail(judged({ facts: facts({ current: blind }) })))).toMatch(
      /^Traffic not known: .+\. Errors not known: /,
    );
  });
});

it('names the light before a reason that does not say what it lacks', () => {
  const [traffic] = judge(input()).signals;
  const signals =
    traffic === undefined ? [] : [{ ...traffic, level: 'unknown', reason: 'The counter began now' } as const];
  expect(unknownDetail({ ...judged({}), signals })).toBe('Traffic: The counter began now.');
});

describe('the second line in trouble', () => {
  it('begins with what did not fit into the first', () => {
    expect(plain(troubleDetail(judged({ facts: incident() }), [left], since))).toMatch(
      /^p95 is at 1\.4 s, limit 1 s\. Began 40 s after deploy v2\.31\.0\. 95 % of/,
    );
  });

  it('says once what explains two lights', () => {
    const instances = incident().instances.map((each) => ({
      ...each,
      up: true,
      cpuCores: each.instance === '10.0.0.2' ? 0.92 : 0.03,
    }));
    const slow = incident({ instances, current: { ...incident().current, p95: { value: 1.4, atLeast: false } } });
    const text = troubleDetail(judged({ facts: slow }), [], since);
    expect(text.split('it is one instance')).toHaveLength(2);
  });

  it('tells what a busy processor does to latency, although latency has not crossed a limit', () => {
    const instances = incident().instances.map((each) => ({ ...each, up: true, cpuCores: 0.9 }));
    expect(plain(troubleDetail(judged({ facts: incident({ instances }) }), [], since))).toContain(
      'saturation is likely',
    );
  });

  it('tells of the memory of an instance that is gone, and of lost traffic where only that is wrong', () => {
    expect(plain(troubleDetail(judged({ facts: incident() }), [], since))).toContain(
      'Memory of 10.0.0.3 rose from 446 MB',
    );
    const lost = { requestRate: 100, requestCount: 30_000 };
    const history = { ...facts().history, requestRate: line((time) => (time > NOW - 300 ? 100 : 400)) };
    expect(
      troubleDetail(judged({ facts: facts({ current: { ...facts().current, ...lost }, history }) }), [], since),
    ).toContain('look in front of the service');
    const failing = { ...facts().current, ...lost, errorRatio: 0.2, serverErrorRate: 20, failureCount: 6000 };
    expect(troubleDetail(judged({ facts: facts({ current: failing, history }) }), [], since)).not.toContain(
      'look in front',
    );
  });

  it('ends with what it could not take into account', () => {
    expect(troubleDetail(judged({ facts: incident(), alerts: null }), [], since)).toMatch(/ Alerts are not known\.$/);
    const blind = { ...facts().current, requestRate: null };
    expect(unknownDetail(judged({ facts: facts({ current: blind }), alerts: null }))).toMatch(
      / Alerts are not known\.$/,
    );
  });

  it('is one sentence at least, however long that is', () => {
    expect(
      troubleDetail(judged({}), [{ ...left, strong: 'x'.repeat(300), rest: '' }, left], { time: NOW, before: true }),
    ).toBe(`${'x'.repeat(300)}.`);
  });

  it('explains only the lights that are wrong', () => {
    expect(plain(troubleDetail({ ...judged({ facts: incident() }), signals: judge(input()).signals }, [], since))).toBe(
      'Began 40 s after deploy v2.31.0.',
    );
    const slowOnly = facts({ current: incident().current, hourAgo: facts().hourAgo, history: incident().history });
    expect(troubleDetail({ ...judged({ facts: slowOnly }), signals: judge(input()).signals }, [], since)).toBe('');
  });

  it('on the wall is for how long, and after what', () => {
    expect(plain(troubleWallDetail(judged({ facts: incident() }), since))).toBe(
      'For 10 min 00 s. Began 40 s after deploy v2.31.0.',
    );
    expect(plain(troubleWallDetail(judged({}), { ...since, before: true }))).toBe('For more than 10 min 00 s.');
    expect(troubleWallDetail(judged({}), { time: NOW, before: true })).toBe('');
  });

  it('sends the reader of a wall in front of a service that answers what is left of its traffic as before', () => {
    const lost = facts({
      current: moment({ requestRate: 40 }),
      history: history({ requestRate: line((time) => (time > NOW - 300 ? 40 : 400)) }),
    });
    expect(plain(troubleWallDetail(judged({ facts: lost }), since))).toBe(
      'For 10 min 00 s. Look in front of the service.',
    );
  });
});

describe('the second line when all is well', () => {
  const deployed = facts({ changes: [{ time: at('13:28:00'), kind: 'deploy', label: 'v2.30.4' }] });

  it('says what the last deploy did not do', () => {
    expect(plain(calmDetail(judged({ facts: deployed }), []))).toBe(
      'Nothing unusual in traffic, errors, latency, instances, CPU and memory in the last hour, no warning or critical alert recorded. Errors and latency did not rise after deploy v2.30.4 at 13:28 (errors 0.12 %, p95 220 ms).',
    );
    expect(plain(calmWallDetail(judged({ facts: deployed }), []))).toBe(
      'OK for more than 1 h 00 min. No rise after deploy v2.30.4 at 13:28.',
    );
  });

  it('does not mention a pending alert of another service', () => {
    const elsewhere = alert({ state: 'pending', labels: { job: 'backend', severity: 'critical' }, activeAt: NOW - 5 });
    expect(calmDetail(judged({ alerts: { alerts: [elsewhere] } }), [])).toBe(
      'Nothing unusual in traffic, errors, latency, instances, CPU and memory in the last hour, no warning or critical alert recorded.',
    );
  });

  it('does not call OK on the wall what is not known', () => {
    expect(calmWallDetail({ ...judged({}), level: 'unknown' }, [])).toBe('');
  });
});
