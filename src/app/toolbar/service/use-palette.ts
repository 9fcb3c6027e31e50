import { useCallback, useState } from 'react';

/** What a palette is closed by once it is open: only a dialog that closes gives the focus back. */
const openDialog = () => document.querySelector<HTMLDialogElement>('dialog[open]');

/** Whether the palette stands there. Nothing opens over another dialog, which has to be read or finished first. */
export function usePalette(): { isShown: boolean; toggle: () => void; forget: () => void } {
  const [isShown, setIsShown] = useState(false);
  const toggle = useCallback(() => {
    const open = openDialog();
    if (open === null) setIsShown(true);
    else if (isShown) open.close();
  }, [isShown]);
  const forget = useCallback(() => setIsShown(false), []);
  return { isShown, toggle, forget };
}
