import { useBrowserTab } from '@/app/browser/use-browser-tab';
import type { OverviewModel } from '@/app/overview/use-overview';
import { showControls } from '@/format/readable-text';

/** The verdict in the tab of the browser. */
export function useTab({ verdict, profile, panelView }: OverviewModel): void {
  useBrowserTab(
    `${verdict?.tabTitle ?? 'Loading'} | ${showControls(profile.service)}`,
    panelView.connection.server.name,
    verdict?.level ?? 'unknown',
  );
}
