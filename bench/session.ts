import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { freePorts } from '../demo/processes/ports';
import { ROOT } from '../demo/project';
import { atEnd } from './at-end';
import type { BenchOptions } from './bench-options';
import { launchBrowser } from './browser/open-page';
import { OVERVIEW_CHARTS, OVERVIEW_PANELS } from './browser/subject';
import { measure } from './measure';
import { tableOf } from './report/table';
import type { Candidate } from './section';
import { seriesCount } from './stack/shape';
import { startStack, type Stack } from './stack/stack';

/** A built page to measure: its name in the table and its folder. */
export type Build = { name: string; folder: string };

const say = (progress: string) => console.error(progress);

/** Measures the builds and then the yardstick on a dedicated Prometheus, and prints the table. */
export async function runSession(
  builds: readonly Build[],
  { shape, sections, loads, refreshes, throttle, port, json }: BenchOptions,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  say(`${seriesCount(shape)} series, ${shape.hours} h`);
  const stack = await startStack({
    shape,
    withCrowd: sections.includes('tables'),
    withPast: sections.includes('ranges'),
    folder,
    port,
    say,
  });
  const browser = await launchBrowser();
  try {
    const candidates = await deliver(builds, stack);
    const [third = 0] = port === undefined ? await freePorts(1) : [port + 2];
    const result = await measure(
      candidates,
      sections,
      { browser, stack, loads, refreshes, throttle, port: third },
      say,
    );
    const [processor] = cpus();
    const load = loadavg()
      .map((value) => value.toFixed(1))
      .join(' ');
    console.log(
      `${seriesCount(shape)} series · ${cpus().length} × ${processor?.model} · Chromium ${browser.version()} · ${new Date().toISOString().slice(0, 10)} · load ${load}\n`,
    );
    console.log(tableOf(result));
    if (json !== undefined)
      writeFileSync(json, JSON.stringify({ shape, pages: Object.fromEntries(result) }, undefined, 2));
  } finally {
    await browser.close();
    await stack.stop();
  }
}

/** Copies all pages to where Prometheus serves them. */
async function deliver(builds: readonly Build[], { assets, url }: Stack): Promise<Candidate[]> {
  mkdirSync(join(assets, 'bench'), { recursive: true });
  await build({
    configFile: join(ROOT, 'bench/vite.config.ts'),
    build: { outDir: join(assets, 'bench'), emptyOutDir: true },
  });
  const of = (folder: string) => `${url}/user/${folder}/`;
  const heavy = (name: string) => ({ name, url: of(`bench/heavy/${name}`), panels: ['heavy'] });
  const pages = builds.map(({ name, folder }, i): Candidate => {
    cpSync(folder, join(assets, `page-${i}`), { recursive: true });
    const subject = { name, url: of(`page-${i}`), panels: [...OVERVIEW_PANELS, ...OVERVIEW_CHARTS] };
    // The heavy chart is built from the working tree, so only the last build has one.
    return { subject, folder: `page-${i}`, heavy: i === builds.length - 1 ? heavy('page') : undefined, ours: true };
  });
  const yardstick = { name: 'yardstick', url: of('bench/yardstick'), panels: OVERVIEW_PANELS };
  return [...pages, { subject: yardstick, folder: 'bench/yardstick', heavy: heavy('yardstick'), ours: false }];
}
