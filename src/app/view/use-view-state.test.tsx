import { withNuqsTestingAdapter, type UrlUpdateEvent } from 'nuqs/adapters/testing';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Configuration } from '@/app/config/configuration';
import { readConfig } from '@/app/config/read-config';
import { exampleConnection } from '@/panels/queries/example-connection';
import { useViewState, type ViewState } from './use-view-state';
import type { ViewActions } from './view-actions';

const SERVER = { name: 'main', url: 'http://prom.example', alertmanagers: [] };
const HOUR = { from: { kind: 'relative', secondsAgo: 3600 }, to: { kind: 'relative', secondsAgo: 0 } };

/** A page at an address: what it shows, and what the last change made of the address. */
async function open(search: string, configured: object = {}, connection = exampleConnection()) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const configuration: Configuration = { ...readConfig(configured, SERVER), connections: [connection] };
  const updates: UrlUpdateEvent[] = [];
  let latest: readonly [ViewState, ViewActions] | undefined;
  const Page = () => {
    latest = useViewState(configuration);
    return null;
  };
  const Adapter = withNuqsTestingAdapter({
    searchParams: search,
    hasMemory: true,
    onUrlUpdate: (update) => updates.push(update),
  });
  const root = createRoot(document.createElement('div'));
  onTestFinished(() => act(() => root.unmount()));
  await act(async () =>
    root.render(
      <Adapter>
        <Page />
      </Adapter>,
    ),
  );
  const current = () => {
    if (latest === undefined) throw new Error('The page is not there');
    return latest;
  };
  // The address follows in a timer of the library's own, because browsers limit how often it may change.
  const change = async (to: (actions: ViewActions) => void) => {
    const before = updates.length;
    await act(async () => {
      to(current()[1]);
      await vi.waitFor(() => expect(updates.length).toBeGreaterThan(before));
    });
  };
  return {
    view: () => current()[0],
    change,
    address: () => updates.at(-1)?.queryString,
    history: () => updates.at(-1)?.options.history,
  };
}

it('is silent on a wall unless it is told to tell', async () => {
  const heard = async (search: string) => {
    const { sound, notify } = (await open(search)).view().wall;
    return [sound, notify];
  };
  expect([
    await heard(''),
    await heard('?sound=on'),
    await heard('?notify=on'),
    await heard('?sound=off&notify=off'),
  ]).toEqual([
    [false, false],
    [true, false],
    [false, true],
    [false, false],
  ]);
});

it('stays the same objects while a table is sorted and searched, because everything that is asked is made anew with them', async () => {
  const page = await open('?service=a&from=now-15m&instance=i');
  const before = page.view();
  await page.change((a) => a.tableActions('endpoints').sort({ column: 'p95', direction: 'ascending' }));
  await page.change((a) => a.tableActions('endpoints').search('orders'));
  const { range, endpoints, instances, more, tables } = page.view();
  expect(tables.endpoints).toEqual({ sorting: { column: 'p95', direction: 'ascending' }, search: 'orders' });
  expect([
    range === before.range,
    endpoints === before.endpoints,
    instances === before.instances,
    more === before.more,
  ]).toEqual([true, true, true, true]);
});

describe('what is looked at', () => {
  it('is what nobody chose: an hour until now of the busiest service', async () => {
    const page = await open('');
    expect(page.view()).toMatchObject({
      service: null,
      endpoints: [],
      instances: [],
      range: HOUR,
      refresh: 10,
      timeZone: 'local',
    });
    expect(page.view()).toMatchObject({ theme: null, mode: 'page', panel: null, server: null });
  });

  it('is what the configuration says where the address says nothing', async () => {
    const page = await open('', { service: 'shop', range: 'now-6h', refresh: 'off', timeZone: 'utc' });
    expect(page.view()).toMatchObject({
      service: 'shop',
      range: { from: { secondsAgo: 21_600 } },
      refresh: 'off',
      timeZone: 'utc',
    });
  });

  it('is what the address says where both say something', async () => {
    const page = await open(
      '?service=backend&from=now-15m&refresh=1m&tz=Asia/Tokyo&theme=dark&mode=wall&panel=cpu&server=eu',
      { service: 'shop', refresh: 'off', timeZone: 'utc' },
    );
    expect(page.view()).toMatchObject({
      service: 'backend',
      range: { from: { secondsAgo: 900 } },
      refresh: 60,
      timeZone: 'Asia/Tokyo',
      theme: 'dark',
      mode: 'wall',
      panel: 'cpu',
      server: 'eu',
    });
  });

  it('has each endpoint and instance once, however often an address has it', async () => {
    const page = await open('?endpoint=/a&endpoint=/b&endpoint=/a&instance=i&instance=i');
    expect(page.view()).toMatchObject({ endpoints: ['/a', '/b'], instances: ['i'] });
  });

  it('may have several endpoints and instances, with any character in them', async () => {
    const page = await open(
      `?endpoint=${encodeURIComponent('/a.b(c)+"d"\\e')}&endpoint=${encodeURIComponent('GET /x,y')}&instance=a%3A1`,
    );
    expect(page.view()).toMatchObject({ endpoints: ['/a.b(c)+"d"\\e', 'GET /x,y'], instances: ['a:1'] });
  });

  it('is the page of all services where these are named as one, and on a wall their view', async () => {
    for (const search of ['?service=*', '?service=*&mode=profile'])
      expect((await open(search)).view().mode).toBe('services');
    expect((await open('', { service: '*' })).view().mode).toBe('services');
    expect((await open('?service=shop', { service: '*' })).view()).toMatchObject({ mode: 'page', service: 'shop' });
    expect((await open('?service=*&mode=wall')).view()).toMatchObject({
      mode: 'wall',
      wall: { views: [{ service: '*' }] },
    });
  });

  it('is as if nothing stood there where what stands there makes no sense', async () => {
    const page = await open('?from=yesterday&refresh=fast&tz=Mars&theme=pink&mode=tv');
    expect(page.view()).toMatchObject({ range: HOUR, refresh: 10, timeZone: 'local', theme: null, mode: 'page' });
  });

  it('leaves out a range that ends before it begins, as a whole', async () => {
    const page = await open('?from=now-1h&to=now-2h');
    expect(page.view().range).toEqual(HOUR);
  });

  it('may be what the server has measured while the clock of the browser is slow, once that is known', async () => {
    const connection = exampleConnection();
    let ahead = 0;
    const clock = { ...connection.clock, now: () => Date.now() / 1000 + ahead };
    const newest = Math.round(Date.now() / 1000) + 300;
    const page = await open(`?from=${newest - 120}&to=${newest}&sort=endpoints:p95:desc`, {}, { ...connection, clock });
    ahead = 600;
    await page.change((a) => a.tableActions('endpoints').search('orders'));
    expect(page.view().range).toEqual({
      from: { kind: 'absolute', time: newest - 120 },
      to: { kind: 'absolute', time: newest },
    });
    await page.change((a) => a.zoom(newest - 60, newest));
    expect(page.view().range.from).toEqual({ kind: 'absolute', time: newest - 60 });
  });
});

describe('a change', () => {
  it.each<[string, string, (actions: ViewActions) => void, string]>([
    [
      'of service drops the filters of the one before',
      '?service=a&endpoint=%2Fx&instance=i',
      (a) => a.openService('b'),
      '?service=b',
    ],
    [
      'of server drops the service too',
      '?service=a&endpoint=%2Fx&tz=utc',
      (a) => a.chooseServer('eu'),
      '?tz=utc&server=eu',
    ],
    ['of filters to none leaves no trace', '?endpoint=%2Fx&instance=i', (a) => a.clearFilters(), ''],
    [
      'by one that is filtered by takes it out',
      '?endpoint=%2Fx&endpoint=%2Fy',
      (a) => a.pick('endpoint', '/x'),
      '?endpoint=/y',
    ],
    [
      'by two at once adds both',
      '?instance=i',
      (a) => {
        a.pick('endpoint', '/x');
        a.pick('endpoint', '/y');
      },
      '?instance=i&endpoint=/x&endpoint=/y',
    ],
    [
      'to no endpoint leaves the instances',
      '?endpoint=%2Fx&instance=i',
      (a) => a.pick('endpoint', '/x'),
      '?instance=i',
    ],
    [
      'to no instance leaves the endpoints',
      '?endpoint=%2Fx&instance=i',
      (a) => a.pick('instance', 'i'),
      '?endpoint=/x',
    ],
    [
      'to a part takes the place of what it is a part of, and of nothing else',
      '?endpoint=%2Fx&endpoint=%2Fy&instance=%2Fx',
      (a) => a.pick('endpoint', 'GET /x', (other) => other === '/x'),
      '?instance=/x&endpoint=/y&endpoint=GET+/x',
    ],
    [
      'of what is chosen takes it out, although it would replace itself',
      '?endpoint=%2Fx',
      (a) => a.pick('endpoint', '/x', () => true),
      '',
    ],
    ['of mode drops the panel of the one before', '?mode=embed&panel=cpu', (a) => a.setMode('wall'), '?mode=wall'],
    ['of service drops the panel that was gone to', '?panel=cpu', (a) => a.openService('backend'), '?service=backend'],
    ['to a panel leaves what is no page with panels', '?mode=profile', (a) => a.showPanel('cpu'), '?panel=cpu'],
    [
      'back from a wall of all services leads to the list of them',
      '?mode=wall&view=*',
      (a) => a.leaveWall({ service: '*', endpoints: [], instances: [] }),
      '?mode=services',
    ],
    ['back to the page needs no mode', '?mode=wall', (a) => a.setMode('page'), ''],
    [
      'by the page around is made where it says so and nowhere else',
      '?mode=embed&endpoint=%2Fx&instance=i',
      (a) => a.followHost({ theme: 'dark', endpoint: [], from: { kind: 'relative', secondsAgo: 900 } }),
      '?mode=embed&instance=i&from=now-15m&theme=dark',
    ],
    [
      'of service by the page around drops the filters of the one before',
      '?mode=embed&service=a&endpoint=%2Fx&instance=i',
      (a) => a.followHost({ service: 'b', instance: ['j'] }),
      '?mode=embed&service=b&instance=j',
    ],
    ['by zooming stands in whole seconds', '', (a) => a.zoom(1000.4, 2000.6), '?from=1000&to=2001'],
    [
      'by zooming is no shorter than a range may be, or it would be ignored',
      '',
      (a) => a.zoom(1000, 1020),
      '?from=960&to=1020',
    ],
  ])('%s', async (_, before, change, after) => {
    const page = await open(before);
    await page.change(change);
    expect(page.address()).toBe(after);
  });

  it('shows at once what it made of the address', async () => {
    const page = await open('');
    await page.change((actions) => {
      actions.pick('instance', 'a:1');
      actions.pick('instance', 'b:2');
    });
    expect(page.view().instances).toEqual(['a:1', 'b:2']);
  });

  it.each<[string, 'push' | 'replace', (actions: ViewActions) => void]>([
    ['of a filter can be undone by going back', 'push', (a) => a.pick('endpoint', '/x')],
    ['of the range can be undone by going back', 'push', (a) => a.zoom(1000, 2000)],
    ['of the theme cannot: it is how the page looks, not what it shows', 'replace', (a) => a.setTheme('dark')],
    ['of the refresh cannot', 'replace', (a) => a.setRefresh('off')],
    ['by the page around cannot: Back belongs to its reader', 'replace', (a) => a.followHost({ service: 'b' })],
    ['of the zone cannot', 'replace', (a) => a.setTimeZone('utc')],
  ])('%s', async (_, history, change) => {
    const page = await open('');
    await page.change(change);
    expect(page.history()).toBe(history);
  });
});
