import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Stack } from '../demo/stack/stack';

/** A rule as in a Prometheus rule file. */
export type WrittenRule = (
  | { alert: string; for?: string; labels?: Record<string, string>; annotations?: Record<string, string> }
  | { record: string }
) & { expr: string };

/**
 * Seconds until a Prometheus that has just started has discovered its Alertmanager. Alerts that fire before that are
 * sent a minute later.
 */
export const ALERTMANAGER_DISCOVERY = 5;

const NAME = 'of-a-test';

/**
 * Adds rules to those that are deployed. Resolves when Prometheus has evaluated them and knows its Alertmanager;
 * returns a function that removes them again.
 */
export async function addRules(stack: Stack, rules: readonly WrittenRule[]): Promise<() => Promise<void>> {
  const file = join(stack.dataDir, 'configuration', 'rules', `${NAME}.yml`);
  const ask = async <T>(path: string): Promise<T> =>
    ((await (await fetch(`${stack.prometheusUrl}/api/v1/${path}`)).json()) as { data: T }).data;
  const restart = async () => {
    await stack.prometheus.stop();
    await stack.prometheus.start();
  };
  // JSON is valid YAML.
  writeFileSync(file, JSON.stringify({ groups: [{ name: NAME, rules }] }));
  await restart();
  const evaluated = async () => {
    const { groups } = await ask<{ groups: { name: string; rules: { health: string }[] }[] }>('rules');
    return groups.find(({ name }) => name === NAME)?.rules.filter(({ health }) => health !== 'unknown').length;
  };
  await expect.poll(evaluated, { intervals: [200] }).toBe(rules.length);
  const activeAlertmanagers = async () =>
    (await ask<{ activeAlertmanagers: unknown[] }>('alertmanagers')).activeAlertmanagers.length;
  await expect.poll(activeAlertmanagers, { intervals: [200] }).toBe(1);
  return async () => {
    rmSync(file);
    await restart();
  };
}
