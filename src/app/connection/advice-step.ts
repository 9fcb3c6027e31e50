/** One thing to do. `code` is what to type or write, to be copied; `link` what to open in a tab of its own. */
export type Step = { text: string; code?: string; link?: string };
