import type { CDPSession } from '@playwright/test';

/** Memory of a page after a forced collection; heap in bytes. */
export type Memory = { heap: number; nodes: number; listeners: number };

/**
 * `code`: bytes of the heap that are compiled code, which the engine adds over time and discards as it likes. Leaks of
 * the page would be in the rest.
 */
export type MemoryWithCode = Memory & { code: number };

async function measureMemory(session: CDPSession): Promise<Memory> {
  // Objects that are only reachable from collected ones are freed in the next round.
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

/** The same with compiled code, for which a heap snapshot is taken: that takes seconds. */
export async function measureMemoryWithCode(session: CDPSession): Promise<MemoryWithCode> {
  return { ...(await measureMemory(session)), code: await compiledCode(session) };
}

/**
 * The parts of a heap snapshot that are needed here: `nodes` has one row of numbers per node, and its type is an index.
 */
type HeapSnapshot = { snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }; nodes: number[] };

/** The size of all nodes of type "code": instructions, bytecode and metadata of both. */
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
