import { useCallback, useState, type ReactNode } from 'react';
import { opened } from '@/ui/loading/opened';

const KeysDialog = opened(async () => (await import('./keys-dialog')).KeysDialog);

/** The keys of the page in words, and the way to turn them off. */
export function useKeysDialog(): { showKeys: () => void; keysDialog: ReactNode } {
  const [isShown, setIsShown] = useState(false);
  const showKeys = useCallback(() => setIsShown(true), []);
  return { showKeys, keysDialog: isShown ? <KeysDialog onClose={() => setIsShown(false)} /> : null };
}
