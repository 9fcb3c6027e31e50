import { expect, type Page, type Request } from '@playwright/test';

/** One request to the Prometheus API: `path` below `/api/v1/`, with the parameters of URL and body. */
export type Question = { path: string; parameters: URLSearchParams };

/** The API requests of a page from the start of the test. */
export type Questions = {
  /** In the order in which they were sent; grows while the page lives. */
  readonly all: readonly Question[];
  /** The number of requests in flight. */
  readonly open: () => number;
  /** Resolves when nothing was sent or answered for a while, and the page has nothing to do: it asks in waves. */
  readonly untilQuiet: () => Promise<void>;
};

/** Longer than the pause between two waves, shorter than a refresh interval. Milliseconds. */
const QUIET = 800;

/**
 * Runs in the page: resolves after all that it has to do, such as rendering the answers from which the next wave
 * follows. That takes longer than QUIET on a busy machine. No idle callback, which an installed clock simulates.
 */
const UNTIL_IDLE = `scheduler.postTask(() => undefined, { priority: 'background' })`;

export function watchQuestions(page: Page): Questions {
  const all: Question[] = [];
  const open = new Set<Request>();
  let lastAt = 0;
  page.on('request', (request) => {
    // Scripts too: a part of the page that is loaded later has its own questions.
    lastAt = performance.now();
    const question = questionOf(request);
    if (question === null) return;
    all.push(question);
    open.add(request);
  });
  const close = (request: Request) => {
    open.delete(request);
    // Requests that depend on this response follow shortly after it.
    lastAt = performance.now();
  };
  page.on('requestfinished', close);
  page.on('requestfailed', close);
  const isQuietNow = () => open.size === 0 && performance.now() - lastAt > QUIET;
  const isQuiet = async () => {
    if (!isQuietNow()) return false;
    await page.evaluate(UNTIL_IDLE);
    return isQuietNow();
  };
  return { all, open: () => open.size, untilQuiet: () => expect.poll(isQuiet, { intervals: [20] }).toBe(true) };
}

export function questionOf(request: Request): Question | null {
  const { pathname, searchParams } = new URL(request.url());
  const [, path] = /\/api\/v1\/(.*)$/.exec(pathname) ?? [];
  if (path === undefined) return null;
  return { path, parameters: new URLSearchParams([...searchParams, ...new URLSearchParams(request.postData() ?? '')]) };
}

/** The distinct expressions of these requests. */
export function expressionsOf(questions: readonly Question[]): string[] {
  return [...new Set(questions.flatMap(({ parameters }) => parameters.getAll('query')))];
}

/** The newest evaluation time among these requests, Unix seconds: what the page shows as now. */
export function newestInstant(questions: readonly Question[]): number {
  return Math.max(...questions.flatMap(({ parameters }) => parameters.getAll('time').map(Number)));
}
