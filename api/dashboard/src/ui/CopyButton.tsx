import { useState } from 'preact/hooks';
import type { JSX } from 'preact';

const AnswerMs = 2_000;

/** Puts a value on the clipboard as JSON and says for a moment whether that worked. */
export function CopyButton({ name, value }: { name: string; value: unknown }): JSX.Element {
  const [answer, setAnswer] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    // Browsers offer the clipboard to pages of HTTPS and of this machine only.
    const done = await navigator.clipboard?.writeText(JSON.stringify(value, null, 2)).then(
      () => true,
      () => false,
    );
    setAnswer(done ? 'Copied' : 'Not allowed here');
    setTimeout(() => setAnswer(null), AnswerMs);
  };
  return (
    <button type="button" class="quiet" onClick={() => void copy()}>
      <span role="status">{answer ?? name}</span>
    </button>
  );
}
