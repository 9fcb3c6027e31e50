import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { GenericSchema } from 'valibot';
import { Child } from '../processes/child';
import { Watchdog } from '../processes/watchdog';
import { findProgram } from '../programs/find-program';
import { type LoadFactor, LoadFactorSchema } from '../load/factor';
import { type Behaviour, BehaviourSchema } from '../sample-service/behaviour';
import { controlClient } from '../sample-service/control-client';
import { type PortChoice, type ProcessName, choosePorts, urlOf } from './addresses';
import { writeConfiguration } from './configuration';
import { type StackPrograms, plans } from './plans';

export type StackOptions = {
  /** Folder of the built page, served by Prometheus at /user/. */
  assets: string;
  /** Holds databases, configuration and logs; kept between starts. */
  dataDir: string;
  ports: PortChoice;
  /** Seconds between scrapes and between evaluations; without it what ops/prometheus says. */
  scrapeInterval?: number;
  /** Multiple of the usual traffic of 40 requests per second to shop-api and 20 to backend; 1 unless given, 0 sends none. */
  load?: number;
  /** Hears, in words, what is being done. */
  onProgress?: (progress: string) => void;
  /** Hears when a process ended that nobody stopped. */
  onUnexpectedEnd?: (name: ProcessName, sentence: string) => void;
};

/** A process of the stack. `start` after `stop` brings it back on the same port, with the same data. */
export type StackProcess = {
  name: ProcessName;
  url: string;
  isRunning: () => boolean;
  start: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A process whose behaviour can be changed while it runs. Both calls resolve with the behaviour that holds afterwards. */
export type ControlledProcess<T> = StackProcess & {
  control: (patch: Partial<T>) => Promise<T>;
  reset: () => Promise<T>;
};

export type Stack = {
  /** The page as Prometheus serves it, with its final slash. */
  pageUrl: string;
  prometheusUrl: string;
  alertmanagerUrl: string;
  /** Lists what Alertmanager delivered, as JSON, oldest first. */
  webhookUrl: string;
  prometheus: StackProcess;
  alertmanager: StackProcess;
  webhook: StackProcess;
  node: StackProcess;
  load: ControlledProcess<LoadFactor>;
  /** shop-api-1 to -3, backend-1 to -3 and inventory. */
  services: ControlledProcess<Behaviour>[];
  /** Resolves when every process is gone. */
  stop: () => Promise<void>;
};

const SERVICES = ['shop-api-1', 'shop-api-2', 'shop-api-3', 'backend-1', 'backend-2', 'backend-3', 'inventory'] as const;

async function findPrograms(say: (progress: string) => void): Promise<StackPrograms> {
  // One after the other: two installations at once would wait for each other's lock and fail.
  const prometheus = await findProgram('prometheus', say);
  const alertmanager = await findProgram('alertmanager', say);
  return { prometheus, alertmanager, node_exporter: await findProgram('node_exporter', say) };
}

function stackProcess(name: ProcessName, child: Child, port: number): StackProcess {
  return { name, url: urlOf(port), isRunning: () => child.running, start: () => child.start(), stop: () => child.stop() };
}

function controlled<T>(base: StackProcess, schema: GenericSchema<T>): ControlledProcess<T> {
  const { change, reset } = controlClient(base.url, schema);
  return { ...base, control: change, reset };
}

async function startAll(processes: StackProcess[], say: (progress: string) => void): Promise<void> {
  const isPrometheus = ({ name }: StackProcess) => name === 'prometheus';
  const isLoad = ({ name }: StackProcess) => name === 'load';
  say('starting the services');
  await Promise.all(processes.filter((one) => !isPrometheus(one) && !isLoad(one)).map((one) => one.start()));
  // Last, or its first scrapes would find the targets down and alerts would be pending at the start.
  say('starting Prometheus');
  await Promise.all(processes.filter((one) => isPrometheus(one) || isLoad(one)).map((one) => one.start()));
}

/** Start Prometheus, Alertmanager, node_exporter, the services and their traffic on the loopback interface. When anything fails, all of it is stopped again. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const say = options.onProgress ?? (() => {});
  const ports = await choosePorts(options.ports);
  const dataDir = resolve(options.dataDir);
  const logDir = join(dataDir, 'logs');
  mkdirSync(logDir, { recursive: true });
  const files = writeConfiguration(join(dataDir, 'configuration'), ports, options.scrapeInterval);
  const programs = await findPrograms(say);
  const setting = { ports, programs, files, assets: resolve(options.assets), dataDir, logDir, load: options.load ?? 1 };

  const watchdog = new Watchdog();
  const create = (name: ProcessName): StackProcess => {
    const child = new Child(plans(setting)[name], watchdog, (sentence) => options.onUnexpectedEnd?.(name, sentence));
    return stackProcess(name, child, ports[name]);
  };
  const [prometheus, alertmanager, webhook, node] = [create('prometheus'), create('alertmanager'), create('webhook'), create('node')];
  const load = controlled(create('load'), LoadFactorSchema);
  const services = SERVICES.map((name) => controlled(create(name), BehaviourSchema));
  const processes = [prometheus, alertmanager, webhook, node, load, ...services];
  const stop = async () => {
    await Promise.all(processes.map((one) => one.stop()));
    watchdog.close();
  };
  try {
    await startAll(processes, say);
  } catch (error) {
    await stop();
    throw error;
  }
  const urls = { prometheusUrl: prometheus.url, alertmanagerUrl: alertmanager.url, webhookUrl: `${webhook.url}/notifications`, pageUrl: `${prometheus.url}/user/` };
  return { ...urls, prometheus, alertmanager, webhook, node, load, services, stop };
}
