import { describe, expect, it } from 'vitest';
import { parseIncident } from './command';

describe('parseIncident', () => {
  it('uses shop-api by default', () => {
    expect(parseIncident(['all-down'])).toEqual({ name: 'all-down', service: 'shop-api' });
    expect(parseIncident(['all-down', 'backend'])).toEqual({ name: 'all-down', service: 'backend' });
  });

  it('returns null for --help', () => {
    expect(parseIncident(['--help'])).toBeNull();
    expect(parseIncident(['all-down', '--help'])).toBeNull();
  });

  it.each([[[]], [['alldown']], [['all-down', 'inventory']], [['all-down', 'backend', 'now']]])(
    'refuses %j with the list of incidents',
    (args) => {
      expect(() => parseIncident(args)).toThrow(/errors-one-endpoint.*recover/);
    },
  );
});
