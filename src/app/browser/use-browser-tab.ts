import { useLayoutEffect } from 'react';
import { useConfiguration } from '@/app/config/configuration';
import type { Level } from '@/health/level';
import { faviconUrl } from '@/ui/indicators/favicon';

/** Sets the title of the browser tab, which ends with the configured one or with `end`, and the colour of its icon. */
export function useBrowserTab(title: string, end: string, level: Level): void {
  const { config } = useConfiguration();
  const whole = `${title} | ${config.title ?? end}`;
  const icon = faviconUrl(level);
  // The tab of the browser, which turns in the same frame as the page.
  useLayoutEffect(() => {
    document.title = whole;
    document.querySelector('link[rel="icon"]')?.setAttribute('href', icon);
  }, [whole, icon]);
}
