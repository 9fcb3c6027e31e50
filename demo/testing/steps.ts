import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../launcher/say';
import { findProgram } from '../programs/find-program';
import { ROOT } from '../project';
import { type Count, FAILED, PASSED, add, countPlaywright, countVitest } from './count';
import { reportFile } from './report-file';

/** A step of `npm test`; a rejection counts as one failure. */
export type Step = { title: string; run: () => Promise<Count> };

/** Runs a command with its output on the console. Resolves with whether it succeeded. */
function succeeds(command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}

async function npmScript(name: string): Promise<Count> {
  return (await succeeds('npm', ['run', '--silent', name])) ? PASSED : FAILED;
}

function tool(name: string): string {
  return join(ROOT, 'node_modules/.bin', name);
}

/**
 * Reads the count from a report. A command that failed without a failed test, for example in a crash, counts as a
 * failure.
 */
function countReport(file: string, read: (report: unknown) => Count, succeeded: boolean): Count {
  const count = read(JSON.parse(readFileSync(file, 'utf8')));
  return succeeded || count.failed > 0 ? count : add([count, FAILED]);
}

async function unitTests(): Promise<Count> {
  const file = reportFile('vitest.json');
  const succeeded = await succeeds(tool('vitest'), [
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  return countReport(file, countVitest, succeeded);
}

async function ruleTests(): Promise<Count> {
  const promtool = await findProgram('promtool', say);
  const folder = join(ROOT, 'ops/prometheus/tests');
  const counts: Count[] = [
    (await succeeds(promtool, ['check', 'config', join(ROOT, 'ops/prometheus/prometheus.yml')])) ? PASSED : FAILED,
  ];
  for (const file of readdirSync(folder).toSorted()) {
    counts.push((await succeeds(promtool, ['test', 'rules', join(folder, file)])) ? PASSED : FAILED);
  }
  return add(counts);
}

async function pageTests(): Promise<Count> {
  const chromium = await findProgram('chromium', say);
  const file = reportFile('playwright.json');
  const env = { VIGIE_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const succeeded = await succeeds(tool('playwright'), ['test', '--reporter=list,json'], env);
  return countReport(file, countPlaywright, succeeded);
}

/** The steps of `npm test`, in order. */
export const STEPS: Step[] = [
  { title: 'Format', run: () => npmScript('format:check') },
  { title: 'Lint', run: () => npmScript('lint') },
  { title: 'Types', run: () => npmScript('typecheck') },
  { title: 'Nothing unused', run: () => npmScript('knip') },
  { title: 'Unit tests', run: unitTests },
  { title: 'Alert rules', run: ruleTests },
  { title: 'Build', run: () => npmScript('build') },
  { title: 'Size of the downloads', run: () => npmScript('size') },
  { title: 'The page in a browser, on the running stack', run: pageTests },
];
