import { expect, type Page, type Request } from '@playwright/test';

/** One request to the Prometheus API: `path` below `/api/v1/`, with the parameters of URL and body. */
export type Question = { path: string; parameters: URLSearchParams };

/** The API requests of a page from the start of the test. */
export type Questions = {
  /** In the order in which they were sent; grows while the page lives. */
  readonly all: readonly Question[];
  /** The number of requests in flight. */
  readonly open: () => number;
  /** Resolves when no request was sent or answered for a while: the page sends requests in waves. */
  readonly untilQuiet: () => Promise<void>;
};

/** Longer than the pause between two waves, shorter than a refresh interval. Milliseconds. */
const QUIET = 800;

export function watchQuestions(page: Page): Questions {
  const all: Question[] = [];
  const open = new Set<Request>();
  let lastAt = 0;
  page.on('request', (request) => {
    const question = questionOf(request);
    if (question === null) return;
    all.push(question);
    lastAt = performance.now();
    open.add(request);
  });
  const close = (request: Request) => {
    // Requests that depend on this response follow shortly after it.
    if (open.delete(request)) lastAt = performance.now();
  };
  page.on('requestfinished', close);
  page.on('requestfailed', close);
  const isQuiet = () => open.size === 0 && performance.now() - lastAt > QUIET;
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
