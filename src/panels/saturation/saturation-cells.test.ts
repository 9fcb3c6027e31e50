import { expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '@/dashboard/thresholds';
import { fullest } from '@/health/system/saturation';
import { saturationCells } from './saturation-cells';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('says what is how full, by whom, and what would make it too full', () => {
  const [cell] = saturationCells(fullest([{ key: 'openFiles', of: 'web-2', value: 0.41 }], DEFAULT_THRESHOLDS));
  expect(cell && { ...cell, value: plain(cell.value), limit: plain(cell.limit) }).toEqual({
    key: 'openFiles',
    name: 'File descriptors',
    value: '41 %',
    of: 'web-2',
    level: 'ok',
    headroom: 0.41 / 0.8,
    limit: 'warning above 80 %',
  });
});

it('has no limit where nobody set one', () => {
  expect(saturationCells(fullest([{ key: 'hostLoad', of: 'node', value: 1.3 }], DEFAULT_THRESHOLDS))).toMatchObject([
    { name: 'Host load', of: 'node, 5 min', value: '1.3 per core', level: 'ok', headroom: null, limit: '' },
  ]);
});

it('leaves out that nobody ran out of memory', () => {
  const kills = (value: number) =>
    saturationCells(fullest([{ key: 'oomKills', of: 'web-2', value }], DEFAULT_THRESHOLDS));
  expect(kills(0)).toEqual([]);
  expect(kills(1)).toMatchObject([{ value: '1\u00a0kill', level: 'warning' }]);
});
