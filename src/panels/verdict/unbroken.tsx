/** A name such as `backend-2`, which a browser would break at its hyphen. One that is longer than half the line of a phone may break. */
const WITH_HYPHEN = /(?<!\S)([^\s-]{1,12}-\S{1,12})(?!\S)/;

/** A text whose names stay in one piece. */
export function Unbroken({ text }: { text: string }) {
  const [before = '', name, ...after] = text.split(WITH_HYPHEN);
  if (name === undefined) return before;
  return <>{before}<span className="whitespace-nowrap">{name}</span><Unbroken text={after.join('')} /></>;
}
