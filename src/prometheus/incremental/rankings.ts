/** Seconds for which a ranking is used: one by a rate over an hour changes little in so short a time. */
const GOOD_FOR = 25;

/** Seconds after which it says nothing any more, as on a page that was hidden meanwhile. */
const LONGEST = 300;

/** The oldest are dropped first; a page has a handful, and as many again for every fixed range that is looked at. */
const MOST_KEYS = 50;

type Names = readonly string[];

/** Which series are the largest, as the server ranked them last. */
export class Rankings {
  private readonly known = new Map<string, { names: Names; at: number }>();

  /**
   * Their names, by `ask` where they are not known. Known ones are returned at once, also while the server is asked
   * anew, so that a refresh can batch what it asks about them. `now` in seconds.
   */
  names(key: string, now: number, ask: () => Promise<Names>): Names | Promise<Names> {
    const known = this.known.get(key);
    const age = known === undefined ? Infinity : now - known.at;
    if (known !== undefined && age < GOOD_FOR) return known.names;
    const asked = ask().then((names) => this.keep(key, names, now));
    if (known === undefined || age >= LONGEST) return asked;
    // The next refresh asks again.
    asked.catch(() => undefined);
    return known.names;
  }

  private keep(key: string, names: Names, at: number): Names {
    this.known.delete(key);
    this.known.set(key, { names, at });
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KEYS && oldest !== undefined) this.known.delete(oldest);
    return names;
  }
}
