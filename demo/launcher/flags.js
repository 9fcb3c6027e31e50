// Plain JavaScript without dependencies, because it runs before node_modules exists.
import { parseArgs } from 'node:util';

export const HELP = `npm start                        the demo: Prometheus, Alertmanager, services, traffic, and the page
npm run dev                      the same with Vite and hot reload

  -- --prometheus URL            only the page, for the Prometheus at URL; a user:password@ in it is
                                 not sent to the browser. NODE_EXTRA_CA_CERTS=FILE trusts the
                                 certificates of your own authority
  -- --alertmanager URL          its Alertmanager, for silences and notifications
  -- --history 24h|2h|none       length of the demo's generated history (24h); also VIGIE_HISTORY
  -- --fresh                     delete the data of earlier starts
  -- --port N                    port of the page (9090, or a free one if that is in use with
                                 --prometheus; 5173 with hot reload)
  -- --help                      this text`;

/** @type {'string'} */
const TEXT = 'string';
/** @type {'boolean'} */
const YES = 'boolean';

/**
 * The parsed options. Throws a message about invalid ones, followed by the help.
 * @param {string[]} args
 */
export function readFlags(args) {
  const { values, positionals } = parsed(args);
  const [lone] = positionals;
  if (lone === undefined) return values;
  throw new Error(
    `${lone} is not an option.\nnpm only passes on options that follow --, as in: npm start -- --prometheus http://prometheus.example:9090\n\n${HELP}`,
  );
}

/** @param {string[]} args */
function parsed(args) {
  const options = {
    prometheus: { type: TEXT },
    alertmanager: { type: TEXT },
    port: { type: TEXT },
    history: { type: TEXT },
    fresh: { type: YES },
    dev: { type: YES },
    help: { type: YES, short: 'h' },
  };
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // Node adds a hint on arguments that begin with a dash, which do not exist here.
    const text =
      error instanceof Error ? error.message.replace(/\. To specify a positional argument[^]*/, '.') : String(error);
    throw new Error(`${text}\n\n${HELP}`, { cause: error });
  }
}

/**
 * Ends the process after printing the help or an error about invalid options, so that nobody waits for the installation
 * of packages to see it.
 * @param {string[]} args
 */
export function answerAtOnce(args) {
  try {
    if (readFlags(args).help !== true) return;
    console.log(HELP);
    process.exit(0);
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
