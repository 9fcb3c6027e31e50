import { cutMiddle, showControls } from '@/format/readable-text';
import { Isolate } from '@/ui/isolate';

/**
 * Characters at the end that are never cut: the number, region or version that tells one of several from the others.
 */
const END = 6;

/**
 * A name for which there may be too little room, which nobody knows before it is drawn: it is cut before its end. The
 * whole of it is in its title.
 */
export function EndKept({ text, max }: { text: string; max: number }) {
  const shown = showControls(text);
  const characters = Array.from(cutMiddle(shown, max));
  if (characters.length <= 2 * END || shown.trim() === '') return <Isolate text={text} max={max} />;
  return (
    <bdi title={shown} className="flex min-w-0 whitespace-pre-wrap">
      <span className="truncate">{characters.slice(0, -END).join('')}</span>
      <span className="flex-none">{characters.slice(-END).join('')}</span>
    </bdi>
  );
}
