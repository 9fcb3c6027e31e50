import type { Outcome } from './cell';

/** The outcomes as a Markdown table, a row per fault and a column per place, with the recovery time in seconds. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const columns = [...new Set(outcomes.map(columnOf))];
  const rows = [...new Set(outcomes.map(({ cell }) => cell.fault.name))];
  const text = (row: string, column: string) => {
    const outcome = outcomes.find((one) => one.cell.fault.name === row && columnOf(one) === column);
    if (outcome === undefined) return '';
    return outcome.complaints.length > 0 ? '**fails**' : (outcome.recovered?.toFixed(1) ?? '?');
  };
  return [
    `| fault | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---:|').join('')}`,
    ...rows.map((row) => `| ${row} | ${columns.map((column) => text(row, column)).join(' | ')} |`),
  ].join('\n');
}

const columnOf = ({ cell: { place, when } }: Outcome): string => (when === 'opened' ? `${place}, opened` : place);

export function labelOf({ cell }: Outcome): string {
  return `${columnOf({ cell } as Outcome)}: ${cell.fault.name}`;
}

/** Summary of the recovery times, and the problems of every failed cell. */
export function summaryOf(outcomes: readonly Outcome[], planned: number): string {
  const failed = outcomes.filter(({ complaints }) => complaints.length > 0);
  const times = outcomes.flatMap(({ recovered }) => recovered ?? []).toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(2) ?? '?';
  return [
    `${outcomes.length} of ${planned} cells, ${failed.length} failed. Recovery: half within ${at(0.5)} s, 95 % within ${at(0.95)} s, the slowest ${at(1)} s.`,
    ...failed.map((outcome) => `- ${labelOf(outcome)}: ${outcome.complaints.join('; ')}`),
  ].join('\n');
}
