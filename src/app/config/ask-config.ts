/** The answer to the request for `config.json`; `text` is empty where it is not the file. */
export type ConfigAnswer = { status: number; ok: boolean; type: string; text: string };

declare global {
  /**
   * Where the script in front of the style sheet leaves the answer for the entry: they are scripts of their own, and
   * share nothing else.
   */
  var configAnswer: Promise<ConfigAnswer> | undefined;
}

/** After this time the page starts with the defaults. Milliseconds. */
const PATIENCE_MS = 3000;

/**
 * The answer to the single request for `config.json`, which is sent on the first call. That is in the script before the
 * style sheet: sent by the entry, the answer would only be handled after the first paint, and the first query waits for
 * it.
 */
export function askConfig(): Promise<ConfigAnswer> {
  return (globalThis.configAnswer ??= ask());
}

async function ask(): Promise<ConfigAnswer> {
  const response = await fetch(new URL('config.json', document.baseURI), {
    signal: AbortSignal.timeout(PATIENCE_MS),
    cache: 'no-cache',
  });
  const { status, ok, headers } = response;
  return { status, ok, type: headers.get('content-type') ?? '', text: ok ? await response.text() : '' };
}
