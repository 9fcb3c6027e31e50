export type Labels = Readonly<Record<string, string>>;

/** A metric family; `name` is without the suffixes of its type. */
export type Family = { name: string; type: 'counter' | 'gauge' | 'histogram' | 'unknown' };

/** A series in the text format. JSON escapes are the same as those of the format for all label values here. */
export function seriesText(name: string, labels: Labels): string {
  return `${name}{${Object.entries(labels)
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .join(',')}}`;
}

/** Writes one sample; `time` in Unix seconds. */
export type Write = (family: Family, series: string, value: number, time: number) => void;

/** Collects samples into one OpenMetrics text, in which the samples of a family must be contiguous. */
export class OpenMetricsText {
  readonly #families = new Map<string, string[]>();

  readonly write: Write = ({ name, type }, series, value, time) => {
    const lines = this.#families.get(name) ?? [`# TYPE ${name} ${type}\n`];
    if (lines.length === 1) this.#families.set(name, lines);
    lines.push(`${series} ${value} ${time}\n`);
  };

  get isEmpty(): boolean {
    return this.#families.size === 0;
  }

  /** Returns the text and clears it. */
  take(): string {
    const text = [...this.#families.values()].map((lines) => lines.join('')).join('');
    this.#families.clear();
    return `${text}# EOF\n`;
  }
}
