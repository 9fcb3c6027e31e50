import { CostCorner } from '@/app/overview/cost/cost-corner';
import { PanelBoundary } from '@/panels/frame/panel-boundary';
import { KeepFocus } from '@/ui/keep-focus';
import { EndpointsSection } from './endpoints-section';
import { InstancesSection } from './instances-section';
import type { OverviewModel } from './use-overview';

/**
 * What stands below all charts, a row for each endpoint and each instance, and in the corner below them what all of it
 * costs.
 */
export function Tables({ model }: { model: OverviewModel }) {
  return (
    <>
      <PanelBoundary name="The table of endpoints">
        <KeepFocus>
          <EndpointsSection model={model} />
        </KeepFocus>
      </PanelBoundary>
      <PanelBoundary name="The table of instances">
        <KeepFocus>
          <InstancesSection model={model} />
        </KeepFocus>
      </PanelBoundary>
      <CostCorner model={model} />
    </>
  );
}
