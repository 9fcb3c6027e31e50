/** A flat bar of the final size while the first answer is awaited. Give width and height as utilities: `h-8 w-24`. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={`breathe block max-w-full bg-line ${className}`} />;
}
