import * as v from 'valibot';
import { findRunning } from '../launcher/running-mark';
import { LaunchError } from '../processes/launch-error';
import { INCIDENT_NAMES } from './incident';
import { IncidentRequest } from './incident-server';

const Report = v.object({ did: v.string(), expect: v.string() });
const Refusal = v.object({ error: v.optional(v.string()), message: v.optional(v.string()) });

const USAGE = `npm run incident -- NAME [shop-api | backend]

Names: ${INCIDENT_NAMES.join(', ')}.
Incidents add up until "recover". The default service is shop-api.`;

/** Longer than a rolling restart of all instances takes on a slow machine. */
const TIMEOUT_MS = 120_000;

/** Returns null for --help. Throws a `LaunchError` for unknown incidents. */
export function parseIncident(args: string[]): v.InferOutput<typeof IncidentRequest> | null {
  if (args.includes('--help')) return null;
  const [name, service = 'shop-api', ...rest] = args;
  if (name === undefined) throw new LaunchError(USAGE);
  const wanted = v.safeParse(IncidentRequest, { name, service });
  if (wanted.success && rest.length === 0) return wanted.output;
  throw new LaunchError(`"${args.join(' ')}" is no incident.\n\n${USAGE}`);
}

async function ask(controlUrl: string, body: object): Promise<v.InferOutput<typeof Report>> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  const response = await fetch(`${controlUrl}/incidents`, init).catch((error: Error) => {
    throw new LaunchError(
      `The running demo does not answer: ${error.message}.\nEnd it and start it again with: npm start`,
    );
  });
  const answer: unknown = await response.json();
  if (response.ok) return v.parse(Report, answer);
  const { error, message } = v.parse(Refusal, answer);
  throw new LaunchError(
    `The incident did not happen: ${message ?? error ?? response.status}.\nBring everything back with: npm run incident -- recover`,
  );
}

async function request(args: string[]): Promise<void> {
  const wanted = parseIncident(args);
  if (wanted === null) return console.log(USAGE);
  const mark = await findRunning();
  if (!mark)
    throw new LaunchError('No demo of this checkout is running.\nStart it in another terminal with: npm start');
  const { did, expect } = await ask(mark.controlUrl, wanted);
  const page = wanted.service === 'shop-api' ? mark.pageUrl : `${mark.pageUrl}?service=${wanted.service}`;
  console.log(`${did}\n\nWhat the page should say (${page}):\n${expect}`);
}

/**
 * Causes an incident in the running demo and prints what to expect. Returns the exit code: 1 after an error message.
 */
export async function commandIncident(args: string[]): Promise<number> {
  try {
    await request(args);
    return 0;
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    console.error(error.message);
    return 1;
  }
}
