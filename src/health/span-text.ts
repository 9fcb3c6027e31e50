import { formatAge } from '@/format/format-age';

/** What `the last …` is said of: `hour`, `6 hours`, `15 min`. A range is a few seconds longer or shorter on its grid: nobody asked for 5 min 04 s. */
export function spanText(seconds: number): string {
  const hours = Math.round(seconds / 3600);
  if (Math.abs(seconds - hours * 3600) > 120 || hours === 0) return seconds < 3600 ? `${Math.max(1, Math.round(seconds / 60))} min` : formatAge(seconds);
  return hours === 1 ? 'hour' : `${hours} hours`;
}
