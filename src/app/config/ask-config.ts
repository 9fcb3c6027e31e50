/** What was answered to the question for `config.json`; `text` is empty where it was not the file. */
export type ConfigAnswer = { status: number; ok: boolean; type: string; text: string };

declare global {
  /** Where the script in front of the style sheet leaves the answer for the entry: they are scripts of their own, and share nothing else. */
  var configAnswer: Promise<ConfigAnswer> | undefined;
}

/** Longer than this nobody waits for a file beside the page; the defaults serve meanwhile. Milliseconds. */
const PATIENCE_MS = 3000;

/**
 * The answer to the one question for `config.json` beside the page, asked by whoever comes first. That is the script in front of the style sheet: an entry that
 * asked would be told of the answer behind the first paint, however long it had been there, and the first question to the server waits for it.
 */
export function askConfig(): Promise<ConfigAnswer> {
  return (globalThis.configAnswer ??= ask());
}

async function ask(): Promise<ConfigAnswer> {
  const response = await fetch(new URL('config.json', document.baseURI), { signal: AbortSignal.timeout(PATIENCE_MS), cache: 'no-cache' });
  const { status, ok, headers } = response;
  return { status, ok, type: headers.get('content-type') ?? '', text: ok ? await response.text() : '' };
}
