import { join } from 'node:path';
import { say } from '../../demo/launcher/say';
import { findProgram } from '../../demo/programs/find-program';
import { CACHE } from '../../demo/project';
import { REPLAYED } from './catalogue/catalogue';
import { readCommand, USAGE } from './command';
import { asMarkdown, asText, wrongOnes } from './report';
import { scrapingServer } from './scraping-server';
import { verifyAll, type Verified } from './verify-all';

async function run(args: string[]): Promise<number> {
  const { servers, only, markdown } = readCommand(args, process.env);
  const programs = servers.length > 0 ? servers : [await findProgram('prometheus', say)];
  const services = REPLAYED.filter(({ name }) => name.includes(only));
  const all: Verified[] = [];
  for (const program of programs) {
    const verified = await verifyAll(scrapingServer(program), services, join(CACHE, 'conventions'));
    all.push(verified);
    console.log(`${asText(verified)}\n`);
  }
  if (markdown) console.log(asMarkdown(all));
  return all.some((verified) => wrongOnes(verified) > 0) ? 1 : 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  process.exitCode = 1;
}
