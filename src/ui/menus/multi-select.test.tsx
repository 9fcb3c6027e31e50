import { act, useState } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadWhatOpens } from '@/ui/loading/opened';
import { testPage } from '@/ui/test-page';
import { MultiSelect } from './multi-select';

const { page, render } = testPage();

beforeAll(loadWhatOpens);

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
  return (
    <>
      <label htmlFor="filters">any</label>
      <MultiSelect id="filters" label="Add a filter" placeholder="Add a filter" groups={groups} onToggle={toggle} />
    </>
  );
}

const input = () => {
  const found = page.querySelector('input');
  if (found === null) throw new Error('no input');
  return found;
};
const shown = () => Array.from(page.querySelectorAll('[role=option]'), (option) => option.textContent);
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
  it('opens where one clicks or moves in it and not where one passes, and closes with Escape, with the focus still in it', () => {
    render(<Trial onChange={() => {}} />);
    expect(shown()).toEqual([]);
    act(() => input().focus());
    expect(shown()).toEqual([]);
    key('ArrowDown');
    expect(shown()).toHaveLength(5);
    key('Escape');
    expect([shown().length, input().getAttribute('aria-expanded'), document.activeElement]).toEqual([
      0,
      'false',
      input(),
    ]);
    act(() => input().click());
    expect(shown()).toHaveLength(5);
  });

  it('opens where one clicks a label of it, and keeps the name of its own', () => {
    render(<Trial onChange={() => {}} />);
    act(() => page.querySelector('label')?.click());
    expect(shown()).toHaveLength(5);
    expect(input().getAttribute('aria-label')).toBe('Add a filter');
  });

  it('finds what is typed, marks it, and says where nothing was found', () => {
    render(<Trial onChange={() => {}} />);
    type('CAR');
    expect(shown()).toEqual(['POST /cart/items', 'GET /cart']);
    expect(page.querySelector('mark')?.textContent).toBe('car');
    expect(page.textContent).toContain('no instance contains “CAR”');
  });

  it('takes what is typed literally', () => {
    render(<Trial onChange={() => {}} />);
    type('(c)+"');
    expect(shown()).toEqual(['/a.b(c)+"d"\\e']);
  });

  it('leaves the keys alone with which the words of an input method are chosen', () => {
    const changes: (readonly string[])[] = [];
    render(<Trial onChange={(selected) => changes.push(selected)} />);
    type('car');
    act(
      () =>
        void input().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })),
    );
    expect(changes).toEqual([]);
  });

  it('chooses several with the keyboard without closing', () => {
    const changes: (readonly string[])[] = [];
    render(<Trial onChange={(selected) => changes.push(selected)} />);
    type('post');
    key('Enter');
    key('ArrowDown');
    key('Enter');
    expect(changes.at(-1)).toEqual(['GET /cart', 'POST /orders', 'POST /cart/items']);
    expect(page.querySelectorAll('[role=option][aria-selected=true]')).toHaveLength(2);
  });

  it('tells a screen reader which row the keys have reached', () => {
    render(<Trial onChange={() => {}} />);
    act(() => input().click());
    key('ArrowDown');
    const active = input().getAttribute('aria-activedescendant');
    expect(document.getElementById(active ?? '')?.textContent).toBe('POST /cart/items');
    // Several ids would be separated by spaces.
    expect(active).not.toMatch(/\s/);
  });

  it('removes a chosen value by choosing it again', () => {
    const changes: (readonly string[])[] = [];
    render(<Trial onChange={(selected) => changes.push(selected)} />);
    type('get /cart');
    key('Enter');
    expect(changes).toEqual([[]]);
  });

  it('chooses nothing where nothing was found, and the first of what is found next', () => {
    const changes: (readonly string[])[] = [];
    render(<Trial onChange={(selected) => changes.push(selected)} />);
    type('nothing like it');
    key('ArrowDown');
    key('Enter');
    expect(changes).toEqual([]);
    type('post');
    key('Enter');
    expect(changes).toEqual([['GET /cart', 'POST /orders']]);
  });

  it('forgets what was typed and where the keys were when the focus leaves it for something else', () => {
    render(<Trial onChange={() => {}} />);
    act(() => input().focus());
    type('post');
    key('ArrowDown');
    const leave = (to: Element) =>
      act(() => void input().dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: to })));
    leave(page.querySelector('[role=listbox]') ?? document.body);
    expect(shown()).toHaveLength(2);
    leave(document.body);
    expect([shown().length, input().value]).toEqual([0, '']);
    act(() => input().click());
    expect(document.getElementById(input().getAttribute('aria-activedescendant') ?? '')?.textContent).toBe(
      'POST /orders',
    );
  });

  it('can be moved in by keys when values come that were not there when it was opened', () => {
    const chosen: string[] = [];
    const withOptions = (options: readonly { value: string }[]) =>
      render(
        <MultiSelect
          label="Add a filter"
          placeholder=""
          groups={[{ id: 'endpoint', title: 'endpoint', options, selected: [] }]}
          onToggle={(_, value) => chosen.push(value)}
        />,
      );
    withOptions([]);
    key('ArrowDown');
    key('ArrowDown');
    withOptions(ENDPOINTS);
    key('ArrowDown');
    key('Enter');
    expect(chosen).toEqual(['POST /cart/items']);
    withOptions(ENDPOINTS.slice(0, 1));
    key('Enter');
    expect(chosen.at(-1)).toBe('POST /orders');
  });
});
