export type Labels = Readonly<Record<string, string>>;

/** A metric family; `name` is without the suffixes that belong to its type. */
export type Family = { name: string; type: 'counter' | 'gauge' | 'histogram' | 'unknown' };

/**
 * A series as the text format writes it. JSON's escapes are those of the format for everything that a label here can
 * hold.
 */
export function seriesText(name: string, labels: Labels): string {
  return `${name}{${Object.entries(labels)
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .join(',')}}`;
}

/** Takes one sample; `time` in Unix seconds. */
export type Write = (family: Family, series: string, value: number, time: number) => void;

/** Collects samples and gives them as one OpenMetrics text, in which a family must not be interrupted by another. */
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

  /** The whole text; what was collected is forgotten. */
  take(): string {
    const text = [...this.#families.values()].map((lines) => lines.join('')).join('');
    this.#families.clear();
    return `${text}# EOF\n`;
  }
}
