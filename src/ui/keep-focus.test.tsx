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
      {shown.map((name) => (
        <button key={name} type="button" onClick={() => setShown(shown.filter((other) => other !== name))}>
          {name}
        </button>
      ))}
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

test('also where the page has shown something else since the button took it', () => {
  act(() => page.querySelector('button')?.focus());
  render(<Chips names={['one', 'two', 'three']} />);
  act(() => page.querySelector('button')?.click());
  expect(focused()).toBe('two');
});

test('it stays where the reader has taken it meanwhile', () => {
  act(() => page.querySelector('button')?.focus());
  act(() => page.querySelector('input')?.focus());
  act(() => page.querySelectorAll('button')[1]?.click());
  expect(focused()).toBe('Add');
});

/** Choices that are not there while one is asked about. */
function Choices() {
  const [shown, setShown] = useState(['one', 'two', 'three']);
  return (
    <>
      <KeepFocus>
        {shown.map((name, n) => (
          <button key={name} type="button" onClick={() => setShown([])}>
            <bdi>{name}</bdi> {n}
          </button>
        ))}
      </KeepFocus>
      <input aria-label="Answer" onInput={() => setShown(['four', 'five', 'two'])} />
    </>
  );
}

function answer() {
  act(() => void page.querySelector('input')?.dispatchEvent(new Event('input', { bubbles: true })));
}

test('of buttons that are there again it goes to the same one, whatever else that says now', () => {
  render(<Choices />);
  press('two 1');
  expect(document.activeElement).toBe(document.body);
  answer();
  expect(focused()).toBe('two 2');
  press('four 0');
  answer();
  expect(focused()).toBe('four 0');
});

test('whoever has gone elsewhere meanwhile is not called back', () => {
  render(<Choices />);
  press('two 1');
  act(() => page.querySelector('input')?.focus());
  answer();
  act(() => page.querySelector('input')?.blur());
  answer();
  expect(document.activeElement).toBe(document.body);
});
