import type { GenericSchema } from 'valibot';
import type { LoadFactor } from '../load/factor';
import type { Child } from '../processes/child';
import type { Behaviour } from '../sample-service/behaviour';
import { controlClient } from '../sample-service/control-client';
import { type ProcessName, urlOf } from './addresses';

/** A process of the stack. `start` after `stop` restarts it on the same port with the same data. */
export type StackProcess = {
  name: ProcessName;
  url: string;
  isRunning: () => boolean;
  /** `version`: the version that a service reports, by default 1.0.0. */
  start: (version?: string) => Promise<void>;
  stop: () => Promise<void>;
  /** As `stop`, with SIGKILL. */
  kill: () => Promise<void>;
};

/** A process whose behaviour can be changed at runtime. Both calls resolve with the resulting behaviour. */
export type ControlledProcess<T> = StackProcess & {
  control: (patch: Partial<T>) => Promise<T>;
  reset: () => Promise<T>;
};

/**
 * The processes that incidents affect: the services (shop-api-1 to -3, backend-1 to -3 and inventory) and the load
 * generator.
 */
export type Breakable = { services: ControlledProcess<Behaviour>[]; load: ControlledProcess<LoadFactor> };

export function stackProcess(name: ProcessName, child: Child, port: number): StackProcess {
  return {
    name,
    url: urlOf(port),
    isRunning: () => child.running,
    start: (version) => child.start(version === undefined ? {} : { VERSION: version }),
    stop: () => child.stop(),
    kill: () => child.stop('SIGKILL'),
  };
}

export function controlled<T>(base: StackProcess, schema: GenericSchema<T>): ControlledProcess<T> {
  const { change, reset } = controlClient(base.url, schema);
  return { ...base, control: change, reset };
}
