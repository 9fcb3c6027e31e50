import { expect, test } from 'vitest';
import { testPage } from '@/ui/test-page';
import { csvOf } from '@/ui/table/csv';
import { serviceColumns } from './service-columns';
import type { ServiceRow } from './service-row';

const { page, render } = testPage();

const ROW: ServiceRow = {
  service: 'shop',
  level: 'critical',
  isPartlyKnown: false,
  isOld: false,
  lastLevel: null,
  wasPartlyKnown: false,
  sentence: '',
  since: null,
  signals: {},
  requestRate: null,
  errorRatio: null,
  refusedRatio: null,
  p95: null,
  up: null,
  total: null,
  saturation: null,
  firing: 1,
  pending: 3,
  held: null,
  nearest: 0,
  requests: null,
  errors: null,
};

test('a copied row has the word of its state and counts the alerts that fire', () => {
  const [heads, row] = csvOf(serviceColumns({ rangeText: 'Last 1 h', now: 0, isDense: false }), [ROW])
    .split('\r\n')
    .map((line) => line.split(','));
  const copied = Object.fromEntries((heads ?? []).map((head, i) => [head, row?.[i]]));
  expect(copied).toMatchObject({ Health: 'Critical', Service: 'shop', 'alerts firing': '1' });
});

test('an alert that fires is red only where it makes its service critical', () => {
  const colourOf = (level: ServiceRow['level']) => {
    render(
      <>
        {serviceColumns({ rangeText: 'Last 1 h', now: 0, isDense: false })
          .find(({ id }) => id === 'alerts')
          ?.cell({ ...ROW, level })}
      </>,
    );
    return page.querySelector('span')?.className;
  };
  expect(colourOf('critical')).toContain('text-crit');
  expect(colourOf('warning')).toContain('text-warn');
});

test('what is wrong with a service is read apart from its name', () => {
  render(<>{column('service')?.cell({ ...ROW, sentence: '8.2 % of requests fail.' })}</>);
  expect(page.textContent).toBe('shop 8.2 % of requests fail.');
});

const column = (id: string) =>
  serviceColumns({ rangeText: 'Last 1 h', now: 1000, isDense: false }).find((one) => one.id === id);

test('one alert that fires is more than any number that only wait', () => {
  const values = [
    { firing: 1, pending: 0 },
    { firing: 0, pending: 9 },
  ].map((alerts) => Number(column('alerts')?.value?.({ ...ROW, ...alerts })));
  expect(values).toEqual(values.toSorted((a, b) => b - a));
});

test('alerts that nobody is told of are named where none is loud', () => {
  const held = { count: 2, how: 'silenced' } as const;
  const textOf = (alerts: Pick<ServiceRow, 'firing' | 'pending'>) => {
    render(<>{column('alerts')?.cell({ ...ROW, ...alerts, held })}</>);
    return page.textContent;
  };
  expect([
    textOf({ firing: 0, pending: 0 }),
    textOf({ firing: 1, pending: 0 }),
    textOf({ firing: 0, pending: 1 }),
  ]).toEqual(['2 silenced', '1 firing', '1 pending']);
  expect(column('alerts')?.figure?.({ ...ROW, firing: 0, held })).toBe('2 silenced');
});

test('a number has the colour of its light, and none where it is old', () => {
  const colourOf = (isOld: boolean) => {
    render(<>{column('errors')?.cell({ ...ROW, isOld, errorRatio: 0.2, signals: { errors: 'critical' } })}</>);
    return page.querySelector('span')?.className;
  };
  expect(colourOf(false)).toContain('text-crit');
  expect(colourOf(true)).not.toContain('text-crit');
});

test('of what is up and what runs full only that has the colour of the system which its light is on for', () => {
  const coloured = (row: Pick<ServiceRow, 'up' | 'total' | 'saturation'>) =>
    ['up', 'saturation'].filter((id) => {
      render(<>{column(id)?.cell({ ...ROW, ...row, signals: { system: 'warning' } })}</>);
      return page.querySelector('span')?.className.includes('text-warn');
    });
  expect(coloured({ up: 3, total: 3, saturation: { share: 1.66, of: 'lag' } })).toEqual(['saturation']);
  expect(coloured({ up: 2, total: 3, saturation: { share: 0.2, of: 'CPU' } })).toEqual(['up']);
});

test('a light that is on for refused requests stands beside their share, not beside that of failures', () => {
  render(
    <>{column('errors')?.cell({ ...ROW, errorRatio: 0.001, refusedRatio: 0.97, signals: { errors: 'warning' } })}</>,
  );
  expect(page.textContent).toMatch(/^4xx 97\s%$/);
  expect(page.querySelector('span')?.className).toContain('text-warn');
});
