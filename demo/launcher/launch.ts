import { failureText } from './failure-text';
import { launchPage } from './launch-page';
import { launchStack } from './launch-stack';
import { HELP } from './flags.js';
import { parseOptions } from './options';

async function dispatch(args: string[], startedBy: number): Promise<number> {
  const options = parseOptions(args);
  switch (options.kind) {
    case 'help':
      console.log(HELP);
      return 0;
    case 'stack':
      return launchStack(options, startedBy);
    case 'page':
      return launchPage(options, startedBy);
  }
}

/**
 * Do what the command line asks for, then end the process: 0, or 1 after a sentence about what went wrong. `startedBy`:
 * the process that was this one's parent at first.
 */
export async function launch(args: string[], startedBy: number): Promise<never> {
  try {
    process.exit(await dispatch(args, startedBy));
  } catch (error) {
    const text = failureText(error);
    if (text === undefined) throw error;
    console.error(`\n${text}`);
    process.exit(1);
  }
}
