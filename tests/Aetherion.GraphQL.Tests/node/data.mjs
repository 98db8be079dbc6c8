// The data of the server's test schema, as graphql-js's default resolvers take it.
const echo = (args) => JSON.stringify(args);
const later = async (value) => value;
const boom = () => {
  throw new Error('boom');
};

const dog = {
  __typename: 'Dog',
  name: 'Rex',
  legs: 4,
  color: 'DARK_BLACK',
  barkVolume: null,
  owner: () => human('Ann'),
  doesKnowCommand: ({ dogCommand }) => dogCommand === 'SIT',
  isHousetrained: ({ atOtherHomes }) => atOtherHomes,
  friends: () => [cat, dog],
};
const cat = { __typename: 'Cat', name: 'Tom', legs: 4, color: 'BROWN', barkVolume: 'loud', meows: true };
const human = (name) => ({
  __typename: 'Human',
  name,
  height: 1.75,
  pets: [dog, null, cat],
  relatives: ({ first }) => later([0, 1, 2].slice(0, Math.min(Math.max(first, 0), 3)).map((index) => human(`R${index}`))),
});
const nest = {
  value: 1,
  self: () => nest,
  nonNullSelf: () => nest,
  boom,
  boomNonNull: boom,
  list: () => [nest, nest],
  listWithNull: () => [nest, null],
  nullInNonNullItems: [1, null, 3],
  nullInNonNullList: [1, null, 3],
  nullForNonNull: null,
  asyncValue: () => later(1),
  asyncSelf: () => later(nest),
  asyncNonNullSelf: () => later(nest),
  asyncBoom: async () => boom(),
  asyncList: () => later([nest, nest]),
};
const complicatedArgs = new Proxy(
  {},
  { get: (_, name) => (typeof name === 'string' && name !== 'then' ? echo : undefined) },
);

export const rootValue = {
  dog,
  cat,
  human: ({ id }) => (id == null ? null : human(id)),
  pet: dog,
  pets: () => [cat, dog, human('Bob')],
  catOrDog: cat,
  dogOrHuman: () => later(human('Eve')),
  complicatedArgs,
  nest,
  nonNullNest: nest,
  set: ({ value }) => value,
  setLater: ({ value }) => later(value),
  fail: boom,
  failNonNull: boom,
};
