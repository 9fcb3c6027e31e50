import { useEffect, useState } from 'react';
import { PROTOCOL, readHostMessage, type HostNews, type HostWish } from '@/app/view/host-message';
import type { ServerClock } from '@/prometheus/server/clock';

type Clock = Pick<ServerClock, 'now'>;

/**
 * Exchanges messages with the portal around this page: follows its requests and reports the state. Only with origins
 * that the configuration allows. `clock` is for checking times in requests; `follow` must be stable, or the effect runs
 * again.
 */
export function useHost(
  allowed: readonly string[],
  news: Omit<HostNews, 'height'>,
  clock: Clock,
  follow: (wish: HostWish) => void,
): void {
  const isFramed = window.parent !== window && allowed.length > 0;
  const height = useContentHeight(isFramed);
  // The page around this one: what it says.
  useEffect(() => {
    if (!isFramed) return undefined;
    const hear = ({ data, origin, source }: MessageEvent<unknown>) => {
      if (source !== window.parent || !allowed.includes(origin)) return;
      const message = readHostMessage(data, clock.now());
      if (message.kind === 'wish') follow(message.wish);
      if (message.kind === 'problem') say({ problem: message.problem }, origin);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [isFramed, allowed, clock, follow]);
  const { verdict, sentence, service } = news;
  // The page around this one: what it is told.
  useEffect(() => {
    if (isFramed) for (const origin of hostOrigins(allowed)) say({ verdict, sentence, service, height }, origin);
  }, [isFramed, allowed, verdict, sentence, service, height]);
}

function say(content: HostNews | { problem: string }, origin: string): void {
  window.parent.postMessage({ vigie: PROTOCOL, ...content }, origin);
}

/**
 * The target origins of messages: that of the portal if it is allowed, or where the browser does not tell it, each
 * allowed one; a message is only delivered to its target.
 */
function hostOrigins(allowed: readonly string[]): readonly string[] {
  const host = 'ancestorOrigins' in location ? location.ancestorOrigins[0] : undefined;
  return host === undefined ? allowed : allowed.filter((origin) => origin === host);
}

function useContentHeight(isWanted: boolean): number {
  const [height, setHeight] = useState(0);
  // The size of the content, which follows from what the server says.
  useEffect(() => {
    const root = document.getElementById('root');
    if (!isWanted || root === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(Math.ceil(root.getBoundingClientRect().height)));
    observer.observe(root);
    return () => observer.disconnect();
  }, [isWanted]);
  return height;
}
