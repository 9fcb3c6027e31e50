/**
 * What makes the sound of a new alert. `isBlocked`: the browser keeps a page silent that nobody has touched since it
 * was opened.
 */
export type Chime = { ring: () => void; isBlocked: () => boolean; unlock: () => void; close: () => void };

/** Two falling tones, heard through talk and not alarming by themselves: hertz, and seconds after the first. */
const TONES = [
  { pitch: 880, after: 0 },
  { pitch: 660, after: 0.22 },
] as const;

const LENGTH = 0.2;
const LOUDNESS = 0.25;

/** Null where the browser has no sound. `onChange`: it became possible or impossible to be heard. */
export function createChime(onChange: () => void): Chime | null {
  if (typeof AudioContext === 'undefined') return null;
  const context = new AudioContext();
  context.addEventListener('statechange', onChange);
  return {
    ring: () => {
      for (const { pitch, after } of TONES) playTone(context, pitch, context.currentTime + after);
    },
    isBlocked: () => context.state !== 'running',
    // Refused until the page was touched; the next touch tries again.
    unlock: () => void context.resume().catch(() => {}),
    close: () => {
      context.removeEventListener('statechange', onChange);
      void context.close().catch(() => {});
    },
  };
}

function playTone(context: AudioContext, pitch: number, at: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = pitch;
  // Faded at both ends: a tone that is cut begins and ends with a crack.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  volume.gain.linearRampToValueAtTime(0, at + LENGTH);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + LENGTH);
}
