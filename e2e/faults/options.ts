import { parseArgs } from 'node:util';

export type FaultOptions = {
  /** Only faults whose names contain one of these, and these places; all if empty. */
  faults: readonly string[];
  places: readonly string[];
  /** Pages in parallel. */
  pages: number;
  /** Seconds between refreshes. */
  refresh: number;
  /** Seconds added to every deadline. */
  allowance: number;
  json: string | undefined;
  /** Whether cells are run, and whether delays are measured. */
  matrix: boolean;
  delays: boolean;
};

export const HELP = `npm run faults: injects every fault on every endpoint of a running stack, and judges the page in one browser

  --fault TEXT    only faults whose name contains TEXT; repeatable
  --place NAME    only this endpoint, or "everything"; repeatable
  --pages N       pages in parallel (default 3)
  --refresh N     seconds between refreshes (default 1, the shortest that the page knows)
  --allowance N   seconds added to every deadline (default 0), for a busy machine: then reactions are judged, not their speed
  --delays        only measure how much a hanging query delays everything else
  --json FILE     also write the outcomes to FILE
  --help          this text`;

/** Parses the command line; null for --help. Throws a message about invalid options. */
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
