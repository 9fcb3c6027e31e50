let context: CanvasRenderingContext2D | null | undefined;

/** The same numbers stand on the axes at every refresh. */
const known = new Map<string, number>();
const MOST_KNOWN = 500;

/** Width of a text in CSS pixels; `font` as CSS writes it. An estimate where there is no canvas. */
export function textWidth(text: string, font: string): number {
  if (context === undefined) context = document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * 7;
  const key = `${font} ${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  context.font = font;
  const { width } = context.measureText(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, width);
  return width;
}
