import { expect, test } from 'vitest';
import { createServerClock } from '@/prometheus/server-clock';
import { testPage } from '@/ui/test-page';
import type { ViewActions, ViewState } from '@/app/view/use-view-state';
import { RangeMenu } from './range-menu';

const { page, render } = testPage();

test('its name says which range it is, as the words in it do', () => {
  render(<RangeMenu view={{} as ViewState} clock={createServerClock()} texts={['14:00', 'to 14:30']} actions={{} as ViewActions} />);
  expect(page.querySelector('button')?.getAttribute('aria-label')).toBe('Time range: 14:00 to 14:30');
});
