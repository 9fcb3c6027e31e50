import { memo } from 'react';

/**
 * Words that a no-break space holds together, such as `1 of 4`, or a name that a browser would break at its hyphen,
 * with the comma after it.
 */
const JOINED = /(?<![^ ])([^ ]*[\u00a0-][^ ]*)/;

/** So much has room in a line of every screen; characters. */
const SHORT = 16;

/** A text whose names and numbers stay in one piece. */
export const Unbroken = memo(function Unbroken({ text }: { text: string }) {
  const [before = '', piece, ...after] = text.split(JOINED);
  if (piece === undefined) return before;
  return (
    <>
      {before}
      <Piece text={piece} />
      <Unbroken text={after.join('')} />
    </>
  );
});

/**
 * One that is longer than the line breaks at its spaces: no-break spaces would have it break in a word, or before its
 * comma.
 */
function Piece({ text }: { text: string }) {
  if (text.length <= SHORT) return <span className="whitespace-nowrap">{text}</span>;
  return <span className="inline-block max-w-full">{text.replaceAll('\u00a0', ' ')}</span>;
}
