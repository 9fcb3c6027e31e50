import { averageBy, maxBy, minBy } from '@/promql/expression';
import { selector } from '@/promql/label-matcher';
import { chartsWhere, evidenceOf, panelGroup, type PanelGroup, type SystemSource } from './group';

/**
 * The service as seen by blackbox probes: whether it answers, how long that takes, and for how long its certificate is
 * valid.
 */
export function probeGroup({ system, filters }: SystemSource): PanelGroup | null {
  const { probes } = system.neighbours;
  if (probes === undefined) return null;
  const { by, exposed, perInstance } = probes;
  const of = (metric: string) => selector(metric, probes.matchers);
  const charts = chartsWhere(exposed, by, [
    // Several probers of one target: the share of them that get an answer.
    {
      id: 'probe-success',
      title: 'Probes that succeed',
      subtitle: 'of all probers of the target',
      unit: 'ratio',
      floor: 1,
      metrics: ['probe_success'],
      expr: averageBy([by], of('probe_success')),
    },
    {
      id: 'probe-duration',
      title: 'Probe duration',
      subtitle: 'slowest prober',
      unit: 'seconds',
      floor: 0.05,
      metrics: ['probe_duration_seconds'],
      expr: maxBy([by], of('probe_duration_seconds')),
    },
    {
      id: 'probe-certificate',
      title: 'Certificate valid for',
      subtitle: 'until the first of its chain expires',
      unit: 'seconds',
      floor: 0,
      metrics: ['probe_ssl_earliest_cert_expiry'],
      expr: `${minBy([by], of('probe_ssl_earliest_cert_expiry'))} - time()`,
    },
  ]);
  return panelGroup({ id: 'probes', title: 'Probes', evidence: evidenceOf(probes), filters, perInstance }, charts);
}
