import { memo } from 'react';
import { zoneLabel } from '@/format/zone';
import { Segmented } from '@/ui/controls/segmented';
import { useConfiguration } from '@/app/config/configuration';
import type { ViewActions } from '@/app/view/view-actions';

/**
 * The zone of every time on the page, always in sight: 14:02 means nothing without it. The configured one stays among
 * the choices, or there would be no way back to it.
 */
export const ZoneSwitch = memo(function ZoneSwitch({ timeZone, actions }: { timeZone: string; actions: ViewActions }) {
  const { config } = useConfiguration();
  const named = [timeZone, config.timeZone].find((zone) => zone !== 'utc' && zone !== 'local');
  const options = [
    { value: 'utc', text: 'UTC' },
    { value: 'local', text: 'Local', title: zoneLabel('local') },
    ...(named === undefined ? [] : [{ value: named, text: cityOf(named), title: named, mayShrink: true }]),
  ];
  return <Segmented label="Time zone" options={options} value={timeZone} onChange={actions.setTimeZone} />;
});

/** `Europe/Berlin` as `Berlin`: the bar has no room for more. */
const cityOf = (timeZone: string) => timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
