import { expect, test } from 'vitest';
import { createServerClock } from '@/prometheus/server/clock';
import { testPage } from '@/ui/test-page';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { RangeMenu } from './range-menu';

const { page, render } = testPage();

test('its name says which range it is, as the words in it do', () => {
  render(
    <RangeMenu
      view={{} as ViewState}
      clock={createServerClock()}
      texts={['14:00', 'to 14:30']}
      actions={{} as ViewActions}
    />,
  );
  expect(page.querySelector('button')?.getAttribute('aria-label')).toBe('Time range: 14:00 to 14:30');
});

test('its two ends stand one below the other where they are long, and in a line where they are not', () => {
  const lines = (texts: readonly string[]) => {
    render(<RangeMenu view={{} as ViewState} clock={createServerClock()} texts={texts} actions={{} as ViewActions} />);
    return Array.from(page.querySelectorAll('button b span'), (line) => line.textContent);
  };
  expect(lines(['21 Oct', 'to 1 Nov 26'])).toEqual([]);
  expect(lines(['21 Oct', 'to 11 Nov 26'])).toEqual(['21 Oct', 'to 11 Nov 26']);
});
