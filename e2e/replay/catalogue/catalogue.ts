import type { ReplayedService } from '../replayed-service';
import { GO } from './go';
import { JVM_NET_RUBY, springWithoutBuckets } from './jvm-net-ruby';
import { nativeHistogram, OPENTELEMETRY } from './opentelemetry';
import { PROM_CLIENT, rawPathHistogram } from './prom-client';
import { PROXIES } from './proxies';
import { flask, PYTHON } from './python';
import { MIXED, STRANGERS } from './strangers';

/** The forty conventions that must be known by name. */
export const KNOWN: readonly ReplayedService[] = [...PROM_CLIENT, ...OPENTELEMETRY, ...GO, ...PYTHON, ...JVM_NET_RUBY, ...PROXIES];

/** What comes in other forms or mixtures than the forty. */
const VARIANTS: readonly ReplayedService[] = [nativeHistogram, rawPathHistogram, springWithoutBuckets, flask, ...MIXED];

export const REPLAYED: readonly ReplayedService[] = [...KNOWN, ...VARIANTS, ...STRANGERS];
