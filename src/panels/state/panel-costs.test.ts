import { expect, test } from 'vitest';
import { exampleStat, rangeAnswer } from '@/panels/example-panel';
import type { VectorState } from '@/panels/queries/vector-state';
import { panelCosts } from './panel-costs';

const answered = (seconds: number, samples: number): VectorState => ({
  answer: { ...rangeAnswer([]), cost: { tookMs: 1, samples, seconds } },
  error: null,
  isPlaceholder: false,
});

const unanswered: VectorState = { answer: undefined, error: null, isPlaceholder: false };

test('the dearest panel stands first, and one that nothing is known of is left out', () => {
  const panels = [
    exampleStat({ id: 'cheap', title: 'Cheap' }),
    exampleStat({ id: 'silent', title: 'Silent' }),
    exampleStat({ id: 'dear', title: 'Dear' }),
  ];
  expect(panelCosts(panels, [answered(0.1, 10), unanswered, answered(0.4, 90)])).toEqual([
    { id: 'dear', title: 'Dear', samples: 90, seconds: 0.4 },
    { id: 'cheap', title: 'Cheap', samples: 10, seconds: 0.1 },
  ]);
});

test('one answer behind two queries of a panel is counted once', () => {
  const [query] = exampleStat().queries;
  const shared = answered(0.2, 50);
  const panel = exampleStat({ id: 'twice', title: 'Twice', queries: query ? [query, query] : [] });
  expect(panelCosts([panel], [shared, shared])).toEqual([{ id: 'twice', title: 'Twice', samples: 50, seconds: 0.2 }]);
});
