/** What of an answer could not be shown as it came, counted while decoding. */
export class WarningCounts {
  histograms = 0;
  duplicates = 0;
  outside = 0;
  unreadable = 0;

  sentences(): string[] {
    const found: string[] = [];
    if (this.histograms > 0) found.push(`${this.histograms} series hold native histograms, which cannot be drawn as a line.`);
    if (this.duplicates > 0) found.push(`${this.duplicates} series came twice with the same labels and are shown once.`);
    if (this.outside > 0) found.push(`${this.outside} samples lay outside of the range that was asked for and were dropped.`);
    if (this.unreadable > 0) found.push(`${this.unreadable} samples hold no number and count as no value.`);
    return found;
  }
}
