import { expect, test } from 'vitest';
import { roomForName, wallNames } from './wall-names';

test('a port that all have says nothing and takes the room of the address', () => {
  expect(wallNames(['10.0.0.1:8080', '10.0.0.2:8080'], 20)).toEqual(['10.0.0.1', '10.0.0.2']);
});

test('ports that tell instances apart stay, and names without one stay as they are', () => {
  for (const names of [['host:8080', 'host:8081'], ['web-1', 'web-2:80'], ['web-1'], []])
    expect(wallNames(names, 20)).toEqual(names);
});

test('of one host that leaves no room for them the ports stand alone', () => {
  expect(wallNames(['127.0.0.1:9701', '127.0.0.1:9702'], 10)).toEqual([':9701', ':9702']);
  expect(wallNames(['10.0.0.1:9701', '10.0.0.2:9702'], 10)).toEqual(['10.0.0.1:9701', '10.0.0.2:9702']);
});

test('four names have room for an address each, one for much more', () => {
  expect(roomForName(4)).toBeGreaterThanOrEqual('10.0.0.123'.length);
  expect(roomForName(1)).toBeGreaterThan(40);
});
