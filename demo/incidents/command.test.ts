import { describe, expect, it } from 'vitest';
import { parseIncident } from './command';

describe('parseIncident', () => {
  it('means shop-api where no service is named', () => {
    expect(parseIncident(['all-down'])).toEqual({ name: 'all-down', service: 'shop-api' });
    expect(parseIncident(['all-down', 'backend'])).toEqual({ name: 'all-down', service: 'backend' });
  });

  it('does nothing where the help is asked for', () => {
    expect(parseIncident(['--help'])).toBeNull();
    expect(parseIncident(['all-down', '--help'])).toBeNull();
  });

  it.each([[[]], [['alldown']], [['all-down', 'inventory']], [['all-down', 'backend', 'now']]])(
    'answers %j with the names that exist',
    (args) => {
      expect(() => parseIncident(args)).toThrow(/errors-one-endpoint.*recover/);
    },
  );
});
