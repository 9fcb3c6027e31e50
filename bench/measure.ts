import type { BenchResult, Figures } from './figures';
import type { Bench, Candidate, SectionName } from './section';
import { SECTIONS } from './sections';

/** Measures one section after another, each for all candidates. */
export async function measure(
  candidates: readonly Candidate[],
  names: readonly SectionName[],
  bench: Bench,
  say: (progress: string) => void,
): Promise<BenchResult> {
  const figures = candidates.map((): Figures => ({}));
  for (const name of names) {
    say(name);
    const measured = await SECTIONS[name](candidates, bench);
    for (const [i, part] of measured.entries()) Object.assign(figures[i] ?? {}, part);
  }
  return new Map(candidates.map(({ subject }, i) => [subject.name, figures[i] ?? {}]));
}
