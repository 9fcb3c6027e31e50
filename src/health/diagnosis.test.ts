import { describe, expect, it } from 'vitest';
import { attributionText, memoryText, slownessText } from './diagnosis';
import { at, facts, history, incident, instance, line, NOW, plain } from './example-facts';

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
    expect(plain(slownessText(incident({ instances: busy(0.78) })))).toBe('p95 rose from 226 ms to 702 ms and CPU from 0.44 to 0.78 cores per instance: saturation is likely');
  });

  it('does not take the noise of an idle processor for a rise', () => {
    const idle = history({ ...incident().history, cpu: [line(() => 0.01, { instance: 'a' })] });
    expect(slownessText(incident({ instances: busy(0.03), history: idle }))).toContain('stayed at');
  });

  it('is silent where latency did not rise, or where CPU or an hour ago is not known', () => {
    expect(slownessText(facts())).toBeNull();
    expect(slownessText(incident({ hourAgo: null }))).toBeNull();
    expect(slownessText(incident({ instances: [instance('a', { cpuCores: null })] }))).toBeNull();
  });
});

describe('memoryText', () => {
  it('tells how far the memory of an instance rose before it stopped', () => {
    expect(plain(memoryText(incident()))).toBe('Memory of 10.0.0.3 rose from 446 MB to 967 MB before it stopped answering');
  });

  it('is silent where memory stayed as it was, where nothing is missing and where memory is not known', () => {
    const calm = history({ memory: [line((time) => (time > NOW - 22 ? NaN : 446e6), { instance: '10.0.0.3' })] });
    expect(memoryText(incident({ history: calm }))).toBeNull();
    expect(memoryText(facts({ history: history({ memory: [line((time) => (time > at('14:00:00') ? 2e9 : 1e8), { instance: '10.0.0.3' })] }) }))).toBeNull();
    expect(memoryText(incident({ history: history({ memory: [] }) }))).toBeNull();
  });
});
