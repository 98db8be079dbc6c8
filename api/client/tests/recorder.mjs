import { EventEmitter, once } from 'node:events';

/** An observer that keeps what it is told, in words and values, until the test takes it. */
export function createRecorder() {
  const told = [];
  const arrivals = new EventEmitter();
  const tell = (word) => (value) => {
    told.push([word, value]);
    arrivals.emit('told');
  };
  const words = ['next', 'gap', 'status', 'interrupted', 'error', 'complete'];
  return {
    observer: Object.fromEntries(words.map((word) => [word, tell(word)])),
    told,
    /** What the observer is told next. */
    async take() {
      while (told.length === 0) await once(arrivals, 'told');
      return told.shift();
    },
  };
}
