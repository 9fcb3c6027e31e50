import { alertKey } from '@/prometheus/distinct-alerts';
import type { Alert } from '@/prometheus/rule';

/** Whether this browser lets the page show notices; `unsupported` also where the page came over plain HTTP. */
export type NoticePermission = 'granted' | 'denied' | 'default' | 'unsupported';

export function noticePermission(): NoticePermission {
  if (typeof Notification === 'undefined' || !isSecureContext) return 'unsupported';
  return Notification.permission;
}

/** The browser's own question, which it only asks after a click. */
export async function askForNotices(): Promise<NoticePermission> {
  return noticePermission() === 'default' ? Notification.requestPermission() : noticePermission();
}

/**
 * One notice per alert; the tag replaces that of the same alert instead of piling up. Silent: the sound is a choice of
 * its own.
 */
export function showNotice(alert: Alert): void {
  if (noticePermission() !== 'granted') return;
  const { summary, description } = alert.annotations;
  try {
    const notice = new Notification(`Critical: ${alert.name}`, {
      body: summary ?? description ?? '',
      tag: alertKey(alert),
      silent: true,
    });
    notice.addEventListener('click', () => window.focus());
  } catch {
    // Some phones have the constructor and refuse it. The alert stands on the wall all the same.
  }
}
