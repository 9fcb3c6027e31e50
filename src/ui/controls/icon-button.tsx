import type { ReactNode } from 'react';

type IconButtonProps = {
  label: string;
  children: ReactNode;
  onClick: () => void;
  className?: string;
};

/**
 * A button that is only a sign: `label` is its name for a screen reader and its tooltip. Give the icon a size of
 * `size-4`.
 */
export function IconButton({ label, children, onClick, className = 'size-8' }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className={`inline-flex flex-none items-center justify-center rounded-control text-ink-2 hover:bg-hover hover:text-ink ${className}`}
    >
      {children}
    </button>
  );
}
