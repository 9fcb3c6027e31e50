/** How the reader wants to read times: `utc`, `local` (the browser's zone) or an IANA name such as `Europe/Paris`. */
export type ZoneChoice = string;

// Read once: creating a formatter costs more than everything else that a clock on the page does.
let zoneOfBrowser: string | null = null;

/**
 * The zone of this browser, an IANA name. Checked, because on a machine without a known zone Chromium reports
 * `Etc/Unknown`, which it does not accept itself.
 */
export function localZone(): string {
  zoneOfBrowser ??= resolveZone(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  return zoneOfBrowser;
}

/** Whether this browser knows the zone; anything else makes every `Intl` call throw. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The IANA name behind a choice; a name that is not known is UTC, so that a bad link still shows times. */
export function resolveZone(choice: ZoneChoice): string {
  if (choice === 'local') return localZone();
  return choice !== 'utc' && isTimeZone(choice) ? choice : 'UTC';
}

/** `UTC`, `Local (Europe/Paris)`, `Asia/Tokyo`. */
export function zoneLabel(choice: ZoneChoice): string {
  return choice === 'local' ? `Local (${localZone()})` : resolveZone(choice);
}
