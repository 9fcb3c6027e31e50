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
 * Executes the command line, then ends the process: with 0, or with 1 after an error message. `startedBy`: the parent
 * of this process when it was started.
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
