import { describe, expect, it } from 'vitest';
import type { Command } from './command';
import { findCommands } from './find-commands';

const command = (text: string, more: Partial<Command> = {}): Command =>
  ({ id: text, text, run: () => undefined, ...more }) as Command;
const group = (title: string, ...texts: readonly string[]) => ({
  id: title,
  title,
  commands: texts.map((text) => command(text)),
});
const found = (query: string, ...groups: readonly ReturnType<typeof group>[]) =>
  findCommands(groups, query).map(({ title, commands }) => [title, ...commands.map(({ text }) => text)]);

const SERVICES = group('Services', 'backend', 'shop-api');
const ENDPOINTS = group('Endpoints', 'GET /cart', 'POST /cart/items', 'POST /orders', 'GET /workbacklog');

describe('findCommands', () => {
  it('offers everything in the order given before anything is typed', () => {
    expect(found(' ', SERVICES, ENDPOINTS)).toEqual([
      ['Services', 'backend', 'shop-api'],
      ['Endpoints', 'GET /cart', 'POST /cart/items', 'POST /orders', 'GET /workbacklog'],
    ]);
  });

  it('finds by the beginnings of words in any order, whatever their case', () => {
    expect(found('ITEMS post', ENDPOINTS)).toEqual([['Endpoints', 'POST /cart/items']]);
    expect(found('api', SERVICES, ENDPOINTS)).toEqual([['Services', 'shop-api']]);
  });

  it('offers first what begins with it, then what has a word that does, then what contains it; and groups by their best', () => {
    expect(found('or', group('A', 'workers', 'last order', 'orders'), group('B', 'order'))).toEqual([
      ['A', 'orders', 'last order', 'workers'],
      ['B', 'order'],
    ]);
    expect(found('back', ENDPOINTS, SERVICES)).toEqual([
      ['Services', 'backend'],
      ['Endpoints', 'GET /workbacklog'],
    ]);
  });

  it('keeps the order given among equals', () => {
    expect(found('cart', ENDPOINTS)).toEqual([['Endpoints', 'GET /cart', 'POST /cart/items']]);
  });

  it('counts the title of the group and other words for it', () => {
    expect(found('service shop', SERVICES, ENDPOINTS)).toEqual([['Services', 'shop-api']]);
    expect(
      findCommands([{ id: 'view', title: 'View', commands: [command('Wall mode', { also: 'kiosk' })] }], 'kiosk'),
    ).toHaveLength(1);
  });

  it('takes what is typed literally', () => {
    expect(found('.*', ENDPOINTS)).toEqual([]);
    expect(found('/cart/', ENDPOINTS)).toEqual([['Endpoints', 'POST /cart/items']]);
  });

  it('shows a few of thousands and says how many more there are', () => {
    const many = group('Endpoints', ...Array.from({ length: 5000 }, (_, i) => `GET /route-${i}`));
    const [of5000] = findCommands([many], 'route');
    expect([of5000?.commands.length, of5000?.more]).toEqual([8, 4992]);
  });
});
