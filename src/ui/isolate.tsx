import { cutMiddle, showControls, wordOfNothing } from '@/format/readable-text';

/**
 * A label value as the server has it: isolated, so that right-to-left text cannot reorder the words around it, cut in
 * the middle when it is long, and with the whole text in its title.
 */
export function Isolate({ text, max = 64, className }: { text: string; max?: number; className?: string }) {
  const shown = showControls(text);
  const cut = cutMiddle(shown, max);
  const nothing = wordOfNothing(cut);
  return (
    <bdi className={className} title={cut === shown ? undefined : shown}>
      {nothing === null ? cut : <span className="text-ink-3">{nothing}</span>}
    </bdi>
  );
}
