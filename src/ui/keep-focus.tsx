import { useLayoutEffect, useRef, type FocusEvent, type ReactNode } from 'react';

/**
 * Identifies a button among its neighbours by its label, without its numbers, which may have changed when it is there
 * again.
 */
const nameOf = (button: Element) => button.ariaLabel ?? (button.querySelector('bdi') ?? button).textContent;

/**
 * Keeps the keyboard focus when a pressed button disappears: it returns to the same button once that exists again, or
 * moves to the one in its place, the one before it, or the field beside them. The browser would drop the focus.
 */
export function KeepFocus({ children }: { children: ReactNode }) {
  const root = useRef<HTMLSpanElement>(null);
  /** The button that has the focus, and which of all it is; null where none has, or a pointer gave it. */
  const held = useRef<{ name: string; place: number } | null>(null);
  const elements = (name: string) => [...(root.current?.querySelectorAll<HTMLElement>(name) ?? [])];
  // The focus, after every change: the browser tells nobody that it is lost.
  useLayoutEffect(() => {
    if (document.activeElement !== document.body) {
      // Whoever has gone elsewhere meanwhile is not called back.
      if (root.current?.contains(document.activeElement) !== true) held.current = null;
    } else if (held.current !== null) {
      const { name, place } = held.current;
      const buttons = elements('button');
      const same = buttons.filter((button) => nameOf(button) === name);
      // What is hidden at this width does not take it.
      [...same, ...buttons.slice(place), ...buttons.slice(0, place).reverse(), ...elements('input')].some((element) => {
        element.focus();
        return document.activeElement === element;
      });
    }
  });
  const note = ({ target }: FocusEvent) => {
    const place = elements('button').findIndex((button) => button === target);
    held.current = place >= 0 && target.matches(':focus-visible') ? { name: nameOf(target), place } : null;
  };
  return (
    <span ref={root} className="contents" onFocus={note} onBlur={() => (held.current = null)}>
      {children}
    </span>
  );
}
