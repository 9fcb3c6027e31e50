import { expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { profileOf } from '@/instrumentation/profile-of';
import { exampleAlert } from '@/panels/alert-list/example-alert';
import { renderHook, settleDownloads } from '@/panels/render-hook';
import { PrometheusError } from '@/prometheus/prometheus-error';
import type { AlertRule, AlertsAnswer } from '@/prometheus/rule';
import { useRules } from './use-rules';

const SHOP = profileOf({ service: 'shop', exposed: new Set(['process_resident_memory_bytes']) });
const BASE = {
  expr: '',
  labels: {},
  annotations: {},
  holdFor: 0,
  state: 'firing',
  lastError: '',
  lastEvaluation: null,
  interval: 15,
  alerts: [],
} as const;

const rule = (name: string, expr: string): AlertRule => ({ ...BASE, name, expr, labels: { severity: 'critical' } });
const alert = (name: string) => exampleAlert({ name });

/** The reader of rules is a chunk of its own, which a busy machine takes seconds to transform. */
const CODE_IS_HERE_MS = 30_000;

const RECORDED = new Map<string, string>();
const ANSWER: AlertsAnswer = {
  rules: [
    rule('Large', 'process_resident_memory_bytes{job="shop"} > 4e8'),
    rule('OfAnother', 'process_resident_memory_bytes{job="other"} > 1'),
    rule('OfNobody', 'vector(1) > 0'),
  ],
  alerts: [],
  at: 0,
};

test(
  'the configured limits hold until the rules are read, and then those of this service do',
  { timeout: CODE_IS_HERE_MS },
  async () => {
    const hook = await renderHook(
      (answer: AlertsAnswer | null) => useRules(DEFAULT_THRESHOLDS, { answer, error: null, recorded: RECORDED }, SHOP),
      null as AlertsAnswer | null,
    );
    expect(hook.current).toMatchObject({ thresholds: DEFAULT_THRESHOLDS, isAwaited: true });
    expect(hook.current.lightOf(alert('Large'))).toBeNull();
    await hook.rerender(ANSWER);
    await settleDownloads();
    expect(hook.current.isAwaited).toBe(false);
    expect(hook.current.thresholds).toEqual({
      ...DEFAULT_THRESHOLDS,
      memoryBytes: [expect.objectContaining({ value: 4e8, rule: 'Large' })],
    });
    expect(['Large', 'OfAnother', 'OfNobody', 'Unknown'].map((name) => hook.current.lightOf(alert(name)))).toEqual([
      'system',
      null,
      null,
      null,
    ]);
    // Made anew, a page knows the parser already: it must not call critical for a moment what the rules do not.
    const seen: unknown[] = [];
    await renderHook(
      (answer: AlertsAnswer) =>
        seen.push(useRules(DEFAULT_THRESHOLDS, { answer, error: null, recorded: RECORDED }, SHOP).thresholds),
      ANSWER,
    );
    await settleDownloads();
    expect(seen[0]).toEqual(hook.current.thresholds);
  },
);

test(
  'of rules of one name the one that reads this service says which light their alerts belong to',
  { timeout: CODE_IS_HERE_MS },
  async () => {
    const rules = [rule('Large', 'process_resident_memory_bytes{job="shop"} > 4e8'), rule('Large', 'vector(1) > 0')];
    const hook = await renderHook(
      () => useRules(DEFAULT_THRESHOLDS, { answer: { ...ANSWER, rules }, error: null, recorded: RECORDED }, SHOP),
      null,
    );
    await settleDownloads();
    expect(hook.current.lightOf(alert('Large'))).toBe('system');
  },
);

const RATIO = 'job:failures:ratio5m{job="shop"} > 0.1';

test.each([
  ['are asked for', null, null, true],
  ['are refused', null, new PrometheusError('rejected', 'no rules here'), false],
  ['are none of this service', [rule('OfAnother', RATIO.replace('shop', 'other'))], null, false],
  ['read what is recorded, of which nobody has told yet', [rule('Failing', RATIO)], null, true],
  [
    'read a subquery',
    [rule('Large', 'max_over_time(process_resident_memory_bytes{job="shop"}[1h:5m]) > 4e8')],
    null,
    false,
  ],
])(
  'whether limits may still change while rules %s',
  { timeout: CODE_IS_HERE_MS },
  async (_, rules, error, isAwaited) => {
    const hook = await renderHook(
      () => useRules(DEFAULT_THRESHOLDS, { answer: rules && { ...ANSWER, rules }, error, recorded: null }, SHOP),
      null,
    );
    await settleDownloads();
    expect(hook.current.isAwaited).toBe(isAwaited);
  },
);

test(
  'the limits are the same object when more is known and they turn out the same',
  { timeout: CODE_IS_HERE_MS },
  async () => {
    const hook = await renderHook(
      (recorded: ReadonlyMap<string, string> | null) =>
        useRules(DEFAULT_THRESHOLDS, { answer: ANSWER, error: null, recorded }, SHOP),
      null as ReadonlyMap<string, string> | null,
    );
    await settleDownloads();
    const { thresholds } = hook.current;
    expect(thresholds.memoryBytes).toHaveLength(1);
    await hook.rerender(RECORDED);
    await settleDownloads();
    expect(hook.current.thresholds).toBe(thresholds);
  },
);
