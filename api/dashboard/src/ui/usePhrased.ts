import { useEffect, useState } from 'preact/hooks';

/** Our sentence, and the same facts in the words of a language model where the service has one. */
export interface Phrased {
  sentence: string;
  phrased: string;
}

/**
 * Asks for other words once a sentence is shown. Null while there are none, where they are ours, and where the service speaks of
 * another sentence by now.
 */
export function usePhrased(sentence: string | null, ask: () => Promise<Phrased | null>): string | null {
  const [found, setFound] = useState<Phrased | null>(null);
  useEffect(() => {
    if (sentence === null) return undefined;
    let isWanted = true;
    ask().then(
      (answer) => isWanted && setFound(answer),
      // Ours is shown already.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [sentence]);
  return found && found.sentence === sentence && found.phrased !== sentence ? found.phrased : null;
}
