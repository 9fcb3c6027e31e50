import { LaunchError } from '../processes/launch-error';
import { freePorts, isFree, refusalOf } from '../processes/ports';

/** The default port of every process of the stack. The page is served by Prometheus. */
export const USUAL_PORTS = {
  prometheus: 9090,
  alertmanager: 9093,
  webhook: 9098,
  node: 9100,
  containers: 9170,
  inventory: 9171,
  load: 9175,
  'shop-api-1': 9181,
  'shop-api-2': 9182,
  'shop-api-3': 9183,
  'backend-1': 9191,
  'backend-2': 9192,
  'backend-3': 9193,
} as const;

export type ProcessName = keyof typeof USUAL_PORTS;

export type Ports = Record<ProcessName, number>;

/**
 * `free`: any free ports, for tests. Otherwise the default ones, with Prometheus (and so the page) on `page` and none
 * on `kept`.
 */
export type PortChoice = 'free' | { page: number; kept?: number | undefined };

const names = Object.keys(USUAL_PORTS) as ProcessName[];

const LAST_PORT = 65_535;

/**
 * The message about a `port` that could not be opened, with a solution. `refusal`: the error code; `command`: the
 * command line to which options may be appended.
 */
export function portProblem(port: number, refusal: string, command: string): string {
  if (refusal === 'EACCES')
    return `Port ${port} is one that only an administrator may listen on.\nChoose one from 1024 on: ${command} --port 8080`;
  return `Port ${port} is in use by another program.\nStop that program, or choose another port: ${command} --port ${port < LAST_PORT ? port + 1 : port - 1}`;
}

/** Throws a `LaunchError` if `port` cannot be used; `command` as in `portProblem`. */
export async function requireFree(port: number, command = 'npm start --'): Promise<void> {
  const refusal = await refusalOf(port);
  if (refusal !== undefined) throw new LaunchError(portProblem(port, refusal, command));
}

/**
 * Assigns a port to each process. Only that of the page is guaranteed, so only that can be refused; if another program
 * uses a default port, or it was requested for the page, the process gets another one.
 */
export async function choosePorts(choice: PortChoice, usual: Ports = USUAL_PORTS): Promise<Ports> {
  const { page, kept } = choice === 'free' ? { page: undefined, kept: undefined } : choice;
  const isPromised = (port: number) => port === page || port === kept;
  const spare = (await freePorts(names.length + 2)).filter((port) => !isPromised(port));
  const ports = Object.fromEntries(names.map((name, index) => [name, spare[index]])) as Ports;
  if (page === undefined) return ports;
  await requireFree(page);
  for (const name of names) if (!isPromised(usual[name]) && (await isFree(usual[name]))) ports[name] = usual[name];
  return { ...ports, prometheus: page };
}

export function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
