import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type History, missingHistory } from '../history/history';
import { actOut } from '../incidents/act-out';
import type { IncidentName, IncidentReport } from '../incidents/incident';
import { type LoadFactor, LoadFactorSchema } from '../load/factor';
import { type VisitedService, sendRequests } from '../load/send-requests';
import { Child } from '../processes/child';
import { Watchdog } from '../processes/watchdog';
import { findProgram } from '../programs/find-program';
import { type Behaviour, BehaviourSchema } from '../sample-service/behaviour';
import { type Notification, readNotifications } from '../webhook/notifications';
import { type PortChoice, type ProcessName, choosePorts } from './addresses';
import { writeConfiguration } from './configuration';
import { type StackPrograms, plans } from './plans';
import { type ControlledProcess, type StackProcess, controlled, stackProcess } from './stack-process';

export type StackOptions = {
  /** Folder of the built page, served by Prometheus at /user/. */
  assets: string;
  /** Folder for databases, configuration and logs; kept between starts. */
  dataDir: string;
  ports: PortChoice;
  /** Seconds between scrapes and between evaluations; by default as in ops/prometheus. */
  scrapeInterval?: number;
  /** group_wait and group_interval in seconds; by default as in ops/alertmanager. */
  alertGrouping?: number;
  /** Factor of the usual traffic of 40 requests per second to shop-api and 20 to backend; by default 1, 0 for none. */
  load?: number;
  /** Seconds of history to write before the start if the database has none; by default 0. */
  history?: number;
  /** Called with progress messages. */
  onProgress?: (progress: string) => void;
  /** Called when a process has ended that was not stopped. */
  onUnexpectedEnd?: (name: ProcessName, sentence: string) => void;
};

export type Stack = {
  /** Folder for databases, configuration and logs. */
  dataDir: string;
  /** The URL of the page in Prometheus, with a final slash. */
  pageUrl: string;
  prometheusUrl: string;
  alertmanagerUrl: string;
  /** Returns the received notifications as JSON, oldest first. */
  webhookUrl: string;
  prometheus: StackProcess;
  alertmanager: StackProcess;
  webhook: StackProcess;
  node: StackProcess;
  containers: StackProcess;
  load: ControlledProcess<LoadFactor>;
  /** shop-api-1 to -3, backend-1 to -3 and inventory. */
  services: ControlledProcess<Behaviour>[];
  /** Causes an incident in a service, by default shop-api; `recover` ends all. Resolves when it is done. */
  incident: (name: IncidentName, service?: VisitedService) => Promise<IncidentReport>;
  /** Sends this many requests like users. Resolves when all are answered, with the count of each status. */
  sendRequests: (service: VisitedService, count: number) => Promise<Map<number, number>>;
  /** The received notifications, oldest first. */
  notifications: () => Promise<Notification[]>;
  /** Resolves when all processes have ended. */
  stop: () => Promise<void>;
};

const SERVICES = [
  'shop-api-1',
  'shop-api-2',
  'shop-api-3',
  'backend-1',
  'backend-2',
  'backend-3',
  'inventory',
] as const;

async function findPrograms(say: (progress: string) => void): Promise<StackPrograms> {
  // One after the other: parallel installations would fail on each other's lock.
  const prometheus = await findProgram('prometheus', say);
  const alertmanager = await findProgram('alertmanager', say);
  return { prometheus, alertmanager, node_exporter: await findProgram('node_exporter', say) };
}

function minutesText(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

async function writeHistory(
  dataDir: string,
  seconds: number,
  say: (progress: string) => void,
): Promise<History | undefined> {
  if (seconds === 0) return undefined;
  const promtool = await findProgram('promtool', say);
  const now = Date.now() / 1000;
  const history = missingHistory({ database: join(dataDir, 'prometheus'), promtool, seconds }, now);
  if (history) say(`writing ${minutesText(now - history.from)} of history`);
  await history?.writeUntil(now);
  return history;
}

async function startAll(
  processes: StackProcess[],
  history: History | undefined,
  say: (progress: string) => void,
): Promise<void> {
  const isPrometheus = ({ name }: StackProcess) => name === 'prometheus';
  const isLoad = ({ name }: StackProcess) => name === 'load';
  say('starting the services');
  await Promise.all(processes.filter((one) => !isPrometheus(one) && !isLoad(one)).map((one) => one.start()));
  // Also the time since, so that history and scrapes meet.
  await history?.writeUntil(Date.now() / 1000);
  // Last, because otherwise the first scrapes would fail and alerts would be pending.
  say('starting Prometheus');
  await Promise.all(processes.filter((one) => isPrometheus(one) || isLoad(one)).map((one) => one.start()));
}

type Processes = Pick<Stack, 'prometheus' | 'alertmanager' | 'webhook' | 'node' | 'containers' | 'load' | 'services'>;

function createProcesses(create: (name: ProcessName) => StackProcess): Processes {
  const [prometheus, alertmanager, webhook] = [create('prometheus'), create('alertmanager'), create('webhook')];
  const services = SERVICES.map((name) => controlled(create(name), BehaviourSchema));
  return {
    prometheus,
    alertmanager,
    webhook,
    node: create('node'),
    containers: create('containers'),
    load: controlled(create('load'), LoadFactorSchema),
    services,
  };
}

function stackOf(processes: Processes, dataDir: string, stop: () => Promise<void>): Stack {
  const { prometheus, alertmanager, webhook, services } = processes;
  const webhookUrl = `${webhook.url}/notifications`;
  return {
    ...processes,
    dataDir,
    prometheusUrl: prometheus.url,
    alertmanagerUrl: alertmanager.url,
    webhookUrl,
    pageUrl: `${prometheus.url}/user/`,
    incident: (name, service = 'shop-api') => actOut(name, service, processes),
    sendRequests: (service, count) =>
      sendRequests(
        service,
        services.filter(({ name }) => name.startsWith(service)).map(({ url }) => url),
        count,
      ),
    notifications: () => readNotifications(webhookUrl),
    stop,
  };
}

/**
 * Starts Prometheus, Alertmanager, exporters, services and load generator on the loopback interface. If anything fails,
 * all of them are stopped.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const say = options.onProgress ?? (() => {});
  const ports = await choosePorts(options.ports);
  const dataDir = resolve(options.dataDir);
  const logDir = join(dataDir, 'logs');
  mkdirSync(logDir, { recursive: true });
  const files = writeConfiguration(join(dataDir, 'configuration'), ports, {
    interval: options.scrapeInterval,
    grouping: options.alertGrouping,
  });
  const programs = await findPrograms(say);
  const setting = { ports, programs, files, assets: resolve(options.assets), dataDir, logDir, load: options.load ?? 1 };
  const history = await writeHistory(dataDir, options.history ?? 0, say);

  const watchdog = new Watchdog();
  const processes = createProcesses((name) => {
    const child = new Child(plans(setting)[name], watchdog, (sentence) => options.onUnexpectedEnd?.(name, sentence));
    return stackProcess(name, child, ports[name]);
  });
  const all = Object.values(processes).flat();
  const stop = async () => {
    await Promise.all(all.map((one) => one.stop()));
    watchdog.close();
  };
  try {
    await startAll(all, history, say);
  } catch (error) {
    await stop();
    throw error;
  }
  return stackOf(processes, dataDir, stop);
}
