import { expect, test } from 'vitest';
import { firedAlerts } from './fired-alerts';

test('alerts that fired are asked of the job, of no job and of the service by name, and told apart only by what decides whether they count', () => {
  const all = { service: 'shop.api', endpoints: [], instances: [], excluded: [] };
  const fired = `(ALERTS{alertstate="firing",job=~"shop\\\\.api|"} or ${['service', 'container', 'deployment', 'statefulset'].map((name) => `ALERTS{alertstate="firing",${name}="shop.api"}`).join(' or ')} or label_replace(ALERTS{alertstate="firing",pod=~"shop\\\\.api-(([bcdfghjklmnpqrstvwxz\\\\d]{5,10}-)?[bcdfghjklmnpqrstvwxz\\\\d]{5}|\\\\d+)"}, "service", "shop.api", "", ""))`;
  expect(firedAlerts(all, 'route')).toBe(
    `max by (alertname, severity, job, service, container, deployment, statefulset) ${fired}`,
  );
  expect(firedAlerts({ ...all, endpoints: ['/a'], instances: ['x'] }, 'route')).toBe(
    `max by (alertname, severity, job, service, container, deployment, statefulset, route, instance) ${fired}`,
  );
  expect(
    firedAlerts(
      { ...all, endpoints: ['shop.Cart/Get'], qualifier: { kind: 'service', label: 'grpc_service' } },
      'grpc_method',
    ),
  ).toBe(
    `max by (alertname, severity, job, service, container, deployment, statefulset, grpc_method, grpc_service) ${fired}`,
  );
});
