import { useConfiguration } from '@/app/config/configuration';
import type { OverviewModel } from '@/app/overview/use-overview';
import type { ViewActions, ViewState } from '@/app/view/use-view-state';
import { Chip } from '@/ui/chip';

type ExclusionChipProps = { model: OverviewModel; view: ViewState; actions: ViewActions };

/** What is not counted as traffic although the service counts it: seen wherever it holds, and changed here. Nothing where there is none. */
export function ExclusionChip({ model, view, actions }: ExclusionChipProps) {
  const { config } = useConfiguration();
  const rule = config.exclude ?? model.profile.excluded;
  if (rule.length === 0 || model.profile.requests?.endpoint == null) return null;
  const what = config.exclude === null ? 'scrapes and health checks' : config.exclude.join(', ');
  if (!view.countsAll) {
    return (
      <span title={`Endpoints that match ${rule.join(' or ')}`}>
        <Chip name="not counted" value={what} onRemove={() => actions.setCountsAll(true)} />
      </span>
    );
  }
  return (
    <button type="button" className="h-6 rounded-control border border-line px-2 text-s text-ink-2 hover:text-ink" onClick={() => actions.setCountsAll(false)}>
      Leave out {what}
    </button>
  );
}
