import { join } from 'node:path';
import { readCommandLine } from '../../demo/launcher/command-line';
import { say } from '../../demo/launcher/say';
import { findProgram } from '../../demo/programs/find-program';
import { CACHE } from '../../demo/project';
import { REPLAYED } from './catalogue/catalogue';
import { type Command, readCommand, USAGE } from './command';
import { asMarkdown, asText, failedChecks } from './report';
import { scrapingServer } from './scraping-server';
import { verifyAll, type Verified } from './verify-all';

async function run({ servers, only, markdown }: Command): Promise<number> {
  const programs = servers.length > 0 ? servers : [await findProgram('prometheus', say)];
  const services = REPLAYED.filter(({ name }) => name.includes(only));
  // A run without checks would pass.
  if (services.length === 0) throw new Error(`No replayed service has "${only}" in its name`);
  const all: Verified[] = [];
  for (const program of programs) {
    const verified = await verifyAll(scrapingServer(program), services, join(CACHE, 'conventions'));
    all.push(verified);
    console.log(`${asText(verified)}\n`);
  }
  if (markdown) console.log(asMarkdown(all));
  return all.some((verified) => failedChecks(verified) > 0) ? 1 : 0;
}

const command = readCommandLine(readCommand, USAGE);
try {
  if (command !== null) process.exitCode = await run(command);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
