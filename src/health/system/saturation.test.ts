import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { facts, history, instance, line, NOW, input, plain, RULES, sentence, at } from '@/health/example-facts';
import { judge } from '@/health/verdict/judge';
import { readSaturation } from '@/health/facts/read-saturation';
import type { Saturation } from '@/health/service-facts';
import { fullest, fullnessText, saturationValue, withKnownLimits } from './saturation';
import { judgeSystem } from './system';

const lag = (value: number, of = '10.0.0.3'): Saturation => ({ key: 'eventLoopLag', of, value });
const files = (value: number, of = '10.0.0.2'): Saturation => ({ key: 'openFiles', of, value });

describe('fullest', () => {
  it('keeps the worst of each kind and puts what is nearest to its limit first', () => {
    const full = fullest(
      [files(0.1), files(0.4, 'b'), lag(0.24), { key: 'hostLoad', of: 'h', value: 9 }],
      DEFAULT_THRESHOLDS,
    );
    expect(full.map(({ key, of }) => [key, of])).toEqual([
      ['eventLoopLag', '10.0.0.3'],
      ['openFiles', 'b'],
      ['hostLoad', 'h'],
    ]);
  });

  it('puts a crossed limit before everything else', () => {
    const full = fullest([lag(0.26), files(0.96)], DEFAULT_THRESHOLDS);
    expect(full.map(({ key, distance }) => [key, distance.level])).toEqual([
      ['openFiles', 'critical'],
      ['eventLoopLag', 'warning'],
    ]);
  });

  it('does not blame the service for the load of a host unless somebody says from where on', () => {
    const load: Saturation = { key: 'hostLoad', of: 'h', value: 9 };
    expect(fullest([load], DEFAULT_THRESHOLDS)[0]?.distance.level).toBe('ok');
    expect(
      fullest([load], { ...DEFAULT_THRESHOLDS, hostLoad: [{ value: 2, severity: 'warning', source: 'config' }] })[0]
        ?.distance.level,
    ).toBe('warning');
  });
});

describe('the System light', () => {
  it('warns of an event loop that lags, names the instance and says since when', () => {
    const labels = { signal: 'eventLoopLag', of: '10.0.0.3' };
    const slow = facts({
      saturation: [lag(0.41), lag(0.01, '10.0.0.1')],
      history: history({ saturation: [line((time) => (time >= at('14:05:10') ? 0.41 : 0.01), labels)] }),
    });
    const signal = judgeSystem(slow, RULES);
    expect(signal).toMatchObject({
      level: 'warning',
      since: { time: at('14:05:10'), before: false },
      limit: { key: 'eventLoopLag', value: 0.25 },
    });
    expect(plain(signal.reason)).toBe('Event loop lag of 10.0.0.3 is at 410 ms; warning above 250 ms');
  });

  it('says of how many instances it is too much, as the sentence does, and for the wall as well', () => {
    const instances = ['a', 'b'].map((name) => instance(name, { memoryBytes: 1.2e9 }));
    const signal = judgeSystem(facts({ instances, saturation: [lag(0.41, 'a'), lag(0.42, 'b')] }), RULES);
    expect(plain(signal.reason)).toBe(
      'Memory of both instances is at up to 1.2 GB; alerts above 1 GB; Event loop lag of both instances is at up to 420 ms; warning above 250 ms',
    );
    expect(plain(signal.shortReason)).toBe('Memory of both instances is at up to 1.2 GB');
  });

  it('is not OK before it is known what is full, keeps its number meanwhile, and warns of what is known to be wrong', () => {
    const asking = facts({ isAskingForSaturation: true });
    expect(judgeSystem(asking, RULES)).toEqual({ ...judgeSystem(facts(), RULES), level: 'unknown', isAsking: true });
    expect(judgeSystem({ ...asking, instances: [instance('a', { cpuCores: 0.93 })] }, RULES)).toMatchObject({
      level: 'warning',
    });
    expect(judgeSystem({ ...asking, instances: [instance('a', { cpuCores: 0.93 })] }, RULES)).not.toHaveProperty(
      'isAsking',
    );
  });

  it('holds up neither the sentence nor the other lights while it asks', () => {
    const [asking, known] = [true, false].map((isAskingForSaturation) =>
      judge(input({ facts: facts({ isAskingForSaturation }) })),
    );
    expect(asking).toMatchObject({ level: 'ok', headline: known?.headline });
    expect(asking?.signals.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'unknown']);
  });

  it('mentions what is nearly full while it is still OK', () => {
    expect(plain(judgeSystem(facts({ saturation: [files(0.75)] }), RULES).reason)).toBe(
      '10.0.0.2 has 75 % of its file descriptors open; warning above 80 %',
    );
  });

  it('is as before where nothing runs full', () => {
    expect(judgeSystem(facts({ saturation: [files(0.01), lag(0.012)] }), RULES)).toEqual(judgeSystem(facts(), RULES));
  });

  it('follows a rule before the default', () => {
    const thresholds = {
      ...RULES,
      eventLoopLag: [{ value: 0.5, severity: 'critical', source: 'rule', rule: 'SlowLoop' }],
    } as const;
    expect(judgeSystem(facts({ saturation: [lag(0.41)] }), thresholds).level).toBe('ok');
    expect(judgeSystem(facts({ saturation: [lag(0.6)] }), thresholds)).toMatchObject({
      level: 'critical',
      limit: { rule: 'SlowLoop' },
    });
  });
});

describe('the sentence', () => {
  const said = (saturation: readonly Saturation[]) => sentence(judge(input({ facts: facts({ saturation }) })).headline);

  it('names who is how full and the limit', () => {
    expect(said([files(0.97)])).toBe('*10.0.0.2 has 97 % of its file descriptors open*, limit 95 %.');
    expect(said([lag(0.41)])).toBe('*Event loop lag of 10.0.0.3 is at 410 ms*, limit 250 ms.');
  });

  it('counts those that are over the limit, whatever they are, where it is not one alone', () => {
    const instances = ['a', 'b', 'c'].map((name) => instance(name));
    const saidOf = (saturation: readonly Saturation[]) =>
      sentence(judge(input({ facts: facts({ instances, saturation }) })).headline);
    expect(saidOf([lag(0.41, 'a'), lag(0.42, 'b'), lag(0.4, 'c')])).toBe(
      '*Event loop lag of all 3 instances is at up to 420 ms*, limit 250 ms.',
    );
    expect(saidOf([lag(0.41, 'a'), lag(0.42, 'b'), lag(0.01, 'c')])).toBe(
      '*Event loop lag of a and b is at up to 420 ms*, limit 250 ms.',
    );
    const kills = ['shop-1', 'shop-2'].map((of): Saturation => ({ key: 'oomKills', of, value: 1 }));
    expect(saidOf(kills)).toBe('*Memory of both containers ran out: up to 1 kill within the hour*.');
  });

  it('says no limit where happening is enough', () => {
    expect(said([{ key: 'oomKills', of: 'shop-1', value: 1.02 }])).toBe(
      '*shop-1 ran out of memory: 1 kill within the hour*.',
    );
  });

  it('does not take a missing instance for a lack of memory', () => {
    const down = facts({
      instances: [instance('a'), instance('b'), instance('c', { up: false, newestSample: NOW - 60 })],
      saturation: [lag(0.2)],
    });
    expect(sentence(judge(input({ facts: down })).headline)).toBe('*1 of 3 instances is down*: c.');
  });
});

describe('withKnownLimits', () => {
  const limited: readonly Saturation[] = [{ key: 'cpuOfLimit', of: 'shop-1', value: 0.3 }];

  it('lets the limit of a container take the place of the default in cores', () => {
    expect(withKnownLimits(DEFAULT_THRESHOLDS, limited).cpuCores).toEqual([]);
    expect(withKnownLimits(DEFAULT_THRESHOLDS, []).cpuCores).toEqual(DEFAULT_THRESHOLDS.cpuCores);
    expect(withKnownLimits(DEFAULT_THRESHOLDS, null).cpuCores).toEqual([]);
  });

  it('keeps what a rule says', () => {
    expect(withKnownLimits(RULES, limited).cpuCores).toEqual(RULES.cpuCores);
  });
});

it('reads what the pulse tells, and skips what is no number', () => {
  const sample = (value: number) => ({ labels: { signal: 'openFiles', of: 'a', instance: 'a' }, time: NOW, value });
  expect(
    readSaturation(
      new Map([
        ['openFiles', [sample(0.2), sample(NaN)]],
        ['container-cpu', [sample(3)]],
      ]),
    ),
  ).toEqual([files(0.2, 'a')]);
});

it.each([
  [{ key: 'throttling', value: 0.31 }, '31 %'],
  [{ key: 'hostLoad', value: 1.5 }, '1.5 per core'],
  [{ key: 'oomKills', value: 2.04 }, '2 kills'],
  [{ key: 'eventLoopLag', value: 0.012 }, '12 ms'],
] as const)('writes %o as %s', (saturation, text) => {
  expect(plain(saturationValue(saturation))).toBe(text);
});

it('begins every sentence with who or what is full', () => {
  const said = (['openFiles', 'heap', 'cpuOfLimit', 'memoryOfLimit', 'throttling', 'hostLoad'] as const).map((key) =>
    plain(fullnessText({ key, of: 'x', value: 0.9 })),
  );
  expect(said).toEqual([
    'x has 90 % of its file descriptors open',
    'Heap of x is 90 % full',
    'x uses 90 % of its CPU limit',
    'x uses 90 % of its memory limit',
    'x is throttled in 90 % of its CPU periods',
    'Host load of x is at 0.9 per core',
  ]);
});

it('cannot be turned around or torn apart by the name of who is full', () => {
  expect(fullnessText({ key: 'heap', of: `\u202e${'x'.repeat(100)}`, value: 0.9 })).toMatch(/^Heap of \\u202ex+…x+ is/);
});
