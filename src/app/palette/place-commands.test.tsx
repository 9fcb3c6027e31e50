import { expect, test } from 'vitest';
import type { Alert } from '@/prometheus/rule';
import type { Command, CommandGroup } from '@/ui/palette/command';
import { AlertList } from '@/panels/alert-list/alert-list';
import { testPage } from '@/ui/test-page';
import { alertCommands, filterCommands, serviceCommands } from './place-commands';

const { page, render } = testPage();

const texts = ({ commands }: CommandGroup) =>
  commands.map(({ text, detail, isOn }: Command) => [text, detail ?? '', ...(isOn === true ? ['on'] : [])].join(' | '));
const run = ({ commands }: CommandGroup, id: string) =>
  commands.forEach((command) => void (command.id === id && 'run' in command && command.run()));

const alert = (name: string, labels: Record<string, string>, state: Alert['state'] = 'firing'): Alert => ({
  name,
  state,
  labels,
  annotations: {},
  activeAt: 0,
  value: 1,
  holdFor: 0,
});

test('services are offered with the one that is looked at marked, and all of them where there are several', () => {
  const actions = { showServices: () => undefined };
  expect(
    texts(
      serviceCommands([{ name: 'shop' }, { name: 'backend', detail: 'Critical' }], 'shop', actions, () => undefined),
    ),
  ).toEqual(['All services | ', 'shop |  | on', 'backend | Critical']);
  expect(texts(serviceCommands([{ name: 'shop' }], 'shop', actions, () => undefined))).toEqual(['shop |  | on']);
});

test('what the page is filtered by is marked, and picked again to be taken out', () => {
  const picked: string[] = [];
  const group = filterCommands(
    {
      id: 'endpoint',
      title: 'endpoint',
      options: [{ value: 'GET /a', detail: '4 req/s' }, { value: 'GET /b' }],
      selected: ['GET /b'],
    },
    (value) => picked.push(value),
  );
  expect(texts(group)).toEqual(['GET /a | 4 req/s', 'GET /b |  | on']);
  run(group, 'endpoint GET /b');
  expect(picked).toEqual(['GET /b']);
});

test('alerts come as the page sorts them, with what tells them from others of their name, after them those of other services with whose they are, and none of nobody', () => {
  const alerts = [
    alert('Waits', { job: 'shop', severity: 'warning' }, 'pending'),
    alert('Fails', { job: 'shop', severity: 'critical', route: 'GET /a', team: 'x' }),
    alert('Fails', { job: 'shop', severity: 'critical', route: 'GET /b', team: 'x' }),
    alert('Slow', { job: 'backend', severity: 'warning' }),
    alert('Gone', { job: 'unknown' }),
    alert('Quiet', { job: 'shop' }, 'inactive'),
    alert('Watchdog', {}),
  ];
  expect(texts(alertCommands(alerts, ['shop', 'backend'], 'shop', () => undefined))).toEqual([
    'Fails GET /a | critical, firing',
    'Fails GET /b | critical, firing',
    'Watchdog | firing',
    'Waits | warning, pending',
    'Slow | warning, firing, backend',
  ]);
});

test('each of several alerts of one name leads to its own line', () => {
  const alerts = ['GET /a', 'GET /b'].map((route) => alert('Fails', { job: 'shop', route: `"${route}"\n` }));
  render(
    <AlertList
      answer={{ rules: null, alerts, at: 0 }}
      problem=""
      blind={[]}
      selection={{ shown: alerts, hidden: 0, elsewhere: 0 }}
      statusOf={() => ({ kind: 'notified', receivers: [] })}
      delivery=""
      labels={{ endpoint: 'route', instance: 'instance' }}
      now={0}
      view={{ pick: () => undefined, timeZone: 'UTC', linksOf: () => [] }}
    />,
  );
  const group = alertCommands(alerts, ['shop'], 'shop', () => undefined);
  for (const [place, { id }] of group.commands.entries()) {
    run(group, id);
    expect(page.querySelectorAll('[data-alert]')[place]?.contains(document.activeElement)).toBe(true);
  }
});

test('an alert of another service leads to the page of that one', () => {
  const opened: string[] = [];
  const group = alertCommands([alert('Slow', { job: 'backend' })], ['shop', 'backend'], 'shop', (service) =>
    opened.push(service),
  );
  for (const command of group.commands) if ('run' in command) command.run();
  expect(opened).toEqual(['backend']);
});
