import type { ReplayedService } from '../replayed-service';
import { GO, grpcServices } from './go';
import { INFRASTRUCTURE } from './infrastructure';
import { JVM_NET_RUBY, springWithoutBuckets } from './jvm-net-ruby';
import { MESHES } from './meshes';
import {
  dottedMethods,
  dottedRpc,
  nativeHistogram,
  OPENTELEMETRY,
  qualifiedRpc,
  rpc,
  spanMetrics,
} from './opentelemetry';
import { PROM_CLIENT, rawPathHistogram, severalMethods } from './prom-client';
import { apisix, PROXIES } from './proxies';
import { flask, PYTHON } from './python';
import { MIXED, UNKNOWN } from './unknown';

/** The conventions that must be recognised by name. */
export const KNOWN: readonly ReplayedService[] = [
  ...PROM_CLIENT,
  ...OPENTELEMETRY,
  ...GO,
  ...PYTHON,
  ...JVM_NET_RUBY,
  ...MESHES,
  ...PROXIES,
  ...INFRASTRUCTURE,
];

/** Variants of known conventions, and mixtures. */
const VARIANTS: readonly ReplayedService[] = [
  spanMetrics,
  apisix,
  nativeHistogram,
  rawPathHistogram,
  springWithoutBuckets,
  flask,
  severalMethods,
  dottedMethods,
  grpcServices,
  rpc,
  dottedRpc,
  qualifiedRpc,
  ...MIXED,
];

export const REPLAYED: readonly ReplayedService[] = [...KNOWN, ...VARIANTS, ...UNKNOWN];
