import { expect, test } from 'vitest';
import { delimited, double, message, signed, text, unsigned } from './protobuf';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('varints, strings and messages are encoded as in the protobuf documentation', () => {
  expect(hex(unsigned(1, 150))).toBe('089601');
  expect(hex(text(2, 'testing'))).toBe('120774657374696e67');
  expect(hex(message(3, [unsigned(1, 150)]))).toBe('1a03089601');
});

test('signed numbers use ZigZag encoding', () => {
  expect([0, -1, 1, -2, 2].map((value) => hex(signed(1, value)))).toEqual(['0800', '0801', '0802', '0803', '0804']);
});

test('a double is eight bytes in little endian', () => {
  expect(hex(double(1, 1))).toBe('09000000000000f03f');
});

test('a delimited message starts with its length', () => {
  expect(hex(delimited([unsigned(1, 150)]))).toBe('03089601');
});
