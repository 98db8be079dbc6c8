/** An event of a stream, with the place that every one has. */
export const placed = (__typename, event) => ({
  epoch: 'mock',
  sequence: '0',
  previousSequence: '0',
  eventTime: new Date().toISOString(),
  __typename,
  ...event,
});
