import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readConfig } from '@/app/config/read-config';
import { useViewState, type ViewActions, type ViewState } from './use-view-state';

const SERVER = { name: 'main', url: 'http://prom.example', alertmanagers: [] };
const HOUR = { from: { kind: 'relative', secondsAgo: 3600 }, to: { kind: 'relative', secondsAgo: 0 } };

/** A page at an address: what it shows, and what the last change made of the address. */
async function open(search: string, configured: object = {}) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const { config } = readConfig(configured, SERVER);
  history.replaceState(null, '', `/${search}`);
  const steps: string[] = [];
  const [pushes] = (['pushState', 'replaceState'] as const).map((name) => {
    const change = history[name].bind(history);
    return vi.spyOn(history, name).mockImplementation((...to) => {
      steps.push(name);
      change(...to);
    });
  });
  onTestFinished(() => void vi.restoreAllMocks());
  let latest: readonly [ViewState, ViewActions] | undefined;
  const Page = () => {
    latest = useViewState(config);
    return null;
  };
  const root = createRoot(document.createElement('div'));
  onTestFinished(() => act(() => root.unmount()));
  await act(async () => root.render(<Page />));
  const current = () => {
    if (latest === undefined) throw new Error('The page is not there');
    return latest;
  };
  const change = (to: (actions: ViewActions) => void) => act(async () => to(current()[1]));
  const refuseOnce = () =>
    pushes?.mockImplementationOnce(() => {
      throw new DOMException('too often', 'SecurityError');
    });
  return { view: () => current()[0], change, refuseOnce, address: () => location.search, steps };
}

it('stays the same objects while a table is sorted and searched, because everything that is asked is made anew with them', async () => {
  const page = await open('?service=a&from=now-15m&instance=i');
  const before = page.view();
  await page.change((a) => a.tableActions('endpoints').sort({ column: 'p95', direction: 'ascending' }));
  await page.change((a) => a.tableActions('endpoints').search('orders'));
  const { range, endpoints, instances, more, tables } = page.view();
  expect(tables.endpoints).toEqual({ sorting: { column: 'p95', direction: 'ascending' }, search: 'orders' });
  expect([range === before.range, endpoints === before.endpoints, instances === before.instances, more === before.more]).toEqual([true, true, true, true]);
});

describe('what is looked at', () => {
  it('is what nobody chose: an hour until now of the busiest service', async () => {
    const page = await open('');
    expect(page.view()).toMatchObject({ service: null, endpoints: [], instances: [], range: HOUR, refresh: 10, timeZone: 'local' });
    expect(page.view()).toMatchObject({ theme: null, mode: 'page', panel: null, server: null });
  });

  it('is what the configuration says where the address says nothing', async () => {
    const page = await open('', { service: 'shop', range: 'now-6h', refresh: 'off', timeZone: 'utc' });
    expect(page.view()).toMatchObject({ service: 'shop', range: { from: { secondsAgo: 21_600 } }, refresh: 'off', timeZone: 'utc' });
  });

  it('is what the address says where both say something', async () => {
    const page = await open('?service=backend&from=now-15m&refresh=1m&tz=Asia/Tokyo&theme=dark&mode=wall&panel=cpu&server=eu', { service: 'shop', refresh: 'off', timeZone: 'utc' });
    expect(page.view()).toMatchObject({ service: 'backend', range: { from: { secondsAgo: 900 } }, refresh: 60, timeZone: 'Asia/Tokyo', theme: 'dark', mode: 'wall', panel: 'cpu', server: 'eu' });
  });

  it('may have several endpoints and instances, with any character in them', async () => {
    const page = await open(`?endpoint=${encodeURIComponent('/a.b(c)+"d"\\e')}&endpoint=${encodeURIComponent('GET /x,y')}&instance=a%3A1`);
    expect(page.view()).toMatchObject({ endpoints: ['/a.b(c)+"d"\\e', 'GET /x,y'], instances: ['a:1'] });
  });

  it('is as if nothing stood there where what stands there makes no sense', async () => {
    const page = await open('?from=yesterday&refresh=fast&tz=Mars&theme=pink&mode=tv');
    expect(page.view()).toMatchObject({ range: HOUR, refresh: 10, timeZone: 'local', theme: null, mode: 'page' });
  });

  it('leaves out a range that ends before it begins, as a whole', async () => {
    const page = await open('?from=now-1h&to=now-2h');
    expect(page.view().range).toEqual(HOUR);
  });
});

describe('a change', () => {
  it.each<[string, string, (actions: ViewActions) => void, string]>([
    ['of service drops the filters of the one before', '?service=a&endpoint=%2Fx&instance=i', (a) => a.openService('b'), '?service=b'],
    ['of server drops the service too', '?service=a&endpoint=%2Fx&tz=utc', (a) => a.chooseServer('eu'), '?tz=utc&server=eu'],
    ['of filters to none leaves no trace', '?endpoint=%2Fx&instance=i', (a) => a.clearFilters(), ''],
    ['to no endpoint leaves the instances', '?endpoint=%2Fx&instance=i', (a) => a.setEndpoints([]), '?instance=i'],
    ['of mode drops the panel of the one before', '?mode=embed&panel=cpu', (a) => a.setMode('wall'), '?mode=wall'],
    ['back to the page needs no mode', '?mode=wall', (a) => a.setMode('page'), ''],
    ['by the page around is made where it says so and nowhere else', '?mode=embed&endpoint=%2Fx&instance=i', (a) => a.followHost({ theme: 'dark', endpoint: [], from: { kind: 'relative', secondsAgo: 900 } }), '?mode=embed&instance=i&from=now-15m&theme=dark'],
    ['of service by the page around drops the filters of the one before', '?mode=embed&service=a&endpoint=%2Fx&instance=i', (a) => a.followHost({ service: 'b', instance: ['j'] }), '?mode=embed&service=b&instance=j'],
    ['by zooming stands in whole seconds', '', (a) => a.zoom(1000.4, 2000.6), '?from=1000&to=2001'],
  ])('%s', async (_, before, change, after) => {
    const page = await open(before);
    await page.change(change);
    expect(page.address()).toBe(after);
  });

  it('shows at once what it made of the address', async () => {
    const page = await open('');
    await page.change((actions) => actions.setInstances(['a:1', 'b:2']));
    expect(page.view().instances).toEqual(['a:1', 'b:2']);
  });

  it.each<[string, 'push' | 'replace', (actions: ViewActions) => void]>([
    ['of a filter can be undone by going back', 'push', (a) => a.setEndpoints(['/x'])],
    ['of the range can be undone by going back', 'push', (a) => a.zoom(1000, 2000)],
    ['of the theme cannot: it is how the page looks, not what it shows', 'replace', (a) => a.setTheme('dark')],
    ['of the refresh cannot', 'replace', (a) => a.setRefresh('off')],
    ['by the page around cannot: Back belongs to its reader', 'replace', (a) => a.followHost({ service: 'b' })],
    ['of the zone cannot', 'replace', (a) => a.setTimeZone('utc')],
  ])('%s', async (_, step, change) => {
    const page = await open('');
    await page.change(change);
    expect(page.steps).toEqual([`${step}State`]);
  });
});

describe('the address', () => {
  it('is followed when the reader goes back', async () => {
    const page = await open('?service=a');
    await page.change((a) => a.openService('b'));
    await act(async () => {
      history.replaceState(null, '', '/?service=a');
      dispatchEvent(new PopStateEvent('popstate'));
    });
    expect(page.view().service).toBe('a');
  });

  it('is caught up with by the next change where the browser has refused to write one', async () => {
    const page = await open('?service=a');
    page.refuseOnce();
    await page.change((a) => a.setEndpoints(['/x']));
    expect([page.view().endpoints, page.address()]).toEqual([['/x'], '?service=a']);
    await page.change((a) => a.setInstances(['i']));
    expect(page.address()).toBe('?service=a&endpoint=/x&instance=i');
  });

  it('is left alone by a change to what it says already', async () => {
    const page = await open('?theme=dark');
    await page.change((a) => a.setTheme('dark'));
    expect(page.steps).toEqual([]);
  });
});
