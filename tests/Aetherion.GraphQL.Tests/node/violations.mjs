// For each rule of the specification, documents that break it: each way of breaking it in each place where it can stand.
const onDog = [
  (text) => `{ dog { ${text} } }`,
  (text) => `query Q { dog { name ${text} } }`,
  (text) => `{ dog { ... on Dog { ${text} } } }`,
  (text) => `{ dog { ... { ${text} } } }`,
  (text) => `{ dog { ...F } } fragment F on Dog { ${text} }`,
  (text) => `{ dog { ...F } } fragment F on Dog { ...G } fragment G on Dog { legs ${text} }`,
  (text) => `{ pets { ... on Dog { ${text} } } }`,
  (text) => `{ catOrDog { __typename ... on Dog { ${text} } } }`,
  (text) => `{ human(id: 1) { pets { ... on Dog { ${text} } } } }`,
  (text) => `{ a: dog { ${text} } b: dog { name } }`,
  (text) => `{ dog @include(if: true) { ${text} } }`,
  (text) => `query A { cat { name } } query B { dog { ${text} } }`,
  (text) => `subscription { dogs { ${text} } }`,
];
const onArguments = [
  (text) => `{ complicatedArgs { ${text} } }`,
  (text) => `query Q { complicatedArgs { other: intArg(intArg: 1) ${text} } }`,
  (text) => `{ complicatedArgs { ... on ComplicatedArgs { ${text} } } }`,
  (text) => `{ complicatedArgs { ...F } } fragment F on ComplicatedArgs { ${text} }`,
  (text) => `{ ... on Query { complicatedArgs { ... @include(if: true) { ${text} } } } }`,
];
const places = (contexts, ...texts) => texts.flatMap((text) => contexts.map((context) => context(text)));

/** The same in an operation with variables: directly, through fragments, and beside other operations. */
const withVariables = (definitions, ...uses) =>
  uses.flatMap((use) => [
    `query (${definitions}) { complicatedArgs { ${use} } }`,
    `query Named(${definitions}) { complicatedArgs { ... on ComplicatedArgs { ${use} } } }`,
    `query (${definitions}) { complicatedArgs { ...F } } fragment F on ComplicatedArgs { ${use} }`,
    `query (${definitions}) { ...R } fragment R on Query { complicatedArgs { ...F } } fragment F on ComplicatedArgs { a: intArg(intArg: 1) ${use} }`,
    `query A { dog { name } } query B(${definitions}) { complicatedArgs { ${use} } }`,
  ]);

const kinds = ['query', 'mutation', 'subscription'];
const bodies = { query: '{ dog { name } }', mutation: '{ set(value: 1) }', subscription: '{ ticks }' };
const pairs = kinds.flatMap((left) => kinds.map((right) => [left, right]));

export const violations = {
  ExecutableDefinitions: [
    'scalar S', 'scalar S @skip(if: true)', 'type T { a: Int }', 'type T implements Pet { a: Int }', 'interface I { a: Int }', 'union U = Dog | Cat', 'enum E { A B }', 'input I { a: Int = 1 }',
    'directive @d on FIELD', 'directive @d(a: Int) repeatable on FIELD | QUERY', 'schema { query: Query }', 'extend schema { mutation: M }', 'extend scalar S @x', 'extend type Dog { a: Int }',
    'extend interface Pet { a: Int }', 'extend union CatOrDog = Human', 'extend enum FurColor { RED }', 'extend input ComplexInput { a: Int }', '"text" type T { a: Int }', '"""text""" directive @d on FIELD', '"text" schema { query: Query }',
  ].flatMap((definition) => [`{ dog { name } } ${definition}`, `${definition} query Q { dog { name } }`, definition]),
  UniqueOperationNames: [
    ...pairs.map(([left, right]) => `${left} A ${bodies[left]} ${right} A ${bodies[right]}`),
    ...pairs.map(([left, right]) => `${left} A ${bodies[left]} query B { cat { name } } ${right} A ${bodies[right]}`),
    ...kinds.map((kind) => `${kind} A ${bodies[kind]} `.repeat(3)),
    'query A($a: ID) { human(id: $a) { name } } query A { dog { name } }',
  ],
  LoneAnonymousOperation: [
    ...pairs.map(([left, right]) => `${left} ${bodies[left]} ${right} ${bodies[right]}`),
    ...pairs.map(([left, right]) => `${left} A ${bodies[left]} ${right} ${bodies[right]}`),
    '{ dog { name } } { cat { name } } { pets { name } }', 'query A { dog { ...F } } fragment F on Dog { name } { cat { name } }', '{ dog { ...F } } fragment F on Dog { name } query ($a: ID) { human(id: $a) { name } }',
  ],
  SingleFieldSubscriptions: [
    ...['ticks dogs { name }', 'a: ticks b: ticks', 'ticks x: ticks dogs { name }', '__typename', 'a: __typename', 'ticks __typename', 'dogs { name } more: dogs { legs }'].flatMap((fields) => [
      `subscription { ${fields} }`, `subscription S { ${fields} }`, `subscription { ... on Subscription { ${fields} } }`, `subscription { ...F } fragment F on Subscription { ${fields} }`,
    ]),
    'subscription { ticks ...F } fragment F on Subscription { dogs { name } }', 'subscription { ... { ticks } ... { other: ticks } }', 'query A { dog { name } } subscription B { ticks dogs { name } }',
  ],
  KnownTypeNames: [
    ...places(onDog, '... on Nothing { name }'),
    ...['Nothing', '[Nothing]', 'Nothing!', '[[Nothing!]]!', 'dog', 'INT', 'Strin'].flatMap((type) => [`query ($a: ${type}) { human(id: $a) { name } }`, `query ($b: ID, $a: ${type} = null) { human(id: $b) { name } pet { name } }`]),
    '{ dog { ...F } } fragment F on Nothing { name }', '{ dog { ...F } } fragment F on Dog { ... on Nowhere { ... on Never { name } } }',
  ],
  FragmentsOnCompositeTypes: ['String', 'Int', 'Boolean', 'ID', 'Float', 'FurColor', 'DogCommand', 'ComplexInput', 'OneOfInput'].flatMap((type) => [
    `{ dog { ... on ${type} { name } } }`, `{ dog { ...F } } fragment F on ${type} { name }`, `{ ... on ${type} { dog { name } } }`, `{ dog { ... on Dog { ... on ${type} { a } } } }`,
  ]),
  VariablesAreInputTypes: ['Dog', 'Pet', 'CatOrDog', 'Query', 'Mutation', 'Human!', '[Cat]', '[[DogOrHuman!]!]!', '__Type', 'Nest', 'Mammal'].flatMap((type) => [
    `query ($a: ${type}) { human(id: $a) { name } }`, `query Q($b: Int, $a: ${type}) { complicatedArgs { intArg(intArg: $b) } human(id: $a) { name } }`,
  ]),
  ScalarLeafs: [
    ...places(onDog, 'owner', 'name { length }', 'friends', 'color { x }'),
    '{ dog }', '{ pets }', '{ catOrDog }', '{ a: human(id: 1) }', '{ complicatedArgs { intArg(intArg: 1) { x } } }', 'mutation { set(value: 1) { x } }', 'subscription { dogs }', '{ __schema }', '{ __typename { a } }',
  ],
  FieldsOnCorrectType: [
    ...places(onDog, 'nothing', 'meows', 'x: unknown { a }', '__schema { queryType { name } }'),
    '{ pet { legs } }', '{ catOrDog { name } }', '{ nothing }', 'mutation { dog { name } }', 'subscription { nothing }', '{ ...F } fragment F on Query { mutation }',
  ],
  UniqueFragmentNames: ['Dog', 'Pet', 'Mammal', 'CatOrDog'].flatMap((type) => [
    `{ dog { ...F } } fragment F on Dog { name } fragment F on ${type} { __typename }`,
    `fragment F on ${type} { __typename } fragment F on Dog { name } { dog { ...F } }`,
    `fragment F on ${type} { __typename } query { dog { ...F } } fragment F on Dog { name }`,
    `{ dog { ...F } } ${`fragment F on ${type} { __typename } `.repeat(3)}`,
    `{ dog { ...F ...G } } fragment F on Dog { name } fragment G on ${type} { __typename } fragment F on Dog { legs } fragment G on Dog { name }`,
  ]),
  KnownFragmentNames: places(onDog, '...Missing', '...Missing @include(if: true) owner { ...Lost }'),
  NoUnusedFragments: ['Dog', 'Pet', 'Human', 'Query', 'CatOrDog'].flatMap((type) => [
    `{ dog { name } } fragment U on ${type} { __typename }`,
    `fragment U on ${type} { __typename } { dog { name } }`,
    `{ dog { ...F } } fragment F on Dog { name } fragment U on ${type} { __typename }`,
    `{ dog { name } } fragment U on ${type} { ...V } fragment V on ${type} { __typename }`,
    `query A { dog { name } } query B { cat { name } } fragment U on ${type} { __typename } fragment V on Dog { name }`,
  ]),
  PossibleFragmentSpreads: [
    ...places(onDog, '... on Cat { name }', 'owner { ... on Dog { name } }', '... on Pet { ... on Cat { name } ... on Query { __typename } }'),
    '{ cat { ... on DogOrHuman { __typename } } }', '{ dogOrHuman { ... on Cat { name } } }', 'mutation { ... on Query { __typename } }', '{ ... on Dog { name } }', '{ catOrDog { ... on Human { name } } }',
  ],
  NoFragmentCycles: [1, 2, 3, 4, 5].flatMap((length) => {
    const names = Array.from({ length }, (_, index) => `F${index}`);
    const cycle = (wrap) => names.map((name, index) => `fragment ${name} on Dog { ${wrap(`...${names[(index + 1) % length]}`)} }`).join(' ');
    return [
      `{ dog { ...F0 } } ${cycle((spread) => spread)}`,
      `{ dog { ...F0 } } ${cycle((spread) => `name ... on Dog { ${spread} }`)}`,
      `{ dog { ...F0 } } ${cycle((spread) => `friends { ... on Dog { ${spread} } }`)}`,
      `${cycle((spread) => `... { name ${spread} } ${spread}`)} { dog { ...F0 } }`,
      `{ dog { ...Out } } fragment Out on Dog { ...F0 } ${cycle((spread) => spread)}`,
    ];
  }),
  UniqueVariableNames: ['Int', 'String', 'ID!', '[Int]', 'FurColor'].flatMap((type) => [
    `query ($a: ${type}, $a: ${type}) { complicatedArgs { intArg(intArg: $a) } }`,
    `query Q($a: Int, $b: ID, $a: ${type}) { complicatedArgs { intArg(intArg: $a) } human(id: $b) { name } }`,
    `query ($a: ${type}, $a: Int, $a: String) { complicatedArgs { intArg(intArg: $a) } }`,
    `query A { dog { name } } mutation M($v: ${type}, $v: Int!) { set(value: $v) }`,
  ]),
  NoUndefinedVariables: [
    ...withVariables('$z: Int', 'intArg(intArg: $a) x: intArg(intArg: $z)', 'stringListArg(stringListArg: ["a", $a]) x: intArg(intArg: $z)', 'complexArg(complexArg: { requiredField: $a }) x: intArg(intArg: $z)', 'intArg(intArg: $z) @include(if: $a)'),
    ...places(onDog, 'name @skip(if: $a)'),
  ],
  NoUnusedVariables: [
    ...withVariables('$a: Int, $u: String', 'intArg(intArg: $a)', 'multipleOpts(opt1: $a)', 'intArg(intArg: $a) @include(if: true)'),
    ...['$u: Int', '$u: [Int!]! = [1]', '$u: ComplexInput', '$u: ID, $v: Boolean'].flatMap((definitions) => [`query (${definitions}) { dog { name } }`, `query Q(${definitions}) { human(id: 1) { name } }`, `mutation (${definitions}) { set(value: 1) }`]),
  ],
  KnownDirectives: [
    ...places(onDog, 'name @unknown', 'name @deprecated', '... @nothing { legs }'),
    ...kinds.map((kind) => `${kind} @skip(if: true) ${bodies[kind]}`), 'query ($a: ID @include(if: true)) { human(id: $a) { name } }', '{ dog { ...F } } fragment F on Dog @skip(if: true) { name }', '{ dog { ...F @specifiedBy(url: "u") } } fragment F on Dog { name }', '{ dog { ... @oneOf { name } } }',
  ],
  UniqueDirectivesPerLocation: places(onDog, 'name @skip(if: true) @skip(if: true)', '... @include(if: true) @include(if: false) { legs }', 'owner @skip(if: false) @include(if: true) @skip(if: false) { name }'),
  KnownArgumentNames: [
    ...places(onDog, 'name(a: 1)', 'isHousetrained(atOtherHome: true)', 'name @skip(if: true, unless: 1)', 'doesKnowCommand(dogCommand: SIT, dogComand: SIT)'),
    '{ human(id: 1, name: "x") { name } }', 'mutation { set(value: 1, other: 2) }', '{ __type(name: "Dog", x: 1) { name } }',
  ],
  UniqueArgumentNames: [
    ...places(onDog, 'isHousetrained(atOtherHomes: true, atOtherHomes: true)', 'name @skip(if: true, if: false)'),
    ...places(onArguments, 'multipleReqs(req1: 1, req2: 2, req1: 3)', 'multipleOpts(opt1: 1, opt1: 2, opt1: 3)'),
  ],
  ValuesOfCorrectType: places(
    onArguments,
    'intArg(intArg: "1")', 'intArg(intArg: 1.5)', 'intArg(intArg: 2147483648)', 'intArg(intArg: [1])', 'stringArg(stringArg: 1)', 'stringArg(stringArg: BARE)', 'booleanArg(booleanArg: "true")', 'floatArg(floatArg: true)', 'idArg(idArg: 1.5)', 'idArg(idArg: {})',
    'enumArg(enumArg: "BROWN")', 'enumArg(enumArg: NONE)', 'nonNullInt(nonNullInt: null)', 'stringListArg(stringListArg: ["a", 1])', 'stringListNonNull(stringListNonNull: [null])', 'intMatrix(intMatrix: [[1, null, "x"]])', 'complexArg(complexArg: {})', 'complexArg(complexArg: { requiredField: true, none: 1 })',
    'complexArg(complexArg: "x")', 'complexArg(complexArg: { requiredField: true, nested: { intField: 1 } })', 'oneOfArg(oneOfArg: {})', 'oneOfArg(oneOfArg: { text: "a", number: 1 })', 'oneOfArg(oneOfArg: { text: null })',
  ),
  ProvidedRequiredArguments: [
    ...places(onDog, 'name @skip', 'name @include', '... @skip { legs }'),
    ...places(onArguments, 'multipleReqs', 'multipleReqs(req2: 1)', 'multipleOptAndReq(flag: true)'),
    'mutation { set }', '{ __type { name } }',
  ],
  VariablesInAllowedPosition: [
    ...withVariables('$a: Int', 'nonNullInt(nonNullInt: $a)', 'stringArg(stringArg: $a)', 'stringListArg(stringListArg: [$a])', 'complexArg(complexArg: { requiredField: $a })', 'oneOfArg(oneOfArg: { number: $a })', 'intArg(intArg: 1) @include(if: $a)'),
    ...withVariables('$a: [String]', 'stringListNonNull(stringListNonNull: $a)', 'stringArg(stringArg: $a)'),
    ...withVariables('$a: Int = null', 'nonNullInt(nonNullInt: $a)'),
  ],
  OverlappingFieldsCanBeMerged: places(
    onDog,
    'x: name x: color', 'isHousetrained(atOtherHomes: true) isHousetrained(atOtherHomes: false)', 'x: legs ... { x: name }', 'owner { x: name } owner { x: height }',
  ).concat('{ catOrDog { ... on Dog { barkVolume } ... on Cat { barkVolume } } }', '{ a: dog { name } a: cat { name } }', 'mutation { a: set(value: 1) a: set(value: 2) }'),
  UniqueInputFieldNames: places(
    onArguments,
    'complexArg(complexArg: { requiredField: true, requiredField: true })', 'complexArg(complexArg: { requiredField: true, intField: 1, stringField: "x", intField: 2 })', 'complexArg(complexArg: { requiredField: true, nested: { requiredField: true, intField: 1, intField: 1 } })', 'oneOfArg(oneOfArg: { text: "a", text: "b" })',
  ).concat('query ($a: ComplexInput = { requiredField: true, requiredField: false }) { complicatedArgs { complexArg(complexArg: $a) } }'),
};
