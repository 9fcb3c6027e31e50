import { useState } from 'react';
import { Dialog } from '@/ui/menus/dialog';
import { areCharacterKeysOn, turnCharacterKeys } from './character-keys';
import { paletteKey } from './palette-key';

type Meaning = readonly [keys: string | readonly string[], meaning: string];

const OF_ONE_CHARACTER: readonly Meaning[] = [
  ['/', 'Add a filter; search the table of all services'],
  ['c', 'Clear the filters'],
  ['p', 'Pause and resume refreshing, on a wall its turns'],
  ['u', 'Switch between UTC and local time'],
  [['e', 'l'], 'Half a range earlier, or later'],
  ['z', 'Zoom out to twice the range'],
  ['s', 'All services'],
  ['w', 'Wall mode'],
  ['?', 'These keys'],
];

const PALETTE =
  'Command palette: go to a service, endpoint, instance, alert, panel or range, and do whatever the page can';

const OTHERS: readonly Meaning[] = [
  ['Arrows', 'Read the values of a chart; go through rows and menus; turn the views of a wall'],
  [['Home', 'End'], 'First and last value of a chart, entry of a menu'],
  [
    'Enter',
    'Choose what has the focus; in a search the first row it finds; on a chart begin and end what to zoom into',
  ],
  ['Escape', 'Close what is open; leave the wall'],
];

/** All keys. Those of one character can be turned off; it is opened from a menu then. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const [areOn, setAreOn] = useState(areCharacterKeysOn);
  const turn = (next: boolean) => {
    turnCharacterKeys(next);
    setAreOn(next);
  };
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={onClose} className="w-[32rem]">
      <label className="flex w-fit items-center gap-2">
        <input type="checkbox" className="size-4" checked={areOn} onChange={({ target }) => turn(target.checked)} />
        Keys of one character
      </label>
      <p className="mt-1 text-s text-ink-3">
        Turned off they do nothing in this browser, so that none is pressed by accident or by voice.
      </p>
      <Keys meanings={OF_ONE_CHARACTER} className={areOn ? '' : 'text-ink-3'} />
      <h3 className="mt-5">Always</h3>
      <Keys meanings={[[paletteKey(), PALETTE], ...OTHERS]} className="" />
    </Dialog>
  );
}

function Keys({ meanings, className }: { meanings: readonly Meaning[]; className: string }) {
  return (
    <dl className={`mt-3 grid grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1 ${className}`}>
      {meanings.map(([keys, meaning]) => (
        <div key={meaning} className="contents">
          <dt className="flex gap-1">
            {[keys].flat().map((key) => (
              <kbd key={key} className="rounded-control border border-line-2 px-1.5 font-sans text-s">
                {key}
              </kbd>
            ))}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
