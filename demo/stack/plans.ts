import { join } from 'node:path';
import type { ChildPlan } from '../processes/child';
import { RATES } from '../load/rates';
import { ROOT } from '../project';
import { type Ports, type ProcessName, urlOf } from './addresses';
import type { ConfigurationFiles } from './configuration';

/** Paths of the external programs. */
export type StackPrograms = { prometheus: string; alertmanager: string; node_exporter: string };

export type Setting = {
  ports: Ports;
  programs: StackPrograms;
  files: ConfigurationFiles;
  /** Folder of the built page. */
  assets: string;
  dataDir: string;
  logDir: string;
  load: number;
};

/** Replaying the write-ahead log after a crash takes a while. */
const PROMETHEUS_READY_TIMEOUT = 120;

function nodePlan(
  { ports, logDir }: Setting,
  name: ProcessName,
  script: string,
  ready: string,
  env: Record<string, string> = {},
): ChildPlan {
  return {
    name,
    command: process.execPath,
    args: ['--import', 'tsx', join(ROOT, 'demo', script)],
    env: { PORT: String(ports[name]), INVENTORY_URL: urlOf(ports.inventory), ...env },
    logFile: join(logDir, `${name}.log`),
    readyUrl: urlOf(ports[name]) + ready,
  };
}

function prometheusPlan({ ports, programs, files, assets, dataDir, logDir }: Setting): ChildPlan {
  const args = [
    `--config.file=${files.prometheus}`,
    `--storage.tsdb.path=${join(dataDir, 'prometheus')}`,
    '--storage.tsdb.retention.time=15d',
    `--web.listen-address=127.0.0.1:${ports.prometheus}`,
    `--web.user-assets=${assets}`,
  ];
  const readyUrl = `${urlOf(ports.prometheus)}/-/ready`;
  return {
    name: 'prometheus',
    command: programs.prometheus,
    args,
    logFile: join(logDir, 'prometheus.log'),
    readyUrl,
    readyTimeout: PROMETHEUS_READY_TIMEOUT,
  };
}

function alertmanagerPlan({ ports, programs, files, dataDir, logDir }: Setting): ChildPlan {
  const args = [
    `--config.file=${files.alertmanager}`,
    `--storage.path=${join(dataDir, 'alertmanager')}`,
    `--web.listen-address=127.0.0.1:${ports.alertmanager}`,
    // A single instance needs no clustering, whose port would be public.
    '--cluster.listen-address=',
  ];
  const readyUrl = `${urlOf(ports.alertmanager)}/-/ready`;
  return {
    name: 'alertmanager',
    command: programs.alertmanager,
    args,
    logFile: join(logDir, 'alertmanager.log'),
    readyUrl,
  };
}

function nodeExporterPlan({ ports, programs, logDir }: Setting): ChildPlan {
  const args = [`--web.listen-address=127.0.0.1:${ports.node}`];
  return {
    name: 'node',
    command: programs.node_exporter,
    args,
    logFile: join(logDir, 'node.log'),
    readyUrl: `${urlOf(ports.node)}/`,
  };
}

function loadPlan(setting: Setting): ChildPlan {
  const urls = (names: ProcessName[]) => names.map((name) => urlOf(setting.ports[name]));
  const plan = [
    {
      service: 'shop-api',
      rate: RATES['shop-api'] * setting.load,
      urls: urls(['shop-api-1', 'shop-api-2', 'shop-api-3']),
    },
    { service: 'backend', rate: RATES.backend * setting.load, urls: urls(['backend-1', 'backend-2', 'backend-3']) },
  ];
  return nodePlan(setting, 'load', 'load/main.ts', '/control', { LOAD_PLAN: JSON.stringify(plan) });
}

/** How each process of the stack is started. */
export function plans(setting: Setting): Record<ProcessName, ChildPlan> {
  const service = (name: ProcessName, script: string) => nodePlan(setting, name, script, '/control');
  return {
    prometheus: prometheusPlan(setting),
    alertmanager: alertmanagerPlan(setting),
    node: nodeExporterPlan(setting),
    webhook: nodePlan(setting, 'webhook', 'webhook/main.ts', '/notifications'),
    containers: nodePlan(setting, 'containers', 'containers/main.ts', '/metrics'),
    load: loadPlan(setting),
    inventory: service('inventory', 'inventory/main.ts'),
    'shop-api-1': service('shop-api-1', 'shop-api/main.ts'),
    'shop-api-2': service('shop-api-2', 'shop-api/main.ts'),
    'shop-api-3': service('shop-api-3', 'shop-api/main.ts'),
    'backend-1': service('backend-1', 'backend/main.ts'),
    'backend-2': service('backend-2', 'backend/main.ts'),
    'backend-3': service('backend-3', 'backend/main.ts'),
  };
}
