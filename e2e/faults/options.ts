import { parseArgs } from 'node:util';

export type FaultOptions = {
  /** Only faults and places whose name contains one of these. */
  faults: readonly string[];
  places: readonly string[];
  /** Pages side by side. */
  pages: number;
  /** Seconds between refreshes. */
  refresh: number;
  /** Seconds that everything may take longer. */
  allowance: number;
  json: string | undefined;
  /** Whether the cells are run, and whether the delay is measured. */
  matrix: boolean;
  delays: boolean;
};

export const HELP = `npm run faults: every fault on every endpoint, before a running stack, in one browser

  --fault TEXT    only faults whose name contains TEXT; repeatable
  --place NAME    only this endpoint, or "everything"; repeatable
  --pages N       pages side by side (default 3)
  --refresh N     seconds between refreshes (default 1, the shortest that the page knows)
  --allowance N   seconds that everything may take longer (default 0), on a machine that does other things meanwhile: then it is judged that it happens, not how soon
  --delays        only how much later everything else comes while a question hangs
  --json FILE     also write the outcomes to FILE
  --help          this text`;

/** What the command line asks for; null for help. Throws with a sentence for what it does not know. */
export function readOptions(args: readonly string[]): FaultOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fault: { type: 'string', multiple: true, default: [] },
      place: { type: 'string', multiple: true, default: [] },
      pages: { type: 'string', default: '3' },
      refresh: { type: 'string', default: '1' },
      allowance: { type: 'string', default: '0' },
      json: { type: 'string' },
      delays: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const isWhole = values.fault.length === 0 && values.place.length === 0;
  return {
    matrix: !values.delays,
    delays: values.delays || isWhole,
    faults: values.fault,
    places: values.place,
    pages: wholeNumber('pages', values.pages, 1),
    refresh: wholeNumber('refresh', values.refresh, 1),
    allowance: wholeNumber('allowance', values.allowance, 0),
    json: values.json,
  };
}

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least)
    throw new Error(`--${name} must be a whole number from ${least}, not "${text}"`);
  return number;
}
