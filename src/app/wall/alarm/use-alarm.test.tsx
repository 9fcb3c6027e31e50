import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WallView } from '@/app/config/wall-view';
import type { Alerts } from '@/app/overview/alerts/use-alerts';
import { exampleAlert } from '@/panels/alert-list/example-alert';
import { exampleConnection } from '@/panels/queries/example-connection';
import { renderHook } from '@/panels/render-hook';
import type { Alert } from '@/prometheus/rule';
import { useAlarm } from './use-alarm';

const VIEWS: readonly WallView[] = [{ service: 'shop-api', endpoints: [], instances: [] }];
const CONNECTION = exampleConnection();
const [SLOW, FAILING] = ['Slow', 'Failing'].map((name) =>
  exampleAlert({ name, labels: { alertname: name, severity: 'critical', job: 'shop-api' } }),
);

/** What the desktop showed, and how many tones were played. */
let notices: string[];
let tones: number;

/** A browser's sound, as far as the wall uses it: one that plays whatever it is given. */
class Loudspeaker extends EventTarget {
  state = 'running';
  currentTime = 0;
  destination = {};
  createOscillator = () => ({
    frequency: {},
    connect: () => ({ connect: () => undefined }),
    start: () => (tones += 1),
    stop: () => undefined,
  });
  createGain = () => ({ gain: { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined } });
  resume = () => Promise.resolve();
  close = () => Promise.resolve();
}

beforeEach(() => {
  [notices, tones] = [[], 0];
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('AudioContext', Loudspeaker);
  vi.stubGlobal(
    'Notification',
    class extends EventTarget {
      static readonly permission = 'granted';
      constructor(title: string) {
        super();
        notices.push(title);
      }
    },
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
});

type Switches = { sound?: boolean; notify?: boolean };

/** A wall that is given one answer after the other; null: alerts are not known yet. */
async function wallWith({ sound = true, notify = true }: Switches = {}) {
  const alertsOf = (alerts: readonly Alert[] | null): Alerts => ({
    answer: alerts && { rules: [], alerts, at: 0 },
    error: null,
    recorded: null,
    notRecorded: new Map(),
    delivery: { alertmanagers: null, undelivered: null },
  });
  const wall = { views: [], rotate: 30, sound, notify };
  return renderHook(
    (alerts: readonly Alert[] | null) =>
      useAlarm({ connection: CONNECTION, deadline: 10, alerts: alertsOf(alerts), views: VIEWS, wall }),
    null as readonly Alert[] | null,
  );
}

const firing = (...alerts: readonly (Alert | undefined)[]) => alerts.flatMap((alert) => alert ?? []);

test('what fires already when a wall is opened is no news, and what begins to fire is told once', async () => {
  const wall = await wallWith();
  await wall.rerender(firing(SLOW));
  expect([notices, tones]).toEqual([[], 0]);
  await wall.rerender(firing(SLOW, FAILING));
  expect([notices, tones]).toEqual([['Critical: Failing'], 2]);
  await wall.rerender(firing(SLOW, FAILING));
  expect([notices, tones]).toEqual([['Critical: Failing'], 2]);
});

test('what was over is told when it fires again', async () => {
  const wall = await wallWith();
  for (const alerts of [firing(SLOW), firing(), firing(SLOW)]) await wall.rerender(alerts);
  expect([notices, tones]).toEqual([['Critical: Slow'], 2]);
});

test('several at once are one sound and a notice each', async () => {
  const wall = await wallWith();
  for (const alerts of [firing(), firing(SLOW, FAILING)]) await wall.rerender(alerts);
  expect([notices, tones]).toEqual([['Critical: Slow', 'Critical: Failing'], 2]);
});

test.each([
  [{ sound: false }, ['Critical: Slow'], 0],
  [{ notify: false }, [], 2],
  [{ sound: false, notify: false }, [], 0],
])('with %j only what is on tells it', async (switches, shown, played) => {
  const wall = await wallWith(switches);
  for (const alerts of [firing(), firing(SLOW)]) await wall.rerender(alerts);
  expect([notices, tones]).toEqual([shown, played]);
});

test('while alerts cannot be read nothing is told, and nothing is forgotten', async () => {
  const wall = await wallWith();
  for (const alerts of [firing(SLOW), null, firing(SLOW)]) await wall.rerender(alerts);
  expect([notices, tones]).toEqual([[], 0]);
});

test('of a warning, and of a service that the wall does not show, nothing is told', async () => {
  const wall = await wallWith();
  const [warning, other] = [{ severity: 'warning' }, { job: 'backend' }].map((labels) =>
    exampleAlert({ labels: { ...exampleAlert().labels, ...labels } }),
  );
  for (const alerts of [firing(), firing(warning, other)]) await wall.rerender(alerts);
  expect([notices, tones]).toEqual([[], 0]);
});
