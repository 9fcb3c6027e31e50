import { describe, expect, it } from 'vitest';
import { at, facts, history, incident, instance, line, moment, NOW, plain, START } from '@/health/example-facts';
import { attributionText, memoryText, slownessText, unevenText, upstreamText } from './diagnosis';

describe('attributionText', () => {
  it('tells where the additional failures come from', () => {
    expect(plain(attributionText(incident()))).toBe('95 % of the additional 5xx come from POST /orders');
  });

  it('speaks of all failures where an hour ago is not known', () => {
    expect(plain(attributionText(incident({ endpointsHourAgo: null })))).toBe('94 % of the 5xx come from POST /orders');
  });

  it('is silent where no endpoint stands out', () => {
    expect(attributionText(incident({ endpoints: [] }))).toBeNull();
  });
});

describe('slownessText', () => {
  const busy = (cores: number) => incident().instances.map((each) => ({ ...each, cpuCores: cores }));

  it('suspects waiting where the processor stays calm', () => {
    expect(plain(slownessText(incident()))).toBe(
      'p95 rose from 226 ms to 702 ms while CPU stayed at 0.44 cores per instance: waiting for a disk, a network or a dependency is likely',
    );
  });

  it('suspects saturation where the processor is busy too', () => {
    expect(plain(slownessText(incident({ instances: busy(0.78) })))).toBe(
      'p95 rose from 226 ms to 702 ms and CPU from 0.44 to 0.78 cores per instance: saturation is likely',
    );
  });

  it('does not take the noise of an idle processor for a rise', () => {
    const idle = history({ ...incident().history, cpu: [line(() => 0.01, { instance: 'a' })] });
    expect(slownessText(incident({ instances: busy(0.03), history: idle }))).toContain('stayed at');
  });

  it.each([
    [0.4, 0.53, 'saturation'],
    [0.4, 0.51, 'waiting'],
    [0.1, 0.16, 'saturation'],
    [0.1, 0.145, 'waiting'],
  ])(
    'calls a processor busier that went from %d to %d cores only where that is saturation: %s',
    (before, now, suspected) => {
      const cpu = history({ ...incident().history, cpu: [line(() => before, { instance: 'a' })] });
      expect(slownessText(incident({ instances: busy(now), history: cpu }))).toContain(`: ${suspected}`);
    },
  );

  it('does not say of a processor that has less to do that it stayed as it was', () => {
    expect(plain(slownessText(incident({ instances: busy(0.1) })))).toBe(
      'p95 rose from 226 ms to 702 ms while CPU fell from 0.44 to 0.1 cores per instance: waiting for a disk, a network or a dependency is likely',
    );
  });

  it('reads the processor of those that answer', () => {
    const instances = incident().instances.map((each) =>
      each.up === false ? { ...each, cpuCores: 50 } : { ...each, cpuCores: 0.44 },
    );
    expect(slownessText(incident({ instances: instances.slice(1, 3) }))).toContain('stayed at');
  });

  it('suspects no dependency where event loops are late: who waits is idle', () => {
    const lagging = (...lags: readonly number[]) =>
      plain(
        slownessText(
          incident({ saturation: lags.map((value, i) => ({ key: 'eventLoopLag', of: `web-${i}`, value })) }),
        ),
      );
    expect(lagging(0.41, 0.42, 0.4)).toBe(
      'p95 rose from 226 ms to 702 ms while CPU stayed at 0.44 cores per instance and event loops lag by 410 ms: work that blocks them or a busy machine is likely',
    );
    expect(lagging(0.012, 0.011, 0.09)).toContain('a dependency is likely');
  });

  describe('after it is over, for as long as quantiles tell of it', () => {
    const over = (change: Parameters<typeof incident>[0] = {}) =>
      plain(slownessText(incident({ current: moment({ p95: { value: 0.702, atLeast: false } }), ...change })));

    it('goes on to suspect saturation where the processor was busy in their window', () => {
      const cpu = history({
        ...incident().history,
        cpu: [line((time) => (time >= at('14:02:10') && time < NOW - 60 ? 0.9 : 0.1), { instance: 'a' })],
      });
      expect(over({ instances: busy(0.1), history: cpu })).toMatch(
        /and CPU from 0.1 to 0.7\d cores per instance: saturation is likely$/,
      );
    });

    it('and blocking work where event loops were late', () => {
      const late = line((time) => (time >= at('14:02:10') && time < NOW - 60 ? 0.4 : 0.01), {
        signal: 'eventLoopLag',
        of: 'a',
      });
      expect(over({ history: history({ ...incident().history, saturation: [late] }) })).toMatch(
        /event loops lag by 3\d\d ms: work that blocks them or a busy machine is likely$/,
      );
    });

    it('does not take the first values, which are of a few requests, for a maximum', () => {
      const begun = (secondsAgo: number) => {
        const start = NOW - secondsAgo;
        const p95 = line((time) => (time < start - 240 ? 0.22 : time < start ? NaN : time < start + 15 ? 0.9 : 0.7));
        return over({ history: history({ ...incident().history, p95 }) });
      };
      expect(begun(45)).toContain('a dependency is likely');
      expect(begun(180)).toContain('p95 falls, from 900 ms');
    });

    it('suspects nobody any more once it falls', () => {
      const falling = history({
        ...incident().history,
        p95: line((time) => (time < at('14:02:10') ? 0.22 : time < NOW - 120 ? 0.9 : 0.7)),
      });
      expect(over({ history: falling })).toBe('p95 falls, from 900 ms to 702 ms, and was 226 ms before');
    });
  });

  it('suspects the one instance that is busy, and no dependency of all of them', () => {
    const instances = incident().instances.map((each) => ({
      ...each,
      cpuCores: each.instance === '10.0.0.2' ? 0.92 : 0.03,
    }));
    expect(plain(slownessText(incident({ instances })))).toBe(
      'CPU of 10.0.0.2 is at 0.92 cores while its neighbours are at 0.03: it is one instance, not the service',
    );
  });

  it('compares with the older half of what is recorded where an hour ago is not', () => {
    const since = (slow: number, begun = START) =>
      history({ p95: line((time) => (time < begun ? NaN : time < NOW - slow ? 0.3 : 0.702)) });
    const said =
      'p95 rose from 300 ms to 702 ms while CPU stayed at 0.44 cores per instance: waiting for a disk, a network or a dependency is likely';
    expect(plain(slownessText(incident({ hourAgo: null, history: since(600) })))).toBe(said);
    expect(
      plain(slownessText(incident({ hourAgo: moment({ requestRate: null, p95: null }), history: since(600) }))),
    ).toBe(said);
    expect(slownessText(incident({ hourAgo: null, isHourAgoAwaited: true, history: since(600) }))).toBeNull();
    // Most of what is recorded is slow, or there is too little of it.
    expect(slownessText(incident({ hourAgo: null, history: since(2800) }))).toBeNull();
    expect(slownessText(incident({ hourAgo: null, history: since(60, NOW - 150) }))).toBeNull();
  });

  it('is silent where latency did not rise, or where CPU is not known', () => {
    expect(slownessText(facts())).toBeNull();
    expect(slownessText(incident({ instances: [instance('a', { cpuCores: null })] }))).toBeNull();
  });
});

describe('unevenText', () => {
  const using = (...cores: readonly (number | null)[]) =>
    unevenText(facts({ instances: cores.map((cpuCores, i) => instance(`web-${i}`, { cpuCores })) }));

  it('names the one that stands out among its neighbours', () => {
    expect(plain(using(0.03, 0.9, 0.04))).toContain('CPU of web-1 is at 0.9 cores while its neighbours are at 0.04');
    expect(plain(using(0.9, 0.1))).toContain('while the other one is at 0.1');
  });

  it('names the one whose event loop is late, where the rate of its CPU does not show it yet', () => {
    const lagging = (...lags: readonly number[]) =>
      unevenText(
        facts({
          instances: lags.map((_, i) => instance(`web-${i}`, { cpuCores: 0.01 })),
          saturation: lags.map((value, i) => ({ key: 'eventLoopLag', of: `web-${i}`, value })),
        }),
      );
    expect(plain(lagging(0.012, 0.756, 0.014))).toBe(
      'Event loop lag of web-1 is at 756 ms while its neighbours are at 14 ms: it is one instance, not the service',
    );
    expect(lagging(0.4, 0.5, 0.3)).toBeNull();
    expect(lagging(0.01, 0.06, 0.01)).toBeNull();
  });

  it('needs three times what the others have, and a fifth of a core or a tenth of a second more', () => {
    const isNamed = (value: number, usual: number, key: 'cores' | 'lag') => {
      const values = [usual, value, usual];
      const cpuCores = (i: number) => (key === 'cores' ? (values[i] ?? 0) : 0.01);
      const saturation =
        key === 'lag' ? values.map((lag, i) => ({ key: 'eventLoopLag', of: `web-${i}`, value: lag }) as const) : [];
      return (
        unevenText(
          facts({ instances: values.map((_, i) => instance(`web-${i}`, { cpuCores: cpuCores(i) })), saturation }),
        ) !== null
      );
    };
    expect([isNamed(0.61, 0.2, 'cores'), isNamed(0.59, 0.2, 'cores')]).toEqual([true, false]);
    expect([isNamed(0.26, 0.05, 'cores'), isNamed(0.24, 0.05, 'cores')]).toEqual([true, false]);
    expect([isNamed(0.12, 0.01, 'lag'), isNamed(0.1, 0.01, 'lag')]).toEqual([true, false]);
  });

  it('compares only the instances that answer, and event loops only with event loops', () => {
    const down = instance('web-0', { up: false, cpuCores: 0.9 });
    expect(
      unevenText(
        facts({ instances: [down, instance('web-1', { cpuCores: 0.03 }), instance('web-2', { cpuCores: 0.04 })] }),
      ),
    ).toBeNull();
    const heap = [0.1, 0.9, 0.1].map((value, i) => ({ key: 'heap', of: `web-${i}`, value }) as const);
    expect(unevenText(facts({ saturation: heap }))).toBeNull();
  });

  it('is silent where all are alike, idle, alone or not measured', () => {
    expect(using(0.9, 0.8, 0.95)).toBeNull();
    expect(using(0.01, 0.15, 0.01)).toBeNull();
    expect(using(0.9)).toBeNull();
    expect(using(0.9, null)).toBeNull();
  });
});

describe('upstreamText', () => {
  it('points in front of a service that is well', () => {
    expect(upstreamText(facts({ current: moment({ requestRate: 40 }) }), true)).toBe(
      'What arrives is answered as before: look in front of the service',
    );
    expect(upstreamText(facts({ current: moment({ requestRate: 0 }) }), true)).toBe(
      'Every instance is up: look in front of the service',
    );
  });

  it('is silent where the service itself is not well', () => {
    expect(upstreamText(facts({ current: moment({ requestRate: 40 }) }), false)).toBeNull();
    expect(upstreamText(incident(), true)).toBeNull();
    expect(
      upstreamText(
        facts({ current: moment({ requestRate: 40 }), instances: [instance('a'), instance('b', { up: false })] }),
        true,
      ),
    ).toBeNull();
  });

  it('sends nobody away from a service in which requests pile up: it does not answer them', () => {
    const silent = (inProgress: number, before: number | null = 4) =>
      upstreamText(
        facts({ current: moment({ requestRate: 0, inProgress }), hourAgo: moment({ inProgress: before }) }),
        true,
      );
    expect(silent(480)).toBeNull();
    expect([silent(480, 470), silent(19), silent(480, null)]).toEqual(
      Array(3).fill('Every instance is up: look in front of the service'),
    );
  });

  it('claims nothing that is not known: of instances that nobody scrapes, of answers without a status', () => {
    expect(upstreamText(facts({ current: moment({ requestRate: 0 }), instances: [] }), true)).toBeNull();
    expect(upstreamText(facts({ current: moment({ requestRate: 40, errorRatio: null }) }), true)).toBeNull();
    expect(upstreamText(facts({ current: moment({ requestRate: 0, errorRatio: null }) }), true)).toBe(
      'Every instance is up: look in front of the service',
    );
  });

  it('is not said where as much arrives as ever: the light is an alert about something else', () => {
    expect(upstreamText(facts(), true)).toBeNull();
    expect(upstreamText(facts({ hourAgo: null }), true)).toBeNull();
    expect(upstreamText(facts({ hourAgo: null, current: moment({ requestRate: 0.4 }) }), true)).toBeNull();
    expect(upstreamText(facts({ current: moment({ requestRate: null }) }), true)).toBeNull();
  });
});

describe('memoryText', () => {
  it('tells how far the memory of an instance rose before it stopped', () => {
    expect(plain(memoryText(incident()))).toBe(
      'Memory of 10.0.0.3 rose from 446 MB to 967 MB before it stopped answering',
    );
  });

  it('tells it of an instance that left discovery, too', () => {
    const instances = incident().instances.map((each) => (each.up === false ? { ...each, up: null } : each));
    expect(plain(memoryText(incident({ instances })))).toMatch(/^Memory of 10\.0\.0\.3 rose from 446 MB/);
  });

  it('is silent where memory stayed as it was, where nothing is missing and where memory is not known', () => {
    const calm = history({ memory: [line((time) => (time > NOW - 22 ? NaN : 446e6), { instance: '10.0.0.3' })] });
    expect(memoryText(incident({ history: calm }))).toBeNull();
    expect(
      memoryText(
        facts({
          history: history({ memory: [line((time) => (time > at('14:00:00') ? 2e9 : 1e8), { instance: '10.0.0.3' })] }),
        }),
      ),
    ).toBeNull();
    expect(memoryText(incident({ history: history({ memory: [] }) }))).toBeNull();
  });
});
