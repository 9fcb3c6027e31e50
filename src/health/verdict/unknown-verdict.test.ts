import { describe, expect, it } from 'vitest';
import {
  alert,
  CURRENT,
  facts,
  history,
  incident,
  input,
  instance,
  line,
  moment,
  NOW,
  plain,
  sentence,
} from '@/health/example-facts';
import type { Freshness } from '@/health/facts/freshness';
import { judge } from './judge';
import { asOfNewestSample, unknownVerdict, verdictWithoutFacts, withoutRequests } from './unknown-verdict';
import type { Verdict } from './verdict';

const stale = { ...CURRENT, newestSample: NOW - 60, age: 60, state: 'stale' } as const;

describe('withoutRequests', () => {
  it('forgets the rates, which outlive their samples, and keeps the instances', () => {
    const left = withoutRequests(facts());
    expect(Object.values(left.current).filter((value) => value !== null)).toEqual([4]);
    expect(left.instances).toHaveLength(4);
  });
});

describe('asOfNewestSample', () => {
  const decayed = facts({
    current: moment({ requestRate: 13.1 }),
    history: history({ requestRate: line((time) => (time <= NOW - 60 ? 426 : 13.1)) }),
  });

  it('takes the rate from its line where the samples end, and not what is left of it now', () => {
    expect(asOfNewestSample(decayed, stale).current).toEqual({ ...decayed.current, requestRate: 426 });
    expect(judge(input({ facts: decayed, freshness: stale })).signals[0]).toMatchObject({
      level: 'unknown',
      value: 426,
    });
  });

  it('leaves it where the line does not tell', () => {
    expect(asOfNewestSample({ ...decayed, history: history({ requestRate: null }) }, stale).current.requestRate).toBe(
      13.1,
    );
    expect(asOfNewestSample(decayed, { ...stale, newestSample: NOW - 90_000 })).toBe(decayed);
  });
});

describe('unknownVerdict', () => {
  it('keeps the last numbers for the reader, but lights no light by them', () => {
    const verdict = unknownVerdict(input({ freshness: stale }), judge(input()), null);
    expect(verdict.signals.map(({ level, value, reason }) => [level, value, reason])).toEqual([
      ['unknown', 426, 'Last known at 14:11:40'],
      ['unknown', 0.0012, 'Last known at 14:11:40'],
      ['unknown', 0.226, 'Last known at 14:11:40'],
      ['unknown', 4, 'Last known at 14:11:40'],
    ]);
  });

  it('says that the newest sample is looked for, and not yet that there is none', () => {
    const asking = { newestSample: null, age: null, unreachableSince: null, state: 'asking' } as const;
    const verdict = judge(input({ freshness: asking }));
    expect(sentence(verdict.headline)).toBe('Unknown: looking for the newest sample');
    expect(verdict.signals.map(({ reason }) => reason)).toEqual(Array(4).fill('Looking for the newest sample'));
    const down = judge(input({ freshness: asking, facts: facts({ instances: [instance('a', { up: false })] }) }));
    expect([down.level, down.detail]).toEqual([
      'critical',
      expect.stringContaining('Looking for the newest sample. No rate below is current.'),
    ]);
    expect(JSON.stringify([verdict, down])).not.toMatch(/No samples|No data/);
  });

  it('says that the filters match nothing, and not that the service is silent', () => {
    const none = { newestSample: null, age: null, unreachableSince: null, state: 'unknown' } as const;
    const headline = (isFiltered: boolean, freshness: Freshness = none) =>
      sentence(judge(input({ freshness, facts: facts({ isFiltered, instances: [] }) })).headline);
    expect(headline(true)).toBe('Unknown: no samples match the filters');
    expect(headline(false)).toBe('Unknown: no samples from this service');
    expect(headline(true, stale)).toBe('Unknown: newest sample 1 min 00 s old');
  });

  it('writes the time in the zone of the reader', () => {
    const verdict = unknownVerdict(input({ freshness: stale, timeZone: 'Asia/Tokyo' }), judge(input()), null);
    expect(verdict.detail).toContain('Last known at 23:11:40');
  });

  it('does not repeat an outage that is told already as what was known last', () => {
    const still = { ...judge(input({ facts: incident() })), level: 'critical', detail: 'Down.' } as const;
    expect(plain(unknownVerdict(input({ freshness: stale }), judge(input({ facts: incident() })), still).detail)).toBe(
      'Down. Newest sample 1 min 00 s old. No rate below is current.',
    );
    expect(plain(unknownVerdict(input({ freshness: stale }), judge(input()), still).detail)).toContain(
      'Last known at 14:11:40: OK, 426',
    );
  });

  it('says of a range without a sample that it has no data, and not when it was known last', () => {
    const verdict = unknownVerdict(
      input({ freshness: { newestSample: null, age: null, unreachableSince: null, state: 'unknown' } }),
      judge(input()),
      null,
    );
    expect(verdict.detail).toBe('No data in this range.');
    expect(verdict.signals.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 4 }, () => 'No data in this range'),
    );
  });

  it('lets one instance that is down stay a warning light, but not colour a page that knows nothing else', () => {
    const still = judge(input({ facts: withoutRequests(incident()) }));
    const verdict = unknownVerdict(input({ freshness: stale }), judge(input()), still);
    expect(verdict.level).toBe('unknown');
    expect(verdict.signals.map(({ level }) => level)).toEqual(['unknown', 'unknown', 'unknown', 'warning']);
  });

  it('gives its reason also without its level', () => {
    const reasonAt = (freshness: Freshness) =>
      plain(unknownVerdict(input({ freshness }), judge(input()), null).reason ?? '');
    expect(reasonAt(stale)).toBe('Newest sample 1 min 00 s old');
    expect(reasonAt({ ...stale, unreachableSince: NOW - 30, state: 'unreachable' })).toBe(
      'No answer from Prometheus for 30 s, newest sample 1 min 00 s old',
    );
  });

  it('tells what was known last apart from why it is old, and nothing where nothing was', () => {
    const of = (lastKnown: Verdict, freshness: Freshness = stale) =>
      unknownVerdict(input({ freshness }), lastKnown, null).lastKnown;
    expect(of(judge(input()))).toEqual({ level: 'ok', sentence: '', age: 60, unknown: [] });
    expect(of(judge(input({ facts: incident() })))).toMatchObject({
      level: 'critical',
      sentence: expect.stringContaining('requests fail'),
    });
    expect(of(judge(input()), { ...stale, newestSample: null, age: null, state: 'unknown' })).toBeUndefined();
  });

  it('says the last number beside an alert that fires, and not that nothing counts requests', () => {
    const still = judge(input({ facts: withoutRequests(facts()), alerts: { alerts: [alert()] } }));
    const errors = (lastKnown: Verdict, freshness: Freshness) =>
      unknownVerdict(input({ freshness }), lastKnown, still).signals[1];
    const lit = errors(judge(input()), stale);
    expect([lit?.level, lit?.value, plain(lit?.reason ?? '')]).toEqual([
      'critical',
      null,
      'HighErrorRate is firing. Last known at 14:11:40: 0.12 %',
    ]);
    expect(errors(judge(input()), { ...stale, newestSample: null, state: 'unknown' })?.reason).toBe(
      'HighErrorRate is firing. No data in this range',
    );
    expect(errors(still, stale)?.reason).toBe('HighErrorRate is firing. Last known at 14:11:40');
  });

  it('repeats what was critical without its full stop', () => {
    const verdict = unknownVerdict(input({ freshness: stale }), judge(input({ facts: incident() })), null);
    expect(plain(verdict.detail)).toBe(
      'Last known at 14:11:40: Critical, 8.2 % of requests fail, mostly POST /orders. 1 of 4 instances is down: 10.0.0.3. No number below is current.',
    );
  });
});

describe('verdictWithoutFacts', () => {
  it('says why nothing is known, and shows no number', () => {
    const verdict = verdictWithoutFacts(
      { newestSample: null, age: null, unreachableSince: null, state: 'unknown' },
      NOW,
      'query timed out',
    );
    expect(verdict).toMatchObject({
      level: 'unknown',
      reason: 'The numbers behind the verdict cannot be read',
      tabTitle: 'Unknown',
      since: null,
      detail: 'query timed out',
      wall: { detail: 'query timed out' },
    });
    expect(sentence(verdict.headline)).toBe('Unknown: the numbers behind the verdict cannot be read');
    expect(verdict.signals.every(({ value, level }) => value === null && level === 'unknown')).toBe(true);
  });

  it('says since when a server does not answer', () => {
    const verdict = verdictWithoutFacts(
      { newestSample: null, age: null, unreachableSince: NOW - 30, state: 'unreachable' },
      NOW,
      '',
    );
    expect(sentence(verdict.headline)).toBe('Unknown: no answer from Prometheus for 30 s');
    expect(verdict.since).toEqual({ time: NOW - 30, before: false });
  });

  it('does not say for how long when that has only begun', () => {
    const verdict = verdictWithoutFacts(
      { newestSample: null, age: null, unreachableSince: NOW - 0.6, state: 'unreachable' },
      NOW,
      '',
    );
    expect(sentence(verdict.headline)).toBe('Unknown: no answer from Prometheus');
  });
});
