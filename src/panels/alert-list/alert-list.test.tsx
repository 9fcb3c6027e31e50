import { act } from 'react';
import { describe, expect, test, vi } from 'vitest';
import type { Alert } from '@/prometheus/rule';
import { testPage } from '@/ui/test-page';
import { AlertList, type AlertListProps } from './alert-list';
import { exampleAlert } from './example-alert';
import { WallAlerts } from './wall-alerts';

const { page, render } = testPage();

const pick = vi.fn<(filter: string, value: string) => void>();

const EVALUATED = {
  name: 'HighErrorRate',
  expr: '',
  holdFor: 0,
  labels: {},
  annotations: {},
  state: 'inactive',
  lastError: '',
  lastEvaluation: 1056,
  interval: 15,
  alerts: [],
} as const;

function show(part: Partial<AlertListProps> = {}, alerts = [exampleAlert()]): HTMLElement {
  const props: AlertListProps = {
    answer: { rules: [EVALUATED], alerts, at: 1060 },
    problem: '',
    blind: [],
    selection: { shown: alerts, hidden: 0, elsewhere: 0 },
    statusOf: () => ({ kind: 'notified', receivers: [] }),
    delivery: '',
    labels: { endpoint: 'endpoint', instance: 'instance' },
    now: 1060,
    view: { pick, timeZone: 'UTC', linksOf: () => [] },
    ...part,
  };
  render(<AlertList {...props} />);
  return only('section[aria-label="Alerts"]');
}

function only(selector: string): HTMLElement {
  const found = page.querySelectorAll<HTMLElement>(selector);
  expect(found, selector).toHaveLength(1);
  return found[0] ?? page;
}

const click = (element: HTMLElement) => act(() => element.click());
const rows = () =>
  Array.from(
    page.querySelectorAll<HTMLElement>('[data-alert]'),
    ({ dataset }) => `${dataset['alert']} ${dataset['alertState']}`,
  );
const button = (text: string) =>
  Array.from(page.querySelectorAll('button')).find(({ textContent }) => textContent?.includes(text)) ?? page;

test('a firing alert stands with its state, its age and what it says', () => {
  const section = show();
  expect(section.dataset['state']).toBe('fresh');
  expect(rows()).toEqual(['HighErrorRate firing']);
  expect(section.textContent).toContain('1 firing of 1\u00a0rule; evaluated 4\u00a0s ago');
  expect(only('[data-alert]').textContent).toContain('1\u00a0min\u00a000\u00a0s');
});

test('a pending alert counts down with the clock of the page', () => {
  const pending = [exampleAlert({ state: 'pending' })];
  show({}, pending);
  expect(page.textContent).toContain('fires in 1:00');
  show({ now: 1061 }, pending);
  expect(page.textContent).toContain('fires in 0:59');
});

test('links open elsewhere without telling where from, and nothing but web addresses becomes one', () => {
  show({}, [
    exampleAlert({ annotations: { runbook_url: 'https://wiki.example/', dashboard_url: 'file:///etc/passwd' } }),
  ]);
  const link = only('a');
  expect([link.getAttribute('href'), link.getAttribute('target'), link.getAttribute('rel')]).toEqual([
    'https://wiki.example/',
    '_blank',
    'noopener noreferrer',
  ]);
});

test('the places that the configuration names stand behind those that the alert names itself, filled in for it', () => {
  const linksOf = (about = {}) => [{ text: 'Logs', url: `https://logs.example/?${JSON.stringify(about)}` }];
  show({ view: { pick, timeZone: 'UTC', linksOf } }, [
    exampleAlert({ labels: { endpoint: '/a' }, activeAt: 1000, annotations: { runbook_url: 'https://wiki.example/' } }),
  ]);
  const links = Array.from(page.querySelectorAll('a'), (link) => [link.textContent, link.getAttribute('href')]);
  expect(links).toEqual([
    ['Runbook', 'https://wiki.example/'],
    ['Logs', 'https://logs.example/?{"endpoint":"/a","start":700,"end":1060}'],
  ]);
});

test('markup in an annotation is text', () => {
  show({}, [exampleAlert({ annotations: { summary: '<img src=x onerror=alert(1)>' } })]);
  expect(page.querySelector('img')).toBeNull();
  expect(page.textContent).toContain('<img src=x onerror=alert(1)>');
});

test('the name opens what is rarely needed', () => {
  show();
  expect(page.textContent).not.toContain('Second line.');
  const name = button('HighErrorRate');
  click(name);
  expect(name.getAttribute('aria-expanded')).toBe('true');
  expect(page.textContent).toContain('First line.\nSecond line.');
  expect(page.textContent).toContain('severity="critical"');
});

test('what is said of an alert is cut to a few lines, and whole once it is opened', () => {
  const long = 'why '.repeat(200).trim();
  show({ statusOf: () => ({ kind: 'silenced', by: 'alice', until: null, why: long }) }, [
    exampleAlert({ annotations: { summary: long } }),
  ]);
  const cut = () =>
    Array.from(page.querySelectorAll('[data-alert] p[class*="line-clamp"]'), ({ textContent }) => textContent);
  expect(cut()).toEqual([long, `Silenced by alice: ${long}`]);
  click(button('HighErrorRate'));
  expect(cut()).toEqual([]);
  expect(page.textContent).toContain(long);
});

test('an annotation that is called like what the page adds itself stands beside it', () => {
  const warn = vi.spyOn(console, 'error');
  show({}, [exampleAlert({ annotations: { value: '8.2 %' }, value: 0.082 })]);
  click(button('HighErrorRate'));
  expect(Array.from(page.querySelectorAll('dl > *'), ({ textContent }) => textContent).slice(0, 4)).toEqual([
    'value',
    '8.2 %',
    'value',
    '0.082',
  ]);
  expect(warn).not.toHaveBeenCalled();
});

test('the page is filtered by what the alert carries', () => {
  show({}, [exampleAlert({ labels: { endpoint: 'POST /orders' } })]);
  click(button('Filter by'));
  expect(pick).toHaveBeenLastCalledWith('endpoint', 'POST /orders');
});

test('of more than five alerts the others open on demand', () => {
  show(
    {},
    Array.from({ length: 7 }, (_, i) => exampleAlert({ name: `A${i}`, labels: { i: String(i) } })),
  );
  expect(rows()).toHaveLength(5);
  click(button('2 more'));
  expect(rows()).toHaveLength(7);
});

test('an alert that is silenced says who, until when and why', () => {
  show({ statusOf: () => ({ kind: 'silenced', by: 'alice', until: 3600, why: 'maintenance' }) });
  expect(rows()).toEqual(['HighErrorRate silenced']);
  expect(page.textContent).toContain('Silenced by alice until 01:00:00: maintenance');
});

const QUIET = { shown: [], hidden: 0, elsewhere: 0 };

test.each([
  ['No alerts.', 'zero', 'ok', { answer: { rules: [EVALUATED], alerts: [], at: 1060 } }],
  ['No alerting rules are loaded.', 'zero', 'no-series', { answer: { rules: [], alerts: [], at: 1060 } }],
  ['No alerts reported.', 'zero', 'partial', { answer: { rules: null, alerts: [], at: 1060 } }],
  ['Alerts cannot be read: timed out.', 'error', 'error', { answer: null, problem: 'timed out' }],
  [
    'No alert was firing or pending at 00:17:40.',
    'stale',
    'stale',
    { answer: { rules: [EVALUATED], alerts: [], at: 1060 }, problem: 'timed out', now: 1090 },
  ],
])('an empty list says "%s"', (text, state, glyph, part) => {
  const section = show({ ...part, selection: QUIET });
  expect(section.textContent).toContain(text);
  expect(section.dataset['state']).toBe(state);
  expect(only('[data-glyph]').dataset['glyph']).toBe(glyph);
});

test('while nothing was answered yet nothing is claimed', () => {
  const section = show({ answer: null, selection: QUIET });
  expect(section.dataset['state']).toBe('loading');
  expect(section.textContent).toBe('Alerts');
});

test('alerts that cannot be renewed keep standing as they were, with their age', () => {
  show({ problem: 'timed out', now: 1090 }, [exampleAlert({ state: 'pending' })]);
  expect(page.textContent).toContain('last known 30\u00a0s ago: timed out');
  expect(page.textContent).toContain('fires in 1:00');
});

test('an age above the list has its room or a line by itself, so that no line becomes two as it counts on', () => {
  const flowing = () => {
    const copy = only('section[aria-label="Alerts"]').cloneNode(true) as HTMLElement;
    for (const apart of copy.querySelectorAll('.max-desk\\:block, .inline-block, [data-alert]')) apart.remove();
    return copy.textContent;
  };
  for (const part of [{}, { problem: 'timed out', now: 1090 }]) {
    expect(show(part).textContent).toMatch(/\d+\ss ago/);
    expect(flowing()).not.toMatch(/\d+\ss/);
  }
});

test('what two rules of one name have in common is said once', () => {
  show({ blind: ['HighErrorRate fails to evaluate: many-to-many', 'HighErrorRate fails to evaluate: many-to-many'] });
  expect(only('ul[aria-label="Alerting problems"]').children).toHaveLength(1);
  expect(page.textContent).toMatch(/2\srule\sproblems/);
});

test('rules that fail and alerts that reach nobody are named below', () => {
  show({ blind: ['HighErrorRate fails to evaluate: many-to-many'], delivery: 'Alertmanager is not configured.' });
  expect(Array.from(only('ul[aria-label="Alerting problems"]').children, ({ textContent }) => textContent)).toEqual([
    'HighErrorRate fails to evaluate: many-to-many',
    'Alertmanager is not configured.',
  ]);
});

test('on a wall the worst alert stays and the others take turns', () => {
  const alerts = ['A', 'B', 'C'].map((name) => exampleAlert({ name }));
  const wall = (now: number) => {
    const answer = { rules: [EVALUATED], alerts, at: now };
    render(
      <WallAlerts
        answer={answer}
        problem=""
        selection={{ ...QUIET, shown: alerts }}
        statusOf={() => ({ kind: 'notified', receivers: [] })}
        labels={{ endpoint: null, instance: 'instance' }}
        now={now}
        timeZone="UTC"
      />,
    );
    return rows();
  };
  expect(wall(1600)).toEqual(['A firing', 'B firing']);
  expect(wall(1608)).toEqual(['A firing', 'C firing']);
});

describe('the alerts of a wall', () => {
  const wall = (part: Partial<Parameters<typeof WallAlerts>[0]>, ...shown: Alert[]) => {
    const answer = { rules: [EVALUATED], alerts: shown, at: 1060 };
    render(
      <WallAlerts
        answer={answer}
        problem=""
        selection={{ ...QUIET, shown }}
        statusOf={() => ({ kind: 'notified', receivers: [] })}
        labels={{ endpoint: null, instance: 'instance' }}
        now={1060}
        timeZone="UTC"
        {...part}
      />,
    );
    return only('section[aria-label="Alerts"]').textContent;
  };

  test('stand as they were, and do not count down, while they cannot be renewed', () => {
    expect(wall({ problem: 'timed out', now: 1090 }, exampleAlert({ state: 'pending' }))).toContain('in 1:00');
  });

  test('are unknown, and not none, where none was there when they were read last', () => {
    expect(wall({ problem: 'timed out', now: 1090 })).toMatch(/Alerts unknown.*None 30\ss ago/);
  });

  test('are none, or could never be read, and before the answer nothing is claimed', () => {
    expect([wall({}), wall({ answer: null, problem: 'timed out' }), wall({ answer: null })]).toEqual([
      expect.stringContaining('No alerts'),
      expect.stringContaining('timed out'),
      '',
    ]);
  });
});

test('what has waited long enough fires now', () => {
  show({ now: 2000 }, [exampleAlert({ state: 'pending' })]);
  expect(only('[data-alert]').textContent).toContain('fires now');
});

test('a list that another is asked for stays as high as it is, and says that it is not yet that one', () => {
  const section = show({ isAsked: true });
  expect(rows()).toEqual(['HighErrorRate firing']);
  expect([section.dataset['state'], section.dataset['cause']]).toEqual(['loading', 'active']);
  expect(section.querySelector('header')?.textContent).toBe('Alertsasking for those of this range');
});
