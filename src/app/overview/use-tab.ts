import { useEffect } from 'react';
import { faviconUrl } from '@/ui/favicon';
import { showControls } from '@/format/readable-text';
import { useConfiguration } from '@/app/config/configuration';
import type { OverviewModel } from './use-overview';

/** The verdict in the tab of the browser, which is read from across the room: its title, and the lamp of its icon. */
export function useTab({ verdict, profile, panelView }: OverviewModel): void {
  const { config } = useConfiguration();
  const title = `${verdict?.tabTitle ?? 'Loading'} | ${showControls(profile.service)} | ${config.title ?? panelView.connection.server.name}`;
  const icon = faviconUrl(verdict?.level ?? 'unknown');
  // The tab of the browser.
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    document.querySelector('link[rel="icon"]')?.setAttribute('href', icon);
  }, [icon]);
}
