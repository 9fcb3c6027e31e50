import { describe, expect, it } from 'vitest';
import { healthyBehaviour } from './behaviour';
import type { Endpoint } from './endpoint';
import { fails, sampleWait, work } from './work';

const endpoint: Endpoint = { name: 'GET /x', method: 'GET', path: '/x', wait: 0, errorShare: 0.1 };
const healthy = healthyBehaviour('1');

describe('sampleWait', () => {
  it('has the given median', () => {
    const waits = Array.from({ length: 5001 }, () => sampleWait(0.1)).sort((a, b) => a - b);
    expect(waits[2500]).toBeGreaterThan(0.09);
    expect(waits[2500]).toBeLessThan(0.11);
  });

  it('is finite for extreme random numbers', () => {
    expect(sampleWait(0.1, () => 0)).toBeCloseTo(0.1);
    expect(Number.isFinite(sampleWait(0.1, () => 1 - Number.EPSILON / 2))).toBe(true);
  });
});

describe('fails', () => {
  it("uses the endpoint's own error share by default", () => {
    expect(fails(endpoint, healthy, () => 0.09)).toBe(true);
    expect(fails(endpoint, healthy, () => 0.11)).toBe(false);
  });

  it('prefers the error share of the endpoint to that of all', () => {
    const behaviour = { ...healthy, errorShare: { '*': 1, 'GET /x': 0.5 } };
    expect(fails(endpoint, behaviour, () => 0.6)).toBe(false);
    expect(fails({ ...endpoint, name: 'GET /y' }, behaviour, () => 0.6)).toBe(true);
  });
});

describe('work', () => {
  it('calls the inventory this often and fails if it does', async () => {
    let calls = 0;
    await work({ ...endpoint, inventoryCalls: 3 }, healthy, async () => void calls++);
    expect(calls).toBe(3);
    const broken = work({ ...endpoint, inventoryCalls: 1 }, healthy, () => Promise.reject(new Error('down')));
    await expect(broken).rejects.toThrow('down');
  });

  it('adds extraLatency', async () => {
    const before = performance.now();
    await work(endpoint, { ...healthy, extraLatency: 0.05 }, async () => {});
    expect(performance.now() - before).toBeGreaterThan(45);
  });
});
