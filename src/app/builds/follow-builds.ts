import { scriptsOf, shouldReload, type BuildCircumstances } from './build-watch';

const EVERY_MS = 60_000;
const KEY = 'vigie.reloaded-for';
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/**
 * Reloads the page for a newer build at an idle moment, with the same URL, and once when a chunk of the running build
 * is missing on the server. An incomplete build is ignored, because an old page that works is better.
 */
export function followBuilds(): void {
  const running = document.querySelector<HTMLMetaElement>('meta[name="build"]')?.content;
  // Vite's development server reloads by itself.
  if (running === undefined) return;
  let touchedAt = Date.now();
  const touch = () => void (touchedAt = Date.now());
  for (const type of TOUCHES) addEventListener(type, touch, { passive: true });
  setInterval(() => void check(running, () => Date.now() - touchedAt), EVERY_MS);
  addEventListener(
    'vite:preloadError',
    () => void reloadFor(`missing part of ${running}`, { running, idleMs: Infinity }),
  );
}

async function check(running: string, idleMs: () => number): Promise<void> {
  if (document.hidden) return;
  const offered = await offeredBuild();
  if (offered !== null && offered !== running) await reloadFor(offered, { running, idleMs: idleMs() });
}

async function reloadFor(
  offered: string,
  { running, idleMs }: Pick<BuildCircumstances, 'running' | 'idleMs'>,
): Promise<void> {
  if (!shouldReload({ running, offered, last: lastReload(), idleMs, now: Date.now() })) return;
  if (!(await isWhole())) return;
  // Without storage for the last reload it could reload for ever.
  if (remember(offered)) location.reload();
}

async function offeredBuild(): Promise<string | null> {
  try {
    const answer: unknown = await (await fetch(new URL('build.json', document.baseURI), { cache: 'no-store' })).json();
    return typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string'
      ? answer.id
      : null;
  } catch {
    // The server is down, or answers something else: the running page continues.
    return null;
  }
}

/** The page that the server offers has scripts, and the server has them. */
async function isWhole(): Promise<boolean> {
  try {
    const page = await fetch(document.baseURI, { cache: 'no-store' });
    const scripts = page.ok ? scriptsOf(await page.text()) : [];
    const answers = await Promise.all(
      scripts.map((src) => fetch(new URL(src, document.baseURI), { cache: 'no-store' })),
    );
    return (
      answers.length > 0 &&
      answers.every((answer) => answer.ok && /javascript/.test(answer.headers.get('content-type') ?? ''))
    );
  } catch {
    return false;
  }
}

function lastReload(): BuildCircumstances['last'] {
  try {
    const [build, at] = (sessionStorage.getItem(KEY) ?? '').split(' at ');
    return build && at ? { build, at: Number(at) } : null;
  } catch {
    return null;
  }
}

function remember(build: string): boolean {
  try {
    sessionStorage.setItem(KEY, `${build} at ${Date.now()}`);
    return true;
  } catch {
    return false;
  }
}
