import { RANGE_STEPS, takeStep } from '@/app/view/range-steps';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import type { ServerClock } from '@/prometheus/server/clock';
import { characterKey, shiftedKey } from './character-keys';

/** `clock`: of the server that is asked. */
export type PageKeys = {
  view: Pick<ViewState, 'range' | 'timeZone'>;
  actions: Pick<ViewActions, 'setRange' | 'setTimeZone'>;
  clock: ServerClock;
  togglePause: () => void;
  togglePalette: () => void;
  showKeys: () => void;
};

/**
 * What every page with a toolbar has: `p` pauses, `u` switches the zone, `e`, `z` and `l` step the range, `?` tells all
 * keys, and one opens the palette, whatever has the focus.
 */
export function pageKeys({
  view: { range, timeZone },
  actions,
  clock,
  togglePause,
  togglePalette,
  showKeys,
}: PageKeys): Record<string, (event: KeyboardEvent) => void> {
  const steps = RANGE_STEPS.map(
    (step) => [step.key, characterKey(() => takeStep(step, range, clock, actions.setRange))] as const,
  );
  return {
    ...shiftedKey('?', showKeys),
    p: characterKey(togglePause),
    u: characterKey(() => actions.setTimeZone(timeZone === 'utc' ? 'local' : 'utc')),
    ...Object.fromEntries(steps),
    // A browser takes it for its own search.
    '$mod+k': (event) => {
      event.preventDefault();
      togglePalette();
    },
  };
}
