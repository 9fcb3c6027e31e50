import { describe, expect, it } from 'vitest';
import type { Sample } from '@/prometheus/series';
import { neighboursExpr, ofInstances, ownSystem, ownSystemExpr, withNeighbours } from './system-discovery';

const sample = (labels: Record<string, string>): Sample => ({ labels, time: 0, value: 1 });
const target = (instance: string, labels: Record<string, string> = {}) =>
  sample({ signal: 'target', job: 'shop', instance, ...labels });
const own = (name: string) => sample({ signal: 'own', __name__: name });

/** What is asked about each agreement, in their order. */
const partsOf = (profile: ReturnType<typeof ownSystem>) => neighboursExpr(profile).split(/ or (?=label_replace)/);

/** The answer of a server on which the agreements with these matchers are kept by these metrics. */
function neighbours(profile: ReturnType<typeof ownSystem>, kept: Record<string, readonly string[]>) {
  const parts = partsOf(profile);
  const samples = parts.flatMap((part, i) =>
    Object.entries(kept).flatMap(([words, names]) =>
      part.includes(words) ? names.map((name) => sample({ signal: String(i), __name__: name })) : [],
    ),
  );
  return withNeighbours(profile, samples).neighbours;
}

const COMPOSED = ownSystem('backend', [target('127.0.0.1:9191'), target('127.0.0.1:9192'), own('process_open_fds')]);
const PODS = ownSystem('shop', [
  target('10.2.0.7:8080', { namespace: 'prod', pod: 'shop-1', node: 'worker-a' }),
  target('10.2.0.8:8080', { namespace: 'prod', pod: 'shop-2', node: 'worker-b' }),
]);

describe('the first question', () => {
  it('asks about one job only, for its targets and the metrics of its runtime', () => {
    expect(ownSystemExpr('a"b')).toMatch(
      /^label_replace\(up\{job="a\\"b"\}, "signal", "target", "", ""\) or label_replace\(count by \(__name__\) \(\{__name__=~".*",job="a\\"b"\}\), "signal", "own", "", ""\)$/,
    );
  });

  it('keeps the labels of the targets, with which others may agree', () => {
    expect(PODS.targets).toMatchObject([
      { instance: '10.2.0.7:8080', labels: { pod: 'shop-1' } },
      { instance: '10.2.0.8:8080' },
    ]);
    expect([...COMPOSED.own]).toEqual(['process_open_fds']);
  });
});

describe('containers', () => {
  it('are those of the compose service that is called like the job', () => {
    const { containers } = neighbours(COMPOSED, {
      container_label_com_docker_compose_service: ['container_cpu_usage_seconds_total'],
    });
    expect(containers).toMatchObject({
      by: 'name',
      perInstance: false,
      matchers: [{ name: 'container_label_com_docker_compose_service', op: '=', value: 'backend' }],
    });
  });

  it('belong to the instance that they are called like', () => {
    const named = ownSystem('backend', [target('backend-1'), target('backend-2')]);
    const words = 'container_label_com_docker_compose_service="backend",name=~"backend-1|backend-2"';
    const { containers } = neighbours(named, {
      [words]: ['container_cpu_usage_seconds_total'],
      'container_label_com_docker_compose_service="backend"}': ['container_cpu_usage_seconds_total'],
    });
    expect(containers).toMatchObject({
      perInstance: true,
      matchers: [{ value: 'backend' }, { name: 'name', value: 'backend-1|backend-2' }],
    });
  });

  it('are looked for under the name of the host that is scraped as well, which a loopback address is not', () => {
    const expr = neighboursExpr(ownSystem('api', [target('web:3000'), target('localhost:1'), target('[::1]:1')]));
    expect(expr).toContain(
      '{__name__=~"container_cpu_usage_seconds_total|container_cpu_cfs_(throttled_)?periods_total|container_memory_(working_set|usage)_bytes|container_network_(receive|transmit)_bytes_total|container_fs_(reads|writes)_bytes_total|container_spec_(memory_limit_bytes|cpu_quota|cpu_period)|container_oom_events_total",container_label_com_docker_compose_service="web"}',
    );
  });

  it('are those of the pods that are scraped, before any of the same name', () => {
    const { containers } = neighbours(PODS, {
      'pod=~"shop-1|shop-2"': ['container_memory_working_set_bytes'],
      'name="shop"': ['container_cpu_usage_seconds_total'],
    });
    expect(containers).toMatchObject({
      by: 'pod',
      matchers: [
        { name: 'namespace', value: 'prod' },
        { name: 'pod', value: 'shop-1|shop-2' },
      ],
    });
    expect([...(containers?.exposed ?? [])]).toEqual(['container_memory_working_set_bytes']);
  });

  it('are none where nothing agrees', () => {
    expect(neighbours(COMPOSED, {})).toEqual({});
  });
});

describe('hosts', () => {
  it('have the host of an instance in their own, whatever the port', () => {
    const { hosts } = neighbours(COMPOSED, { '127\\\\.0\\\\.0\\\\.1': ['node_load1'] });
    const [matcher] = hosts?.matchers ?? [];
    const accepts = new RegExp(`^(?:${matcher?.value})$`);
    expect('127.0.0.1:9100').toMatch(accepts);
    expect('127.0.0.1').toMatch(accepts);
    expect('127.0.0.11:9100').not.toMatch(accepts);
    expect('12700001:9100').not.toMatch(accepts);
  });

  it('are found by the name of the node where the addresses are those of pods', () => {
    expect(neighbours(PODS, { 'node=~"worker-a|worker-b"': ['node_load1'] }).hosts?.matchers).toEqual([
      { name: 'node', op: '=~', value: 'worker-a|worker-b' },
    ]);
  });
});

describe('hosts of containers', () => {
  it('are those that share a label with the exporter of the containers', () => {
    const i = partsOf(COMPOSED).findIndex((part) =>
      part.includes('and on (node) container_memory_usage_bytes{container_label_com_docker_compose_service="backend"}'),
    );
    const { hosts } = withNeighbours(COMPOSED, [sample({ signal: String(i), instance: 'machine-7' })]).neighbours;
    expect(hosts).toMatchObject({ matchers: [{ name: 'instance', op: '=', value: 'machine-7' }], perInstance: false });
    expect(hosts?.exposed.has('node_load1')).toBe(true);
  });
});

describe('probes', () => {
  const { probes } = neighbours(ownSystem('shop', [target('shop.example:443'), target('10.0.0.3:80')]), {
    'probe_(success': ['probe_success'],
  });
  const accepts = new RegExp(`^(?:${probes?.matchers[0]?.value})$`);

  it.each(['https://shop.example/health', 'shop.example:8443', 'http://10.0.0.3:80/', '10.0.0.3:80'])(
    'ask the service at %s',
    (url) => {
      expect(url).toMatch(accepts);
    },
  );

  it.each([
    'https://shop.example.org/',
    'http://10.0.0.3:8080/',
    'http://other/?u=shop.example',
    'https://myshop.example/',
  ])('ask somebody else at %s', (url) => {
    expect(url).not.toMatch(accepts);
  });
});

describe('a filter by instance', () => {
  const profile = withNeighbours(
    PODS,
    partsOf(PODS).map((_, i) => sample({ signal: String(i), __name__: 'x' })),
  );

  it('leaves the pods and hosts of that instance', () => {
    const { neighbours: left } = ofInstances(profile, ['10.2.0.8:8080']);
    expect(left.containers?.matchers).toEqual([
      { name: 'namespace', op: '=', value: 'prod' },
      { name: 'pod', op: '=', value: 'shop-2' },
    ]);
    expect(left.hosts?.matchers[0]?.value).toBe('\\[?(10\\.2\\.0\\.8|worker-b)\\]?(:[0-9]+)?');
  });

  it('leaves what is not known by instance as it was', () => {
    const composed = withNeighbours(
      COMPOSED,
      partsOf(COMPOSED).map((_, i) => sample({ signal: String(i), __name__: 'x' })),
    );
    expect(ofInstances(composed, ['127.0.0.1:9191']).neighbours.containers).toEqual(composed.neighbours.containers);
    expect(ofInstances(composed, [])).toBe(composed);
  });
});
