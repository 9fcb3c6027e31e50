/**
 * Something that one can go to or do. `detail` says something about it, quieter; `keys` do it without the palette;
 * `also`: other words that it is found by; `isOn`: it holds already. One that `copies` says so in its place.
 */
export type Command = { id: string; text: string; detail?: string; keys?: string; also?: string; isOn?: boolean } & (
  { run: () => void } | { copies: () => string }
);

/** Commands of one kind, in the order in which they are offered; ids are told apart over all groups. */
export type CommandGroup = { id: string; title: string; commands: readonly Command[] };
