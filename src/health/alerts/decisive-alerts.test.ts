import { describe, expect, it } from 'vitest';
import { alert } from '@/health/example-facts';
import { alertLevel, concerns, decisiveAlerts } from './decisive-alerts';

const labelled = (labels: Record<string, string>) => alert({ labels });

describe('alertLevel', () => {
  it.each([
    ['critical', 'critical'],
    ['page', 'critical'],
    ['error', 'critical'],
    ['CRITICAL', 'critical'],
    ['warning', 'warning'],
    ['info', null],
    ['none', null],
    ['p3', null],
  ] as const)('of severity %s is %s', (severity, level) => {
    expect(alertLevel(labelled({ severity }))).toBe(level);
  });

  it('of an alert without severity is none: a permanent Watchdog never changes the verdict', () => {
    expect(alertLevel(labelled({ alertname: 'Watchdog' }))).toBeNull();
  });
});

describe('concerns', () => {
  it.each([
    ['the job', { job: 'shop-api' }, true],
    ['the service label', { service: 'shop-api' }, true],
    ['the service label although another job measures it', { job: 'blackbox', service: 'shop-api' }, true],
    ['the workload, as kube-state-metrics does', { job: 'kube-state-metrics', deployment: 'shop-api' }, true],
    ['a container of it', { job: 'kube-state-metrics', container: 'shop-api', pod: 'shop-api-7d9c4' }, true],
    ['a pod of its Deployment', { job: 'kube-state-metrics', pod: 'shop-api-7d9f8b6c5-x2x4z' }, true],
    ['a pod of its DaemonSet', { job: 'kube-state-metrics', pod: 'shop-api-x2x4z' }, true],
    ['a pod of its StatefulSet', { job: 'kube-state-metrics', pod: 'shop-api-12' }, true],
    ['a pod of a workload whose name goes on', { job: 'kube-state-metrics', pod: 'shop-api-admin-0' }, false],
    ['a pod of another Deployment', { job: 'kube-state-metrics', pod: 'shop-api-db-7d9f8b6c5-x2x4z' }, false],
    ['a pod of another workload', { job: 'kube-state-metrics', pod: 'backend-7d9f8b6c5-x2x4z' }, false],
    ['another workload', { job: 'kube-state-metrics', container: 'backend' }, false],
    ['nobody but a workload', { container: 'backend' }, true],
    ['nobody', { severity: 'critical' }, true],
    ['nobody, with empty labels', { job: '', service: '' }, true],
    ['another job', { job: 'backend' }, false],
    ['another service', { service: 'backend' }, false],
  ])('of an alert that names %s: %j is %s', (_, labels, expected) => {
    expect(concerns(labelled(labels), 'shop-api')).toBe(expected);
  });
});

describe('concerns, of an alert whose rule has summed up all labels', () => {
  const summed = (selector: string) => `sum(rate(http_requests_total{${selector}}[5m])) > 5`;
  it.each([
    ['the job of the service', summed('job="shop-api"'), true],
    ['the job of another service', summed('job="backend"'), false],
    ['another job whose name begins alike', summed('job="shop-api-admin"'), false],
    ['another job, which measures the service', summed('job="ingress",host="shop-api.example"'), true],
    ['any job', summed('status="500"'), true],
    ['jobs by a regular expression', summed('job=~"shop.*"'), true],
    ['a recorded name', 'errors:ratio5m > 0.05', true],
  ])('which reads %s: %s is %s', (_, expr, expected) => {
    expect(concerns(alert({ labels: { severity: 'critical' }, expr }), 'shop-api')).toBe(expected);
  });

  it('is decided by the labels where these name a service', () => {
    expect(concerns(alert({ labels: { job: 'shop-api' }, expr: summed('job="backend"') }), 'shop-api')).toBe(true);
  });
});

describe('decisiveAlerts', () => {
  it('are firing, severe and about this service', () => {
    const alerts = [
      alert(),
      alert({ state: 'pending' }),
      alert({ state: 'inactive' }),
      labelled({ severity: 'critical', job: 'backend' }),
      labelled({ severity: 'info', job: 'shop-api' }),
      labelled({ severity: 'warning' }),
    ];
    expect(decisiveAlerts(alerts, 'shop-api')).toEqual([alerts[0], alerts[5]]);
  });
});
