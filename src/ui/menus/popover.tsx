import { useId, useLayoutEffect, useRef, useState, type FocusEvent, type ReactNode } from 'react';

/** Distance to the button and to the edges of the screen, pixels. */
const GAP = 4;

/**
 * Below the button, or above it where there is more room; moved left where it would leave the screen. On the page and
 * not on the screen: it scrolls with its button.
 */
function place(panel: HTMLElement, anchor: DOMRect): void {
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.max(GAP, Math.min(anchor.left, window.innerWidth - width - GAP));
  const fitsBelow =
    anchor.bottom + GAP + height <= window.innerHeight || anchor.top < window.innerHeight - anchor.bottom;
  const top = fitsBelow ? anchor.bottom + GAP : Math.max(GAP, anchor.top - GAP - height);
  panel.style.left = `${left + window.scrollX}px`;
  panel.style.top = `${top + window.scrollY}px`;
  panel.style.maxHeight = `${Math.max(120, window.innerHeight - top - GAP)}px`;
}

type PopoverProps = {
  /** Name of the button where its content is only a sign. */
  label?: string | undefined;
  button: ReactNode;
  buttonClass?: string;
  className?: string;
  /** What opens is a list of choices or actions. */
  isMenu?: boolean;
  /** Rendered only while open; `close` also gives the focus back to the button. */
  children: (close: () => void) => ReactNode;
};

/**
 * A button with something that opens below it. It is the platform's own popover: Escape and a click elsewhere close it,
 * it lies above everything without a z-index, and the focus comes back by itself.
 */
export function Popover({
  label,
  button,
  buttonClass = '',
  className = 'w-80 py-2',
  isMenu = false,
  children,
}: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const close = () => document.getElementById(id)?.hidePopover();
  // The browser leaves it open over what the Tab key leads to next. Where the focus goes to nobody the window was left,
  // or something in here was clicked.
  const leave = ({ relatedTarget: next }: FocusEvent) => {
    if (next !== null && next !== anchor.current && panel.current?.contains(next) !== true) close();
  };
  // Layout: only when its content is there is the size of the panel known.
  useLayoutEffect(() => {
    if (isOpen && panel.current !== null && anchor.current !== null)
      place(panel.current, anchor.current.getBoundingClientRect());
  }, [isOpen]);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup={isMenu ? 'menu' : undefined}
        aria-expanded={isOpen}
        popoverTarget={id}
        onBlur={leave}
        className={`inline-flex h-8 flex-none items-center gap-1.5 rounded-control px-2 whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink ${buttonClass}`}
      >
        {button}
      </button>
      <div ref={panel} id={id} popover="auto" onToggle={(event) => setIsOpen(event.newState === 'open')} onBlur={leave}>
        {isOpen && (
          <div className={`max-h-[inherit] overflow-y-auto border border-line-2 bg-raise text-m text-ink ${className}`}>
            {children(close)}
          </div>
        )}
      </div>
    </>
  );
}
