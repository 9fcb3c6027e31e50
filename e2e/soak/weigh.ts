import type { CDPSession } from '@playwright/test';

/** What a page holds after a forced collection; bytes. */
export type Weight = { heap: number; nodes: number; listeners: number };

/**
 * `code`: how much of the heap the engine's own work is, which is compiled the more of the longer a page lives, and
 * thrown away again when it likes; everything that a page could leak is in the rest.
 */
export type WeightWithCode = Weight & { code: number };

async function weigh(session: CDPSession): Promise<Weight> {
  // What is only reachable through something that is collected is collected by the next round.
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

/** The same with the code, for which the whole heap is written down: that takes seconds. */
export async function weighWithCode(session: CDPSession): Promise<WeightWithCode> {
  return { ...(await weigh(session)), code: await compiledCode(session) };
}

/** As far as it is needed here. A node is so many numbers in a row; its type is a place in the list of types. */
type HeapSnapshot = { snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }; nodes: number[] };

/** What a heap snapshot calls code: instructions, bytecode, and what they were compiled from and with. */
async function compiledCode(session: CDPSession): Promise<number> {
  let text = '';
  const onChunk = ({ chunk }: { chunk: string }) => void (text += chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', onChunk);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', onChunk);
  const { snapshot, nodes } = JSON.parse(text) as HeapSnapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  const code = types[0].indexOf('code');
  let sum = 0;
  for (let at = 0; at < nodes.length; at += fields.length) if (nodes[at + type] === code) sum += nodes[at + size] ?? 0;
  return sum;
}
