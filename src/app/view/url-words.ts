export const THEMES = ['auto', 'dark', 'light'] as const;
export const MODES = ['page', 'profile', 'wall', 'embed', 'services'] as const;

export type Theme = (typeof THEMES)[number];
export type Mode = (typeof MODES)[number];
