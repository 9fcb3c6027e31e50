import type { BenchResult } from '../figures';
import { rowsOf, type Row } from './rows';

/** The result as a Markdown table, which reads well in a terminal too. */
export function tableOf(result: BenchResult): string {
  const lines = [['', ...result.keys(), 'ratio', 'goal', ''], ...rowsOf(result).map(cellsOf)];
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)));
  const text = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const [head = [], ...body] = lines;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [text(head), rule, ...body.map(text)].join('\n');
}

function cellsOf({ what, unit, values, ratio, goal, met }: Row): string[] {
  const name = unit === '' ? what : `${what}, ${unit}`;
  return [
    name,
    ...values.map(numberText),
    ratio === undefined || !Number.isFinite(ratio) ? '' : ratio.toFixed(2),
    goal,
    met === null ? '' : met ? 'met' : 'missed',
  ];
}

function numberText(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '';
  return Math.abs(value) < 100 ? value.toFixed(1) : value.toFixed(0);
}
