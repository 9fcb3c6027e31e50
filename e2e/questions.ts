import { expect, type Page, type Request } from '@playwright/test';

/** One request to the Prometheus API: `path` below `/api/v1/`, with the parameters of its address and of its body. */
export type Question = { path: string; parameters: URLSearchParams };

/** What a page asks Prometheus. All of it is counted from the moment of watching. */
export type Questions = {
  /** In the order in which they were sent; grows while the page lives. */
  readonly all: readonly Question[];
  /** Those that are not answered yet. */
  readonly open: () => number;
  /** Until nothing is asked or answered for a while: what a page asks comes in waves, with a moment between them. */
  readonly untilQuiet: () => Promise<void>;
};

/** Longer than the moment between two waves, shorter than the time between two refreshes. Milliseconds. */
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
    // What follows from an answer is asked a moment after it, however long it took.
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

/** The expressions among questions, each once. */
export function expressionsOf(questions: readonly Question[]): string[] {
  return [...new Set(questions.flatMap(({ parameters }) => parameters.getAll('query')))];
}

/** The newest instant that was asked about, Unix seconds: what the page shows as now. */
export function newestInstant(questions: readonly Question[]): number {
  return Math.max(...questions.flatMap(({ parameters }) => parameters.getAll('time').map(Number)));
}
