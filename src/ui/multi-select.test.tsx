// @vitest-environment happy-dom
import { act, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MultiSelect } from './multi-select';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

let root: Root;
let host: HTMLElement;
beforeEach(() => {
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(() => {
  act(() => root.unmount());
  host.remove();
});

const ENDPOINTS = ['POST /orders', 'POST /cart/items', 'GET /cart', '/a.b(c)+"d"\\e'].map((value) => ({ value }));

function Trial({ onChange }: { onChange: (selected: readonly string[]) => void }) {
  const [selected, setSelected] = useState<readonly string[]>(['GET /cart']);
  const toggle = (_: string, value: string) => {
    const next = selected.includes(value) ? selected.filter((other) => other !== value) : [...selected, value];
    setSelected(next);
    onChange(next);
  };
  const groups = [
    { id: 'endpoint', title: 'endpoint', options: ENDPOINTS, selected },
    { id: 'instance', title: 'instance', options: [{ value: '10.0.0.1' }], selected: [] },
  ];
  return <MultiSelect label="Add a filter" placeholder="Add a filter" groups={groups} onToggle={toggle} />;
}

const input = () => {
  const found = host.querySelector('input');
  if (found === null) throw new Error('no input');
  return found;
};
const shown = () => Array.from(host.querySelectorAll('[role=option]'), (option) => option.textContent);
const key = (name: string) =>
  act(() => {
    input().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  });
function type(text: string) {
  act(() => {
    // React listens to the setter of the prototype, not to the property of this one element.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input(), text);
    input().dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('MultiSelect', () => {
  it('opens on focus and closes with Escape', () => {
    act(() => root.render(<Trial onChange={() => {}} />));
    expect(shown()).toEqual([]);
    act(() => input().focus());
    expect(shown()).toHaveLength(5);
    key('Escape');
    expect([shown().length, input().getAttribute('aria-expanded')]).toEqual([0, 'false']);
  });

  it('finds what is typed, marks it, and says where nothing was found', () => {
    act(() => root.render(<Trial onChange={() => {}} />));
    type('CAR');
    expect(shown()).toEqual(['POST /cart/items', 'GET /cart']);
    expect(host.querySelector('mark')?.textContent).toBe('car');
    expect(host.textContent).toContain('no instance contains “CAR”');
  });

  it('takes what is typed literally', () => {
    act(() => root.render(<Trial onChange={() => {}} />));
    type('(c)+"');
    expect(shown()).toEqual(['/a.b(c)+"d"\\e']);
  });

  it('chooses several with the keyboard without closing', () => {
    const changes: (readonly string[])[] = [];
    act(() => root.render(<Trial onChange={(selected) => changes.push(selected)} />));
    type('post');
    key('Enter');
    key('ArrowDown');
    key('Enter');
    expect(changes.at(-1)).toEqual(['GET /cart', 'POST /orders', 'POST /cart/items']);
    expect(host.querySelectorAll('[role=option][aria-selected=true]')).toHaveLength(2);
  });

  it('tells a screen reader which row the keys have reached', () => {
    act(() => root.render(<Trial onChange={() => {}} />));
    act(() => input().focus());
    key('ArrowDown');
    const active = input().getAttribute('aria-activedescendant');
    expect(document.getElementById(active ?? '')?.textContent).toBe('POST /cart/items');
  });

  it('removes a chosen value by choosing it again', () => {
    const changes: (readonly string[])[] = [];
    act(() => root.render(<Trial onChange={(selected) => changes.push(selected)} />));
    type('get /cart');
    key('Enter');
    expect(changes).toEqual([[]]);
  });
});
