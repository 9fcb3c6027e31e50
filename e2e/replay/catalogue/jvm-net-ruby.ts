import { counter, gauge, histogram, inProgress, rising, summary } from '../family';
import { byStatus, inSeconds, type ReplayedService } from '../replayed-service';
import { dotnet, jvm, ruby, SCRAPES_PER_SECOND } from '../runtimes';
import { lowerMethod, method, outcomeWord, route, statusCode } from '../label-values';
import { USUAL_EDGES } from './edges';

const REQUESTS = 'http_server_requests_seconds';

const actuatorScrapes = rising(`${REQUESTS}_count`, SCRAPES_PER_SECOND, {
  method: 'GET',
  outcome: 'SUCCESS',
  status: '200',
  uri: '/actuator/prometheus',
});

const spring: ReplayedService = {
  name: 'spring-boot',
  families: [
    ...jvm(),
    histogram(REQUESTS, USUAL_EDGES, (flow) => ({
      error: 'none',
      exception: 'none',
      method: method(flow),
      outcome: outcomeWord(flow),
      status: statusCode(flow),
      uri: route(flow),
    })),
    gauge(`${REQUESTS}_max`, 1.9, { method: 'GET', status: '200', uri: '/products' }),
    actuatorScrapes,
    inProgress('http_server_requests_active_seconds_active_count', { method: 'GET', uri: 'UNKNOWN' }),
  ],
  expected: {
    requests: `${REQUESTS}_count`,
    endpoint: 'uri',
    failures: byStatus('status'),
    duration: inSeconds(REQUESTS, 'uri'),
    inProgress: 'http_server_requests_active_seconds_active_count',
  },
};

const outcomes: ReplayedService = {
  name: 'spring-outcome',
  families: [
    ...jvm(),
    histogram(REQUESTS, USUAL_EDGES, (flow) => ({
      method: method(flow),
      outcome: outcomeWord(flow),
      uri: route(flow),
    })),
  ],
  expected: {
    requests: `${REQUESTS}_count`,
    endpoint: 'uri',
    failures: byStatus('outcome'),
    duration: inSeconds(REQUESTS, 'uri'),
    inProgress: null,
  },
};

/** The default of Spring Boot without histograms: count, sum, and a decaying maximum. */
export const springWithoutBuckets: ReplayedService = {
  name: 'spring-boot-without-buckets',
  families: [
    ...jvm(),
    summary(REQUESTS, [], (flow) => ({
      method: method(flow),
      outcome: outcomeWord(flow),
      status: statusCode(flow),
      uri: route(flow),
    })),
    gauge(`${REQUESTS}_max`, 1.9, { method: 'GET', outcome: 'SUCCESS', status: '200', uri: '/products' }),
  ],
  expected: {
    requests: `${REQUESTS}_count`,
    endpoint: 'uri',
    failures: byStatus('status'),
    duration: inSeconds(REQUESTS, 'uri', 'sum-and-count'),
    inProgress: null,
  },
};

const net: ReplayedService = {
  name: 'prometheus-net',
  families: [
    ...dotnet(),
    counter('http_requests_received_total', (flow) => ({
      code: statusCode(flow),
      method: method(flow),
      controller: 'Orders',
      action: method(flow),
      endpoint: route(flow),
    })),
    histogram('http_request_duration_seconds', USUAL_EDGES, (flow) => ({
      code: statusCode(flow),
      method: method(flow),
      controller: 'Orders',
      action: method(flow),
      endpoint: route(flow),
    })),
    inProgress('http_requests_in_progress', {
      method: 'GET',
      controller: 'Orders',
      action: 'GET',
      endpoint: '/products',
    }),
  ],
  expected: {
    requests: 'http_requests_received_total',
    endpoint: 'endpoint',
    failures: byStatus('code'),
    duration: inSeconds('http_request_duration_seconds', 'endpoint'),
    inProgress: 'http_requests_in_progress',
  },
};

const rails: ReplayedService = {
  name: 'rails-yabeda',
  families: [
    ...ruby(),
    counter('rails_requests_total', (flow) => ({
      controller: 'orders',
      action: route(flow),
      status: statusCode(flow),
      format: 'json',
      method: lowerMethod(flow),
    })),
    histogram('rails_request_duration_seconds', USUAL_EDGES, (flow) => ({
      controller: 'orders',
      action: route(flow),
      status: statusCode(flow),
      format: 'json',
      method: lowerMethod(flow),
    })),
    rising('rails_view_runtime_seconds_count', 8, { controller: 'orders' }),
    rising('rails_view_runtime_seconds_sum', 0.3, { controller: 'orders' }),
    rising('rails_db_runtime_seconds_count', 8, { controller: 'orders' }),
    rising('rails_db_runtime_seconds_sum', 0.2, { controller: 'orders' }),
  ],
  expected: {
    requests: 'rails_requests_total',
    endpoint: ['controller', 'action'],
    qualifier: 'method',
    failures: byStatus('status'),
    duration: inSeconds('rails_request_duration_seconds', 'action'),
    inProgress: null,
  },
};

export const JVM_NET_RUBY: readonly ReplayedService[] = [spring, outcomes, net, rails];
