import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { reconnectCount } from '../api/client';

export interface Polled<T> {
  data: T | null;
  error: string | null;
  /** When the data came, by this machine's clock; null before the first. */
  loadedAt: number | null;
  refresh(): void;
}

/** Loads at once, at an interval while the page is visible, after a reconnect and when `key` changes. */
export function usePolled<T>(key: string, intervalMs: number, load: () => Promise<T>): Polled<T> {
  const [state, setState] = useState<Omit<Polled<T>, 'refresh'> & { key: string }>({
    key,
    data: null,
    error: null,
    loadedAt: null,
  });
  const latest = useRef({ key, load });
  latest.current = { key, load };

  const refresh = useCallback(() => {
    const { key: asked, load: run } = latest.current;
    run().then(
      (data) => {
        if (latest.current.key === asked) setState({ key: asked, data, error: null, loadedAt: Date.now() });
      },
      (error: Error) => {
        if (latest.current.key !== asked) return;
        setState((before) => ({
          ...before,
          ...(before.key === asked ? {} : { data: null, loadedAt: null }),
          key: asked,
          error: error.message,
        }));
      },
    );
  }, []);

  const reconnects = reconnectCount.value;
  useEffect(() => {
    refresh();
    const timer = window.setInterval(() => {
      if (!document.hidden) refresh();
    }, intervalMs);
    return () => clearInterval(timer);
  }, [key, intervalMs, reconnects]);

  const current = state.key === key ? state : { data: null, error: null, loadedAt: null };
  return { data: current.data, error: current.error, loadedAt: current.loadedAt, refresh };
}
