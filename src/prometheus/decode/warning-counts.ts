/** Counts, while decoding, what could not be taken over as it came. */
export class WarningCounts {
  histograms = 0;
  duplicates = 0;
  outside = 0;
  untimely = 0;
  unreadable = 0;

  sentences(): string[] {
    const found: string[] = [];
    if (this.histograms > 0)
      found.push(`${this.histograms} series hold native histograms, which cannot be drawn as a line.`);
    if (this.duplicates > 0)
      found.push(`${this.duplicates} series came twice with the same labels and are shown once.`);
    if (this.outside > 0) found.push(`Dropped ${samples(this.outside)} outside of the range that was asked for.`);
    if (this.untimely > 0)
      found.push(`Showing ${samples(this.untimely)} with a time far from the one that was asked for.`);
    if (this.unreadable > 0) found.push(`Counted ${samples(this.unreadable)} with no number as no value.`);
    return found;
  }
}

const samples = (count: number) => (count === 1 ? '1 sample' : `${count} samples`);
