/** The parts of the protobuf wire format that an exposition needs. */

const VARINT = 0;
const DOUBLE = 1;
const BYTES = 2;

export type Field = Uint8Array;

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return bytes;
}

const tag = (field: number, wire: number): number[] => varint(BigInt(field * 8 + wire));

export function unsigned(field: number, value: number): Field {
  return Uint8Array.from([...tag(field, VARINT), ...varint(BigInt(value))]);
}

/** ZigZag encoding, so that small negative numbers stay short. */
export function signed(field: number, value: number): Field {
  return Uint8Array.from([...tag(field, VARINT), ...varint(BigInt(value >= 0 ? value * 2 : -value * 2 - 1))]);
}

export function double(field: number, value: number): Field {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return Uint8Array.from([...tag(field, DOUBLE), ...bytes]);
}

export function text(field: number, value: string): Field {
  return bytesField(field, Buffer.from(value));
}

export function message(field: number, fields: readonly Field[]): Field {
  return bytesField(field, Buffer.concat(fields));
}

/** A message preceded by its length, as in a stream of messages. */
export function delimited(fields: readonly Field[]): Uint8Array {
  const body = Buffer.concat(fields);
  return Buffer.concat([Uint8Array.from(varint(BigInt(body.length))), body]);
}

function bytesField(field: number, bytes: Uint8Array): Field {
  return Buffer.concat([Uint8Array.from([...tag(field, BYTES), ...varint(BigInt(bytes.length))]), bytes]);
}
