import { memo, useMemo } from 'react';
import { useConfiguration } from '@/app/config/configuration';
import type { OverviewModel } from '@/app/overview/use-overview';
import type { ViewState } from '@/app/view/use-view-state';
import type { ViewActions } from '@/app/view/view-actions';
import { Chip } from '@/ui/controls/chip';
import { KeepFocus } from '@/ui/keep-focus';

/** The excluded endpoints, as anchored regular expressions, and a short text for them. */
export type Exclusion = { rule: readonly string[]; name: string };

/** null where nothing is left out, or could be. */
export function useExclusion({ profile }: OverviewModel): Exclusion | null {
  const { config } = useConfiguration();
  const rule = config.exclude ?? profile.excluded;
  const name = config.exclude === null ? 'scrapes, checks' : config.exclude.join(', ');
  const isSomething = rule.length > 0 && profile.requests?.endpoint != null;
  return useMemo(() => (isSomething ? { rule, name } : null), [isSomething, rule, name]);
}

/** `isTight`: filters stand beside it. */
type ExclusionChipProps = { exclusion: Exclusion | null; view: ViewState; actions: ViewActions; isTight?: boolean };

/** The chip that shows what is excluded, and switches it. Nothing where nothing is. */
export const ExclusionChip = memo(function ExclusionChip({
  exclusion,
  view,
  actions,
  isTight = false,
}: ExclusionChipProps) {
  if (exclusion === null) return null;
  const { rule, name } = exclusion;
  const title = `Endpoints that match ${rule.join(' or ')}`;
  const leaveOut = () => actions.setCountsAll(false);
  return (
    <KeepFocus>
      {view.countsAll ? (
        <button
          type="button"
          title={title}
          className="h-6 min-w-16 truncate rounded-control border border-line px-2 text-s text-ink-2 hover:text-ink"
          onClick={leaveOut}
        >
          Leave out {name}
        </button>
      ) : (
        <Chip
          name="not counted"
          value={name}
          isNamed={isTight}
          title={title}
          removeLabel={`Count ${name} too`}
          onRemove={() => actions.setCountsAll(true)}
        />
      )}
    </KeepFocus>
  );
});
