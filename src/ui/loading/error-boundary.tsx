import { Component, type ReactNode } from 'react';

type ErrorBoundaryProps = {
  /** What stands in the place of what failed; `left` is the seconds until it is tried again. */
  renderFallback: (error: Error, left: number) => ReactNode;
  /** Seconds until the children are rendered anew. */
  retryAfter: number;
  /** Called in place of rendering the children anew. */
  onRetry?: () => void;
  children: ReactNode;
};

type State = { error: Error | null; left: number };

const SECOND_MS = 1000;

/**
 * Keeps an error while rendering to its own place, and tries again by itself: nobody touches the keyboard of a wall
 * screen. A class, because React has no other way to catch one.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { error: null, left: 0 };
  private left = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    clearInterval(this.timer);
    this.left = this.props.retryAfter;
    this.setState({ left: this.left });
    this.timer = setInterval(() => this.tick(), SECOND_MS);
  }

  override componentWillUnmount(): void {
    clearInterval(this.timer);
  }

  private tick(): void {
    this.left -= 1;
    if (this.left > 0) {
      this.setState({ left: this.left });
      return;
    }
    clearInterval(this.timer);
    // Whoever retries otherwise may take its time, and what failed stands in the meantime.
    this.setState(({ error }) => ({ error: this.props.onRetry ? error : null, left: 0 }));
    this.props.onRetry?.();
  }

  override render(): ReactNode {
    const { error, left } = this.state;
    return error === null ? this.props.children : this.props.renderFallback(error, left);
  }
}
