import { LaunchError } from '../processes/launch-error';
import { freePorts, isFree, refusalOf } from '../processes/ports';

/**
 * Every process of the stack that listens, with the port it has when that one is free. The page is served by
 * Prometheus.
 */
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
 * `free`: whatever is free, as tests want it. Otherwise the usual ones with Prometheus, and so the page, on `page`, and
 * none of them on `kept`.
 */
export type PortChoice = 'free' | { page: number; kept?: number | undefined };

const names = Object.keys(USUAL_PORTS) as ProcessName[];

const LAST_PORT = 65_535;

/**
 * What is wrong with `port`, where the system refused it with that word, and a way out; `command` is what was typed, up
 * to where an option may follow.
 */
export function portProblem(port: number, refusal: string, command: string): string {
  if (refusal === 'EACCES')
    return `Port ${port} is one that only an administrator may listen on.\nChoose one from 1024 on: ${command} --port 8080`;
  return `Port ${port} is in use by another program.\nStop that program, or choose another port: ${command} --port ${port < LAST_PORT ? port + 1 : port - 1}`;
}

/** Throws a `LaunchError` when nobody can listen on `port`; `command` as in `portProblem`. */
export async function requireFree(port: number, command = 'npm start --'): Promise<void> {
  const refusal = await refusalOf(port);
  if (refusal !== undefined) throw new LaunchError(portProblem(port, refusal, command));
}

/**
 * A port for each process. Only the page's is a promise, so only that one can be refused; an Alertmanager or
 * node_exporter that this machine runs already keeps its port, and ours takes another. So does ours where the page was
 * asked for on its port.
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
