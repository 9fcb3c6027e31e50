import { expect, test } from 'vitest';
import { roomForName, wallNames } from './wall-names';

test('a port that all have says nothing and takes the room of the address', () => {
  expect(wallNames(['10.0.0.1:8080', '10.0.0.2:8080'])).toEqual(['10.0.0.1', '10.0.0.2']);
});

test('ports that tell instances apart stay, and names without one stay as they are', () => {
  for (const names of [['host:8080', 'host:8081'], ['web-1', 'web-2:80'], ['web-1'], []]) expect(wallNames(names)).toEqual(names);
});

test('four names have room for an address each, one for much more', () => {
  expect(roomForName(4)).toBeGreaterThanOrEqual('10.0.0.123'.length);
  expect(roomForName(1)).toBeGreaterThan(40);
});
