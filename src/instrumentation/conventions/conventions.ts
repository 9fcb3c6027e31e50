import type { Convention } from './convention';
import { dotnet } from './dotnet';
import { durationHistogram } from './duration-histogram';
import { goMiddlewares } from './go-middlewares';
import { grpc } from './grpc';
import { httpCounters } from './http-counters';
import { micrometer } from './micrometer';
import { monitoring } from './monitoring';
import { openTelemetry } from './open-telemetry';
import { openTelemetryRpc } from './open-telemetry-rpc';
import { proxies } from './proxies';
import { pythonFrameworks } from './python-frameworks';
import { rubyFrameworks } from './ruby-frameworks';
import { separateCounters } from './separate-counters';
import { serviceMeshes } from './service-meshes';
import { spanMetricsFamily } from './span-metrics';

/**
 * In order of preference for equal scores: specific conventions first, because the metrics of plain ones are part of
 * many others.
 */
export const CONVENTIONS: readonly Convention[] = [
  separateCounters,
  ...pythonFrameworks,
  dotnet,
  ...httpCounters,
  ...durationHistogram,
  ...micrometer,
  ...rubyFrameworks,
  ...goMiddlewares,
  ...openTelemetry,
  ...spanMetricsFamily,
  grpc,
  ...openTelemetryRpc,
  ...serviceMeshes,
  ...proxies,
  ...monitoring,
];
