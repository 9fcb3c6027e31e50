import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from '@/ui/controls/icon-button';

type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  className?: string;
};

/**
 * Something that must be read or finished first. The platform's own dialog: it holds the focus, gives it back, and
 * closes with Escape.
 */
export function Dialog({ title, isOpen, onClose, children, className = 'w-[40rem]' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // The browser's dialog is opened by a call, not by an attribute: only then does it hold the focus.
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === isOpen) return;
    if (isOpen) element.showModal();
    else element.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      className={`m-auto max-h-[85vh] max-w-[calc(100vw-2rem)] overflow-auto border border-line-2 bg-raise p-0 text-m ${className}`}
    >
      {isOpen && (
        <>
          <header className="sticky top-0 left-0 flex items-center gap-4 border-b border-line bg-raise py-2 pr-2 pl-4">
            <h2 id={heading} className="text-l">
              {title}
            </h2>
            <IconButton label="Close" className="ml-auto size-8" onClick={() => dialog.current?.close()}>
              <X aria-hidden="true" className="size-4" />
            </IconButton>
          </header>
          <div className="p-4">{children}</div>
        </>
      )}
    </dialog>
  );
}
