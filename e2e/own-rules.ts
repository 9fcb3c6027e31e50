import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Stack } from '../demo/stack/stack';

/** A rule as Prometheus reads it. */
export type WrittenRule = (
  | { alert: string; for?: string; labels?: Record<string, string>; annotations?: Record<string, string> }
  | { record: string }
) & { expr: string };

/**
 * Seconds until a Prometheus that has just started knows its Alertmanager. What fires before that is told a minute
 * later.
 */
export const UNTIL_IT_TELLS = 5;

const NAME = 'of-a-test';

/**
 * Let Prometheus evaluate these rules beside those that are deployed. Resolves when it does and whom it tells is known
 * to it, with what takes them away again.
 */
export async function addRules(stack: Stack, rules: readonly WrittenRule[]): Promise<() => Promise<void>> {
  const file = join(stack.dataDir, 'configuration', 'rules', `${NAME}.yml`);
  const ask = async <T>(path: string): Promise<T> =>
    ((await (await fetch(`${stack.prometheusUrl}/api/v1/${path}`)).json()) as { data: T }).data;
  const restart = async () => {
    await stack.prometheus.stop();
    await stack.prometheus.start();
  };
  // JSON is YAML too.
  writeFileSync(file, JSON.stringify({ groups: [{ name: NAME, rules }] }));
  await restart();
  const evaluated = async () => {
    const { groups } = await ask<{ groups: { name: string; rules: { health: string }[] }[] }>('rules');
    return groups.find(({ name }) => name === NAME)?.rules.filter(({ health }) => health !== 'unknown').length;
  };
  await expect.poll(evaluated, { intervals: [200] }).toBe(rules.length);
  const told = async () => (await ask<{ activeAlertmanagers: unknown[] }>('alertmanagers')).activeAlertmanagers.length;
  await expect.poll(told, { intervals: [200] }).toBe(1);
  return async () => {
    rmSync(file);
    await restart();
  };
}
