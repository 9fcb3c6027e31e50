import { expect, test } from 'vitest';
import { testPage } from '@/ui/test-page';
import { ConfigurationContext, type Configuration } from '@/app/config/configuration';
import { readConfig } from '@/app/config/read-config';
import type { ViewActions } from '@/app/view/view-actions';
import { ZoneSwitch } from './zone-switch';

const { page, render } = testPage();

/** The choices, that which holds in brackets. */
function choices(timeZone: string, configured: object): string[] {
  const configuration = readConfig(configured, {
    name: 'main',
    url: 'http://prom.example',
    alertmanagers: [],
  }) as Configuration;
  render(
    <ConfigurationContext value={configuration}>
      <ZoneSwitch timeZone={timeZone} actions={{} as ViewActions} />
    </ConfigurationContext>,
  );
  return Array.from(page.querySelectorAll('label'), (label) =>
    label.querySelector('input')?.checked === true ? `[${label.textContent}]` : (label.textContent ?? ''),
  );
}

test('a zone of the address stands beside the usual ones', () => {
  expect(choices('America/New_York', {})).toEqual(['UTC', 'Local', '[New York]']);
  expect(choices('local', {})).toEqual(['UTC', '[Local]']);
});

test('the configured one can be chosen again after another', () => {
  expect(choices('utc', { timeZone: 'Europe/Paris' })).toEqual(['[UTC]', 'Local', 'Paris']);
  expect(choices('Asia/Tokyo', { timeZone: 'Europe/Paris' })).toEqual(['UTC', 'Local', '[Tokyo]']);
});
