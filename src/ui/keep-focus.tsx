import { useLayoutEffect, useRef, type FocusEvent, type ReactNode } from 'react';

/**
 * Around buttons that go away by being pressed. Whoever does that from the keyboard goes on at the button in its place, or before it, or at the field beside
 * them: the browser would leave the focus to nobody.
 */
export function KeepFocus({ children }: { children: ReactNode }) {
  const root = useRef<HTMLSpanElement>(null);
  /** Which of the buttons has the focus; -1 where none has, or a pointer gave it. */
  const place = useRef(-1);
  const elements = (name: string) => Array.from(root.current?.querySelectorAll<HTMLElement>(name) ?? []);
  // The focus, after every change: the browser tells nobody that it is lost.
  useLayoutEffect(() => {
    if (place.current < 0 || document.activeElement !== document.body) return;
    const buttons = elements('button');
    const nearest = [...buttons.slice(place.current), ...buttons.slice(0, place.current).reverse(), ...elements('input')];
    // What is hidden at this width does not take it.
    nearest.some((element) => {
      element.focus();
      return document.activeElement === element;
    });
  });
  const note = ({ target }: FocusEvent) => {
    place.current = target.matches(':focus-visible') ? elements('button').findIndex((button) => button === target) : -1;
  };
  return (
    <span ref={root} className="contents" onFocus={note} onBlur={() => (place.current = -1)}>
      {children}
    </span>
  );
}
