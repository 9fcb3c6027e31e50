import type { Browser, CDPSession } from '@playwright/test';
import { VIEWPORT, ZONE } from './open-page';
import { installProbe } from './probe';

/**
 * A tab without developer tools while it loads. Playwright's own pages keep script sources (a third of a megabyte),
 * report every request, and record where errors are created, which costs 20 ms of CPU per load and up to 60 ms of one
 * task. `evaluate` runs a function without outer references.
 */
export type BareTab = {
  cdp: Pick<CDPSession, 'send'>;
  evaluate: <T, A>(read: (argument: A) => T, argument: A) => Promise<T>;
  close: () => Promise<void>;
};

type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void };

type Message = { id: number; result?: unknown; error?: { message: string } };

/** Opens a tab with an empty cache and the probe. `throttle`: CPU slowdown factor. */
export async function openBareTab(browser: Browser, throttle: number): Promise<BareTab> {
  const root = await browser.newBrowserCDPSession();
  const { browserContextId } = await root.send('Target.createBrowserContext');
  const { targetId } = await root.send('Target.createTarget', { url: 'about:blank', browserContextId, ...VIEWPORT });
  // Not flattened, because Playwright would handle the messages of a session that it has not opened.
  const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: false });
  const cdp = { send: sender(root, sessionId) };
  await cdp.send('Page.enable');
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${installProbe.toString()})()` });
  await cdp.send('Emulation.setDeviceMetricsOverride', { ...VIEWPORT, deviceScaleFactor: 1, mobile: false });
  await cdp.send('Emulation.setTimezoneOverride', { timezoneId: ZONE });
  // Only time in which the thread ran, without preemption by other processes.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  if (throttle > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  return {
    cdp,
    evaluate: async <T, A>(read: (argument: A) => T, argument: A) => {
      const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
        expression: `(${read.toString()})(${JSON.stringify(argument)})`,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as T;
    },
    close: async () => {
      await root.send('Target.disposeBrowserContext', { browserContextId });
      await root.detach();
    },
  };
}

/** Sends commands to the tab through the session of the browser. */
function sender(root: CDPSession, sessionId: string): CDPSession['send'] {
  let count = 0;
  const waiting = new Map<number, Waiting>();
  root.on('Target.receivedMessageFromTarget', (received) => {
    if (received.sessionId !== sessionId) return;
    const { id, result, error }: Message = JSON.parse(received.message);
    if (error) waiting.get(id)?.reject(new Error(error.message));
    else waiting.get(id)?.resolve(result);
    waiting.delete(id);
  });
  const send = (method: string, params: object = {}) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, { resolve, reject });
      root
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
        .catch(reject);
    });
  return send as CDPSession['send'];
}
