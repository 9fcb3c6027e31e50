let context: CanvasRenderingContext2D | null | undefined;

/** Width of a text in CSS pixels; `font` as CSS writes it. An estimate where there is no canvas. */
export function textWidth(text: string, font: string): number {
  if (context === undefined) context = document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * 7;
  context.font = font;
  return context.measureText(text).width;
}
