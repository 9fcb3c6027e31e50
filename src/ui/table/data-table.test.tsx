import { act, useState } from 'react';
import { expect, test } from 'vitest';
import { testPage } from '@/ui/test-page';
import type { Column, RowKind } from './column';
import { DataTable } from './data-table';

const { page, render } = testPage();

const COLUMNS: readonly Column<string>[] = [
  { id: 'name', title: 'Name', kind: 'name', value: (row) => row, first: 'ascending', cell: (row) => row },
];

type Split = (sorted: readonly string[]) => { shown: readonly string[]; rest: null };

/** A table of these names, and what was picked in it. */
function show(names: readonly string[], split?: Split): string[] {
  const picked: string[] = [];
  const kind: RowKind<string> = {
    attribute: 'data-name',
    keyOf: (row) => row,
    lookOf: () => ({ level: 'ok', isSelected: false }),
    pick: (row) => picked.push(row),
    isSwitch: false,
  };
  render(<Searched names={names} kind={kind} {...(split && { split })} />);
  return picked;
}

function Searched({ names, kind, split }: { names: readonly string[]; kind: RowKind<string>; split?: Split }) {
  const [search, setSearch] = useState('');
  return (
    <DataTable
      name="services"
      columns={COLUMNS}
      kind={kind}
      rows={names}
      usual={{ column: 'name', direction: 'ascending' }}
      ties={[]}
      choice={{ sorting: null, search }}
      actions={{ sort: () => undefined, search: setSearch }}
      {...(split && { split })}
    />
  );
}

const field = () => page.querySelector('input') ?? new HTMLInputElement();

function type(text: string): void {
  // What React has noted of the field is what it had: only a value set around it is news.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), text);
  act(() => void field().dispatchEvent(new Event('input', { bubbles: true })));
}

const press = (key: string, isComposing = false) =>
  act(
    () =>
      void field().dispatchEvent(new KeyboardEvent('keydown', { key, isComposing, bubbles: true, cancelable: true })),
  );

test('Enter picks the first row that is found, and none before anything is typed or where nothing is found', () => {
  const picked = show(['backend', 'inventory', 'inventory-2']);
  press('Enter');
  type('nothing');
  press('Enter');
  expect(picked).toEqual([]);
  type('inv');
  press('Enter');
  expect(picked).toEqual(['inventory']);
});

test('Enter with which a word of an input method is chosen picks no row', () => {
  const picked = show(['inventory']);
  type('inv');
  press('Enter', true);
  expect(picked).toEqual([]);
});

test('the arrow down leads to the first row', () => {
  show(['backend', 'inventory']);
  type('inv');
  press('ArrowDown');
  expect(document.activeElement?.textContent).toBe('inventory');
});

test('only so many rows stand there as are wanted, but whoever searches finds all of them', () => {
  show(['backend', 'inventory', 'inventory-2'], (sorted) => ({ shown: sorted.slice(0, 1), rest: null }));
  const shown = () => [...page.querySelectorAll('[data-name]')].map((row) => row.getAttribute('data-name'));
  expect(shown()).toEqual(['backend']);
  type('inv');
  expect(shown()).toEqual(['inventory', 'inventory-2']);
});
