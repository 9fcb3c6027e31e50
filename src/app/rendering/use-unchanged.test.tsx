import { expect, test } from 'vitest';
import { testPage } from '@/ui/test-page';
import { useUnchanged } from './use-unchanged';

const { render } = testPage();

test('what says the same is the same object, and another one once it says something else', () => {
  const seen: unknown[] = [];
  const Shown = ({ value }: { value: unknown }) => {
    seen.push(useUnchanged(value));
    return null;
  };
  for (const up of [true, true, false]) render(<Shown value={[{ instance: 'a', up }]} />);
  const [first, second, third] = seen;
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(third).toEqual([{ instance: 'a', up: false }]);
});
