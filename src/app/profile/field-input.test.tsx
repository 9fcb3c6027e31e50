import { act } from 'react';
import { expect, test } from 'vitest';
import { testPage } from '@/ui/test-page';
import { FieldInput } from './field-input';
import type { ProfileField } from './profile-fields';

const { page, render } = testPage();

const field = (value: string): ProfileField => ({
  id: 'requests.endpoint',
  name: 'Endpoint label',
  value,
  takes: { kind: 'label', of: 'http_requests_total' },
  isNeeded: false,
  change: () => ({}),
});
const EXISTING = { service: 'shop', metrics: null, labels: null };

const taken: string[] = [];
const show = (value: string) =>
  render(<FieldInput field={field(value)} existing={EXISTING} isAsked={false} onChange={(text) => taken.push(text)} />);
const input = () => page.querySelector('input');

/** As a reader does, whose letters the browser puts into the field before it tells of them. */
function type(text: string): void {
  act(() => {
    Reflect.set(HTMLInputElement.prototype, 'value', text, input());
    input()?.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function press(key: string): void {
  act(() => void input()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
}

test('it keeps the focus when what was typed is taken, and Back puts what held before into it', () => {
  show('route');
  const typedInto = input();
  act(() => typedInto?.focus());
  type('path');
  press('Enter');
  expect(taken).toEqual(['path']);
  show('path');
  expect([document.activeElement === typedInto, typedInto?.isConnected]).toEqual([true, true]);
  show('route');
  expect(input()?.value).toBe('route');
});

test('nothing is taken of what is still being typed, and Escape puts back what holds', () => {
  taken.length = 0;
  show('route');
  type('pat');
  press('h');
  expect([taken, input()?.value]).toEqual([[], 'pat']);
  press('Escape');
  expect([taken, input()?.value]).toEqual([[], 'route']);
});

test('a name that does not exist is refused in words beside the field, with Enter and when the field is left', () => {
  taken.length = 0;
  render(
    <FieldInput
      field={field('route')}
      existing={{ ...EXISTING, labels: ['route', 'status'] }}
      isAsked={false}
      onChange={(text) => taken.push(text)}
    />,
  );
  const said = () => [
    input()?.getAttribute('aria-invalid'),
    document.getElementById(input()?.getAttribute('aria-describedby') ?? '')?.textContent,
  ];
  expect(said()).toEqual(['false', '']);
  type('rout');
  press('Enter');
  act(() => input()?.focus());
  act(() => input()?.blur());
  expect(taken).toEqual([]);
  expect(said()).toEqual(['true', expect.stringContaining('rout')]);
  type('status');
  expect(said()).toEqual(['false', '']);
  press('Enter');
  expect(taken).toEqual(['status']);
});
