import { Isolate } from './isolate';

/** `shop.v1.Orders/Get`: a method of gRPC, whose package and service most others have too. */
const METHOD = /^[^\s/]+\/[^\s/]+$/;

export const isMethod = (name: string) => METHOD.test(name);

/**
 * A name for which there may be too little room. That of a method is cut at its beginning: its end alone may tell it
 * from another.
 */
export function CutName({ text, max }: { text: string; max: number }) {
  if (!isMethod(text)) return <Isolate text={text} max={max} />;
  return (
    <span className="block truncate text-left [direction:rtl]">
      <Isolate text={text} max={max} />
    </span>
  );
}
