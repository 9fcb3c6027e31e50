import type { Browser, Response } from '@playwright/test';
import { openPage, type OpenPage } from './open-page';
import { INTERVAL } from './refreshes';
import type { Subject } from './subject';
import { waitUntilDrawn } from './until-drawn';

/**
 * Size of the responses of a page: kilobytes of JSON before compression, series, and the series of the largest
 * response.
 */
export type Answers = { kilobytes: number; series: number; largest: number };

/**
 * Requests after the panels are drawn (an hour ago, tables) belong to the load; this also covers one refresh that is
 * not counted.
 */
const AFTER_MS = 1.5 * INTERVAL * 1000;

/** A minute, because some queries are sent once or twice per minute. */
const REFRESHES = 6;

/** Responses of a cold load without scrolling. */
export function loadAnswers(browser: Browser, subject: Subject): Promise<Answers> {
  return withPage(browser, async (open) => {
    const answers = collect(open);
    await open.page.goto(`${subject.url}?refresh=off`);
    await waitUntilDrawn(open.page, subject);
    await open.page.waitForTimeout(AFTER_MS);
    return sumOf(await answers());
  });
}

/** Mean responses of a refresh; `largest` over all refreshes. */
export function refreshAnswers(browser: Browser, subject: Subject): Promise<Answers> {
  return withPage(browser, async (open) => {
    await open.page.goto(`${subject.url}?refresh=${INTERVAL}s`);
    await waitUntilDrawn(open.page, subject);
    await open.page.waitForTimeout(AFTER_MS);
    const answers = collect(open);
    await open.page.waitForTimeout(REFRESHES * INTERVAL * 1000);
    const { kilobytes, series, largest } = sumOf(await answers());
    return { kilobytes: kilobytes / REFRESHES, series: series / REFRESHES, largest };
  });
}

async function withPage(browser: Browser, watch: (open: OpenPage) => Promise<Answers>): Promise<Answers> {
  const open = await openPage(browser);
  try {
    return await watch(open);
  } finally {
    await open.close();
  }
}

type Answer = { bytes: number; series: number };

/** Collects responses from now on. Returns a function that reads all of them. */
function collect({ page }: OpenPage): () => Promise<Answer[]> {
  const read: Promise<Answer>[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/v1/query')) read.push(readAnswer(response));
  });
  return () => Promise.all(read);
}

async function readAnswer(response: Response): Promise<Answer> {
  // Aborted requests have no body.
  const text = await response.text().catch(() => '');
  const answer = text === '' ? {} : (JSON.parse(text) as { data?: { result?: unknown[] } });
  return { bytes: Buffer.byteLength(text), series: answer.data?.result?.length ?? 0 };
}

function sumOf(answers: readonly Answer[]): Answers {
  const sum = (name: keyof Answer) => answers.reduce((total, answer) => total + answer[name], 0);
  return {
    kilobytes: sum('bytes') / 1000,
    series: sum('series'),
    largest: Math.max(0, ...answers.map(({ series }) => series)),
  };
}
