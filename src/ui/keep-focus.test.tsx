import { act, useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { KeepFocus } from './keep-focus';
import { testPage } from './test-page';

const { page, render } = testPage();

/** Chips that go away by being pressed, and a field. */
function Chips({ names }: { names: readonly string[] }) {
  const [shown, setShown] = useState(names);
  return (
    <KeepFocus>
      {shown.map((name) => <button key={name} type="button" onClick={() => setShown(shown.filter((other) => other !== name))}>{name}</button>)}
      <input aria-label="Add" />
    </KeepFocus>
  );
}

const focused = () => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label');

function press(name: string) {
  const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  act(() => button?.focus());
  act(() => button?.click());
}

beforeEach(() => render(<Chips names={['one', 'two', 'three']} />));

test('the focus goes to the button that takes the place of the one that went', () => {
  press('one');
  expect(focused()).toBe('two');
});

test('where it was the last one, to the one before', () => {
  press('three');
  expect(focused()).toBe('two');
});

test('and to the field where no button is left', () => {
  press('one');
  press('two');
  press('three');
  expect(focused()).toBe('Add');
});

test('it stays where the reader has taken it meanwhile', () => {
  act(() => page.querySelector('button')?.focus());
  act(() => page.querySelector('input')?.focus());
  act(() => page.querySelectorAll('button')[1]?.click());
  expect(focused()).toBe('Add');
});
