import type { LampLevel } from './brand-mark';

// A tab icon has no style sheet of ours: the colours are those of the fills, which hold on light and dark tab bars
// alike.
const LAMPS: Readonly<Record<LampLevel, string>> = {
  ok: '<circle cx="16" cy="12.5" r="9.5" fill="none" stroke="#2f9a76" stroke-width="4"/>',
  warning:
    '<path d="M16 0l14 25H2z" fill="#f0b32e"/><path d="M16 8v8.5M16 18.5V22" stroke="#1b1400" stroke-width="3"/>',
  critical:
    '<path d="M10.5 0h11L29 7.5v11L21.5 26h-11L3 18.5v-11z" fill="#d3281d"/><path d="M11 8l10 10M21 8L11 18" stroke="#fff" stroke-width="3.5"/>',
  unknown:
    '<circle cx="16" cy="12.5" r="9.5" fill="none" stroke="#83909a" stroke-width="4" stroke-dasharray="6 3.95"/>',
};

const MAST =
  '<style>.h{stroke:#14191b}@media(prefers-color-scheme:dark){.h{stroke:#e7ebec}}</style><path class="h" d="M2 30h28M16 30v-6" stroke-width="3"/>';

/**
 * The tab icon as a `data:` URL: the lamp has the colour and the shape of the verdict, so that a row of tabs reads
 * without colour.
 */
export function faviconUrl(level: LampLevel): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${MAST}${LAMPS[level]}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
