import { describe, expect, it, vi } from 'vitest';
import { at, CURRENT, incident, input, NOW, plain } from '@/health/example-facts';
import { judge } from '@/health/verdict/judge';
import type { Freshness } from '@/health/facts/freshness';
import type { Signal, SignalName } from '@/health/signal';
import type { Verdict, WatchSegment } from '@/health/verdict/verdict';
import { exampleView } from '@/panels/example-panel';
import { testPage } from '@/ui/test-page';
import { SignalLight } from './signal-light';
import { VerdictStrip } from './verdict-strip';
import { WallSignal } from './wall-signal';
import { WallVerdict } from './wall-verdict';
import { WatchTrack } from './watch-track';

const { page, render } = testPage();

const textOf = (selector: string) => plain(page.querySelector(selector)?.textContent);

const HEALTHY = judge(input());
const TROUBLE = judge(input({ facts: incident() }));
const OLD: Freshness = { ...CURRENT, newestSample: NOW - 125, age: 125, state: 'stale' };

function signalOf(verdict: Verdict, name: SignalName): Signal {
  const found = verdict.signals.find((signal) => signal.name === name);
  if (found === undefined) throw new Error(`There is no light called ${name}`);
  return found;
}

describe('the strip', () => {
  const strip = (verdict: Verdict, now = NOW) =>
    render(<VerdictStrip verdict={verdict} freshness={CURRENT} timeZone="UTC" now={now} />);

  it('is a region called Verdict whose level stands as word and as data', () => {
    strip(TROUBLE);
    const region = page.querySelector('section[aria-label="Verdict"]');
    expect(region?.getAttribute('data-verdict')).toBe('critical');
    expect(region?.textContent).toContain('Critical');
  });

  it('says each part of its sentence once, also where two of them are the same', () => {
    const complained = vi.spyOn(console, 'error');
    const sentences = (...strong: string[]): Verdict => ({
      ...TROUBLE,
      headline: strong.flatMap((text) => [
        { text, strong: true },
        { text: '. ', strong: false },
      ]),
    });
    strip(sentences('No traffic', 'p95 is 2 s', '1 of 4 instances is down'));
    expect(textOf('h1')).toBe('No traffic. p95 is 2 s. 1 of 4 instances is down. ');
    strip(sentences('p95 is 2 s'));
    expect(textOf('h1')).toBe('p95 is 2 s. ');
    expect(complained).not.toHaveBeenCalled();
  });

  it('has the sentence as the heading of the page, what is wrong in it marked', () => {
    strip(TROUBLE);
    expect(textOf('h1')).toBe(plain(TROUBLE.headline.map(({ text }) => text).join('')));
    const strong = Array.from(page.querySelectorAll('h1 [data-strong]'), (part) => part.textContent);
    expect(strong).toEqual(TROUBLE.headline.filter((phrase) => phrase.strong).map(({ text }) => text));
    expect(strong.length).toBeGreaterThan(0);
  });

  it('keeps a name with a hyphen on one line, and every word of the sentence', () => {
    strip({
      ...TROUBLE,
      headline: [
        { text: '1 of 3 instances is down: ', strong: true },
        { text: 'backend-2, for 4 min', strong: false },
      ],
    });
    expect(Array.from(page.querySelectorAll('h1 .whitespace-nowrap'), (part) => part.textContent)).toEqual([
      'backend-2,',
    ]);
    expect(textOf('h1')).toBe('1 of 3 instances is down: backend-2, for 4 min');
  });

  it('lets what is longer than a line break between its words, with its comma inside: as one word it broke anywhere', () => {
    strip(HEALTHY);
    expect(Array.from(page.querySelectorAll('h1 .inline-block'), (part) => part.textContent)).toEqual([
      '426 requests per second,',
      '4 of 4 instances up',
    ]);
    expect(Array.from(page.querySelectorAll('h1 .whitespace-nowrap'), (part) => plain(part.textContent))).toEqual([
      '0.12 % errors,',
      'p95 at 226 ms,',
    ]);
  });

  it.each([
    [
      'to the second, and for how long',
      { time: at('14:02:40'), before: false },
      NOW,
      'Critical since 14:02:40',
      '10 min 00 s',
    ],
    [
      'as before the range, which is at least as long',
      { time: at('13:12:40'), before: true },
      NOW,
      'Critical since before 13:12',
      'over 1 h 00 min',
    ],
    [
      'by its day from a day on',
      { time: at('14:02:40'), before: false },
      at('14:02:41') + 86_400,
      'Critical since 20 Nov, 14:02',
      '1 d 0 h',
    ],
    [
      'as now where the clock of the rule is ahead',
      { time: NOW + 5, before: false },
      NOW,
      'Critical since 14:12:45',
      '0 s',
    ],
  ])('says since when %s', (_, since, now, words, age) => {
    strip({ ...TROUBLE, since }, now);
    const text = plain(page.textContent);
    expect(text).toContain(words);
    expect(text.endsWith(age)).toBe(true);
  });

  it('says no time where none is known, nor for what is not known', () => {
    strip({ ...TROUBLE, since: null });
    expect(page.textContent).not.toContain('since 1');
    strip({ ...TROUBLE, since: { time: TROUBLE.at, before: true } });
    expect(page.textContent).not.toContain('since before');
    strip({ ...HEALTHY, level: 'unknown', since: { time: NOW, before: false } });
    expect(page.textContent).not.toContain('Unknown since');
  });
});

describe('a light', () => {
  const light = (signal: Signal, freshness = CURRENT, isOver = false) =>
    render(<SignalLight signal={signal} freshness={freshness} line={null} floor={0} isOver={isOver} />);

  it('says name, state, number with unit, and reason', () => {
    light(signalOf(TROUBLE, 'errors'));
    expect(page.querySelector<HTMLElement>('article[aria-label="Errors"]')?.dataset).toMatchObject({
      signal: 'errors',
      level: 'critical',
      state: 'fresh',
      age: String(CURRENT.age),
    });
    expect(textOf('header')).toBe('ErrorsCritical');
    expect(textOf('[data-value]')).toBe('8.2%');
    expect(plain(page.textContent)).toContain(plain(signalOf(TROUBLE, 'errors').reason));
  });

  it('keeps the name of an instance in its reason on one line', () => {
    light({ ...signalOf(TROUBLE, 'system'), reason: 'APIInstanceDown is firing. shop-api-2 down for 2 min' });
    expect(Array.from(page.querySelectorAll('p .whitespace-nowrap'), (part) => part.textContent)).toEqual([
      'shop-api-2',
    ]);
    expect(page.textContent).toContain('APIInstanceDown is firing. shop-api-2 down for 2 min');
  });

  it('on old data says how old instead of how it is', () => {
    light({ ...signalOf(TROUBLE, 'errors'), level: 'unknown' }, OLD);
    expect(textOf('header')).toBe('Errors2 min 05 s old');
    light(
      { ...signalOf(HEALTHY, 'traffic'), level: 'unknown' },
      { ...OLD, newestSample: null, age: null, state: 'unknown' },
    );
    expect(textOf('header')).toBe('TrafficNo data');
  });

  it('that is still asked for a part of it says so in place of OK, with what is known', () => {
    light({ ...signalOf(HEALTHY, 'system'), level: 'unknown', isAsking: true });
    expect([textOf('header'), textOf('[data-value]')]).toEqual(['SystemAsking', '4of 4 up']);
    expect(plain(page.textContent)).toContain(plain(signalOf(HEALTHY, 'system').reason));
  });

  it('stays lit by what is known now, although the samples are old', () => {
    light(signalOf(TROUBLE, 'system'), OLD);
    expect(textOf('header')).toBe('SystemWarning');
  });

  it('says of how many instances and that a number is a lower bound', () => {
    light({ ...signalOf(TROUBLE, 'system') });
    expect(textOf('[data-value]')).toBe('3of 4 up');
    light({ ...signalOf(HEALTHY, 'latency'), value: 2.5, atLeast: true });
    expect(textOf('[data-value]')).toBe('≥ 2.5s');
  });

  it.each([
    ['upwards', 0.06, '▲ 6 % vs 1 h ago'],
    ['downwards without a sign, which the arrow is', -0.06, '▼ 6 % vs 1 h ago'],
    ['not at all', 0, '= vs 1 h ago'],
  ])('shows a change against an hour ago %s', (_, change, text) => {
    light({ ...signalOf(HEALTHY, 'traffic'), trend: { kind: 'relative', change } });
    const shown = plain(page.querySelector('b')?.parentElement?.textContent).replace(/\s*vs/, ' vs');
    expect(shown).toBe(text);
  });

  it('keeps the line of its comparison while there is nothing to compare with, which comes a moment later', () => {
    const signal = signalOf(HEALTHY, 'errors');
    const rows = (trend: Signal['trend']) => {
      light({ ...signal, trend });
      return page.querySelectorAll('[data-value] + p').length;
    };
    expect(signal.trend).not.toBeNull();
    expect([rows(signal.trend), rows(null)]).toEqual([1, 1]);
  });

  it('compares a moment that is over with the hour before it', () => {
    light({ ...signalOf(HEALTHY, 'traffic'), trend: { kind: 'relative', change: 0.06 } }, CURRENT, true);
    expect(plain(page.querySelector('b')?.parentElement?.textContent)).toMatch(/vs 1 h before$/);
  });

  it('says how near the limit is, in words beside the bar', () => {
    light({ ...signalOf(HEALTHY, 'latency'), headroom: 0.5 });
    expect(textOf('.sr-only')).toBe('50 % of the limit');
  });
});

describe('a light on the wall', () => {
  const light = (signal: Signal | null, freshness = CURRENT, isOver = false) =>
    render(
      <WallSignal name="errors" signal={signal} freshness={freshness} isOver={isOver}>
        chart
      </WallSignal>,
    );
  const level = () => page.querySelector('[data-signal="errors"]')?.getAttribute('data-level');

  it('compares a moment that is over with the hour before it', () => {
    light({ ...signalOf(HEALTHY, 'traffic'), trend: { kind: 'relative', change: 0.06 } }, CURRENT, true);
    expect(plain(page.querySelector('b')?.parentElement?.textContent)).toMatch(/vs 1 h before$/);
  });

  it('says that the truth may be more where its number is the end of the buckets', () => {
    light({ ...signalOf(TROUBLE, 'latency'), value: 2.5, atLeast: true });
    expect(textOf('[data-value]')).toBe('≥ 2.5s');
  });

  it('of which nothing is known on current data is not called old', () => {
    light({ ...signalOf(HEALTHY, 'errors'), level: 'unknown' });
    expect(textOf('header')).toBe('ErrorsUnknown');
  });

  it('that is still asked for a part of it says so in place of OK', () => {
    light({ ...signalOf(HEALTHY, 'errors'), level: 'unknown', isAsking: true });
    expect(textOf('header')).toBe('ErrorsAsking');
  });

  it('has the colour of its level, and none on old data or before the first', () => {
    light(signalOf(TROUBLE, 'errors'));
    expect([level(), textOf('header')]).toEqual(['critical', 'ErrorsCritical']);
    light({ ...signalOf(TROUBLE, 'errors'), level: 'unknown' }, { ...CURRENT, state: 'stale' });
    expect([level(), textOf('header')]).toEqual(['unknown', 'ErrorsStale']);
    light(null);
    expect([level(), textOf('header'), textOf('[data-value]')]).toEqual(['unknown', 'ErrorsLoading', '–']);
  });
});

describe('the verdict on the wall', () => {
  const wall = (verdict: Verdict | null, view = exampleView({ freshness: CURRENT })) =>
    render(
      <WallVerdict
        verdict={verdict}
        service="shop-api"
        view={view}
        now={NOW}
        second={NOW + 3}
        refreshInterval={null}
      />,
    );

  it('says the short sentence, the time to the second, whose it is, and how old', () => {
    wall(TROUBLE);
    expect(textOf('h1')).toBe(plain(TROUBLE.wall.headline.map(({ text }) => text).join('')));
    const text = plain(page.textContent);
    expect(text).toContain('14:12:43');
    expect(text).toContain('shop-api');
    expect(text).toContain('newest sample 5 s old');
  });

  it('writes a long sentence in smaller letters, so that none of it is cut', () => {
    const letters = (text: string) => {
      wall({ ...TROUBLE, wall: { headline: [{ text, strong: false }], detail: '' } });
      return /(?<!:)\btext-\[([\d.]+)rem\]/.exec(page.querySelector('h1')?.className ?? '')?.[1];
    };
    const sizes = [
      '8 % of requests fail',
      '426 requests/s, 0.12 % errors, p95 226 ms, 4 of 4 up',
      '12,426 requests/s, 0.12 % errors over all endpoints, p95 226 ms, 120 of 120 up',
    ]
      .map(letters)
      .map(Number);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(new Set(sizes).size).toBe(3);
  });

  it('says that it asks before it knows anything', () => {
    wall(null, exampleView({ freshness: { ...CURRENT, newestSample: null, age: null, state: 'unknown' } }));
    expect(textOf('h1')).toBe('Asking Prometheus');
    expect(page.querySelector('[data-verdict]')?.getAttribute('data-verdict')).toBe('loading');
    expect(page.textContent).toContain('asking');
  });
});

describe('the watch line', () => {
  const START = at('13:12:40');
  const track = (segments: readonly WatchSegment[]) =>
    render(<WatchTrack segments={segments} start={START} end={NOW} timeZone="UTC" />);
  const roomForName = () =>
    Array.from(page.querySelectorAll<HTMLElement>('figure span[style]'), ({ style }) => [
      style.left,
      style.width,
    ]).flat();

  it('is a figure that says in words what it draws', () => {
    track([
      { from: at('13:20:00'), to: at('13:25:00'), level: 'warning' },
      { from: at('14:02:40'), to: NOW, level: 'critical' },
    ]);
    expect(textOf('figure figcaption')).toBe('warning from 13:20 to 13:25, critical from 14:02 to 14:12');
    expect(page.querySelectorAll('figure i')).toHaveLength(2);
  });

  it('says that all was well where nothing is drawn', () => {
    track([]);
    expect(textOf('figcaption')).toBe('no trouble seen in this range');
  });

  it('names silence as what it is', () => {
    track([{ from: at('14:00:00'), to: NOW, level: 'none' }]);
    expect(textOf('figcaption')).toContain('no data from 14:00');
    expect(page.textContent).not.toContain('no data in this range');
  });

  it('says in words that a whole range is blank', () => {
    track([{ from: START, to: NOW, level: 'none' }]);
    expect(page.textContent).toContain('no data in this range');
  });

  it('does not say so of one that is blank up to some time ago', () => {
    track([{ from: START, to: NOW - 60, level: 'none' }]);
    expect(page.textContent).not.toContain('no data in this range');
  });

  it('says so where nothing of the range is answered, and not that all was well', () => {
    track([{ from: START, to: NOW, level: 'unread' }]);
    expect(page.textContent).toContain('not answered yet');
    expect(textOf('figcaption')).toBe('not answered from 13:12 to 14:12');
  });

  it('names the last stretch in the room that is left of it, up to the one before', () => {
    const share = (part: number) => START + part * (NOW - START);
    track([{ from: share(0.5), to: NOW, level: 'critical' }]);
    expect(page.textContent).toContain('critical from 13:42:4');
    expect(roomForName()).toEqual(['0%', '50%']);
    track([
      { from: START, to: share(0.25), level: 'warning' },
      { from: share(0.5), to: NOW, level: 'critical' },
    ]);
    expect(roomForName()).toEqual(['25%', '25%']);
  });

  it('never draws beyond its range', () => {
    track([
      { from: START - 600, to: START - 300, level: 'critical' },
      { from: NOW + 300, to: NOW + 600, level: 'none' },
    ]);
    expect(Array.from(page.querySelectorAll<HTMLElement>('figure i'), ({ style }) => style.left)).toEqual([
      '0%',
      '100%',
    ]);
  });
});
