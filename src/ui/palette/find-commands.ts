import type { Command, CommandGroup } from './command';

/** The best of a group, and how many more of it there are. */
export type FoundGroup = CommandGroup & { more: number };

/**
 * At most so many rows per group; others are found by typing. Also keeps five thousand endpoints from becoming
 * elements.
 */
const MOST_SHOWN = 8;

/** How well something answers to what is typed, the best first. */
const BEGINS = 0;
const BEGINS_WORDS = 1;
const CONTAINS = 2;

/**
 * What each group has for the words that are typed, those with the best answer first; equal ones keep the order given,
 * so that nothing jumps while one types.
 */
export function findCommands(groups: readonly CommandGroup[], query: string): readonly FoundGroup[] {
  const wanted = query.trim().toLowerCase();
  const words = wordsOf(query);
  const found = groups.flatMap((group) => {
    const ranked = group.commands.flatMap((command) => {
      const rank = words.length === 0 ? BEGINS : rankOf(command, group.title, wanted, words);
      return rank === null ? [] : { command, rank };
    });
    const sorted = ranked.toSorted((a, b) => a.rank - b.rank);
    const [best] = sorted;
    if (best === undefined) return [];
    return {
      rank: best.rank,
      group: {
        ...group,
        commands: sorted.slice(0, MOST_SHOWN).map(({ command }) => command),
        more: Math.max(0, sorted.length - MOST_SHOWN),
      },
    };
  });
  return found.toSorted((a, b) => a.rank - b.rank).map(({ group }) => group);
}

/** What is typed as the words that are looked for. */
export function wordsOf(query: string): readonly string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** null: not every word is in it. The title of its group and its other words count too: `service back`. */
function rankOf({ text, also = '' }: Command, title: string, wanted: string, words: readonly string[]): number | null {
  const name = text.toLowerCase();
  if (name.startsWith(wanted)) return BEGINS;
  const whole = `${name} ${also.toLowerCase()} ${title.toLowerCase()}`;
  if (!words.every((word) => whole.includes(word))) return null;
  return words.every((word) => beginsWord(whole, word)) ? BEGINS_WORDS : CONTAINS;
}

const LETTER = /[\p{L}\p{N}]/u;

/** Whether it stands anywhere in the text behind something that is no letter: `orders` in `POST /orders`. */
function beginsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !LETTER.test(text.charAt(at - 1))) return true;
  }
  return false;
}
