// Documents, alone or with sets of variables: valid ones, and each rule of the specification broken in several ways.
const execution = [
  '{ __typename }',
  '{ dog { name legs color barkVolume owner { name height } } }',
  '{ a: dog { name } b: cat { name meows } c: __typename }',
  '{ pets { __typename name ... on Dog { color owner { name } } ... on Cat { meows } ... on Mammal { legs } ... on Human { height } } }',
  'query Q { catOrDog { __typename ... on Pet { name } ... on Dog { barkVolume } ... on Cat { meows } } }',
  '{ dogOrHuman { ... on Human { name relatives(first: 3) { name relatives { name } } } ...D } } fragment D on Dog { name }',
  '{ dog { ...A ...B } } fragment A on Dog { name ...C } fragment B on Mammal { legs ...C } fragment C on Pet { name }',
  '{ dog { friends { __typename ... on Cat { barkName: barkVolume } ... on Dog { friends { ... on Dog { name } } } } } }',
  '{ catOrDog { ... on Pet { ... on Human { height pets { name } } name } } pet { ... on CatOrDog { ... on Mammal { legs } ... on Dog { color } } } }',
  '{ human(id: "Zoe") { name pets { name ... on Mammal { legs } } } }',
  '{ human(id: 7) { name } other: human { name } }',
  '{ nest { value self { value nonNullSelf { value } } list { value self { value } } listWithNull { value } } }',
  '{ nest { boom value } }',
  '{ nest { boomNonNull value } }',
  '{ nest { nonNullSelf { nonNullSelf { boomNonNull } value } value } nonNullNest { value } }',
  '{ nonNullNest { boomNonNull } dog { name } }',
  '{ nest { nullInNonNullItems value } }',
  '{ nest { nullInNonNullList value } }',
  '{ nest { self { nullForNonNull } value } }',
  '{ nest { list { boom value } } }',
  '{ nest { list { boomNonNull } value } }',
  '{ nest { listWithNull { boomNonNull } value } }',
  '{ nest { asyncValue asyncSelf { asyncValue value } asyncNonNullSelf { asyncSelf { value } } asyncList { asyncValue value } } }',
  '{ nest { asyncBoom value asyncList { asyncBoom } } }',
  '{ nest { asyncSelf { asyncNonNullSelf { boomNonNull } } value } }',
  '{ nest { asyncList { nonNullSelf { nullForNonNull } } value } nonNullNest { asyncValue } }',
  'mutation { a: set(value: 1) b: setLater(value: 2) c: set(value: 3) }',
  'mutation { a: set(value: 1) fail b: set(value: 2) }',
  'mutation { a: set(value: 1) failNonNull b: set(value: 2) }',
  '{ complicatedArgs { intArg(intArg: 5) nonNullInt(nonNullInt: -3) stringArg(stringArg: "a\\n\\u0041\\u{1F600}\\uD83D\\uDE00") booleanArg(booleanArg: true) } }',
  '{ complicatedArgs { enumArg(enumArg: DARK_BLACK) floatArg(floatArg: 2) f: floatArg(floatArg: 2.5) idArg(idArg: 12) i: idArg(idArg: "x") } }',
  '{ complicatedArgs { stringArg(stringArg: """\n    block\n      text "quoted" \\"""\n\n    end\n  """) } }',
  '{ complicatedArgs { stringListArg(stringListArg: ["a", null]) s: stringListArg(stringListArg: "one") n: stringListArg(stringListArg: null) intMatrix(intMatrix: [[1], [2, 3]]) m: intMatrix(intMatrix: 4) } }',
  '{ complicatedArgs { complexArg(complexArg: { requiredField: true, color: BROWN, nested: { requiredField: false, stringListField: "x" } }) multipleOpts o: multipleOpts(opt2: 1) } }',
  '{ complicatedArgs { oneOfArg(oneOfArg: { text: "t" }) o: oneOfArg(oneOfArg: { number: 3 }) multipleOptAndReq(req1: 1, flag: null) } }',
  '{ dog { isHousetrained a: isHousetrained(atOtherHomes: false) doesKnowCommand(dogCommand: SIT) b: doesKnowCommand(dogCommand: HEEL) } }',
  '{ dog { name @skip(if: true) legs @include(if: false) color @skip(if: false) @include(if: true) } }',
  '{ dog { ... @include(if: true) { name } ...F @skip(if: true) ... on Dog @skip(if: false) { legs } } } fragment F on Dog { color }',
  '# a comment\n{ dog, { name, ,,, } }\n# the end',
  '\uFEFF{ dog { name } }',
  ['query ($id: ID) { human(id: $id) { name } }', { id: 'x' }, { id: 5 }, { id: null }, {}, { id: true }, { id: [1] }],
  [
    'query ($i: Int, $n: Int! = 4) { complicatedArgs { intArg(intArg: $i) nonNullInt(nonNullInt: $n) } }',
    { i: 1 }, { i: 1.5 }, { i: 'x' }, { i: 2147483648 }, { n: null }, { n: 2, i: null }, { i: 1e3 },
  ],
  [
    'query ($c: ComplexInput) { complicatedArgs { complexArg(complexArg: $c) } }',
    { c: { requiredField: true } }, { c: { requiredField: null } }, { c: {} }, { c: { requiredField: true, unknown: 1 } },
    { c: { requiredField: true, color: 'BROWN', stringListField: ['a', null] } }, { c: { requiredField: true, color: 'RED' } },
    { c: { requiredField: true, nested: { requiredField: false, intField: null } } }, { c: [] }, { c: 'text' }, {},
  ],
  [
    'query ($r: Boolean!, $s: String, $l: [String]) { complicatedArgs { complexArg(complexArg: { requiredField: $r, stringField: $s, stringListField: $l }) } }',
    { r: true }, { r: true, s: null }, { r: false, s: 'x', l: 'y' }, { r: true, l: ['a'] }, { s: 'x' },
  ],
  [
    'query ($o: OneOfInput, $t: String!) { complicatedArgs { oneOfArg(oneOfArg: $o) o: oneOfArg(oneOfArg: { text: $t }) } }',
    { o: { text: 'a' }, t: 'b' }, { o: { text: 'a', number: 1 }, t: 'b' }, { o: {}, t: 'b' }, { o: { text: null }, t: 'b' }, { t: 'b' },
  ],
  [
    'query ($l: [String!], $m: [[Int!]!], $e: FurColor = BROWN) { complicatedArgs { stringListNonNull(stringListNonNull: $l) intMatrix(intMatrix: $m) enumArg(enumArg: $e) } }',
    { l: ['a'], m: [[1]] }, { l: 'a', m: 1 }, { l: ['a', null] }, { m: [[1], null] }, { e: 'SPOTTED' }, { e: 1 }, { e: null },
  ],
  [
    'query ($s: String) { complicatedArgs { stringListArg(stringListArg: ["a", $s]) multipleOpts(opt1: 2) } }',
    { s: 'b' }, { s: null }, {},
  ],
  [
    'query ($a: Int, $b: Int = 5) { complicatedArgs { multipleOpts(opt2: $b) multipleOptAndReq(req1: 1) intArg(intArg: $a) } }',
    { b: 6 }, { b: null }, {}, { a: 0 },
  ],
  [
    'query ($yes: Boolean!, $no: Boolean = false) { dog { name @include(if: $yes) legs @skip(if: $no) ...F @include(if: $no) } } fragment F on Dog { color @include(if: $yes) }',
    { yes: true }, { yes: false }, { yes: true, no: true }, { no: true }, { yes: null },
  ],
  '{ __schema { queryType { name } directives { name isRepeatable locations args { name type { name kind ofType { name } } defaultValue } } } }',
  '{ __type(name: "ComplexInput") { kind name isOneOf inputFields { name type { kind name ofType { name } } defaultValue } fields { name } } }',
  '{ __type(name: "FurColor") { enumValues { name } all: enumValues(includeDeprecated: true) { name isDeprecated deprecationReason } possibleTypes { name } } }',
  '{ __type(name: "Pet") { name possibleTypes { name } interfaces { name } fields { name args { name } isDeprecated } } none: __type(name: "Nothing") { name } }',
];

const broken = [
  // ExecutableDefinitions
  '{ dog { name } } type Extra { a: Int }', 'extend type Dog { color: String } query { dog { name } }', 'schema { query: Q }',
  'directive @x on FIELD { dog { name } }', 'scalar S union U = A | B enum E { A } input I { a: Int } interface F { a: Int }',
  // UniqueOperationNames, LoneAnonymousOperation
  'query A { dog { name } } query A { cat { name } }', 'query A { dog { name } } mutation A { set(value: 1) } query A { cat { name } }',
  '{ dog { name } } { cat { name } }', '{ dog { name } } query B { cat { name } }', 'query A { dog { name } } { cat { name } } subscription { ticks }',
  'query A { dog { name } } query B { cat { name } } query A { nest { value } } query B { pets { name } }', 'subscription A { ticks } query A { cat { meows } } mutation B { set(value: 1) } query B { pet { name } }',
  'mutation A { set(value: 1) } mutation A { fail } mutation A { set(value: 2) }', 'query ($a: ID, $a: ID, $b: Int, $b: Int, $c: Int, $c: Int) { human(id: $a) { name } complicatedArgs { intArg(intArg: $b) multipleOpts(opt1: 1) } }',
  // SingleFieldSubscriptions
  'subscription { ticks dogs { name } }', 'subscription S { ticks other: ticks }', 'subscription { __typename }',
  'subscription { ...F } fragment F on Subscription { ticks dogs { name } }', 'subscription S { ticks dogs { name } more: ticks }',
  'subscription { ticks ... on Subscription { __typename } }', 'subscription { ticks ticks }', 'subscription { dogs { name legs } }',
  // KnownTypeNames, FragmentsOnCompositeTypes, VariablesAreInputTypes
  'query ($a: Nothing) { human(id: $a) { name } }', '{ dog { ... on Nothing { name } } }', '{ dog { ...F } } fragment F on Nowhere { name }',
  '{ dog { ... on FurColor { name } } }', 'fragment F on String { x } { dog { ...F } }', 'fragment F on ComplexInput { requiredField } { dog { ...F } }',
  'query ($a: Dog, $b: [[CatOrDog!]]!, $c: Pet) { complicatedArgs { intArg(intArg: $a) stringArg(stringArg: $b) idArg(idArg: $c) } }',
  // ScalarLeafs, FieldsOnCorrectType
  '{ dog }', '{ dog { name { length } owner } }', '{ dog { color { x } isHousetrained(atOtherHomes: true) { y } } catOrDog }', '{ pets catOrDog dog { friends } }',
  '{ dog { meows } }', '{ pet { legs color } }', '{ catOrDog { name } }', '{ dog { unknown { deeper { still } } } nothing }',
  '{ dog { ... on Pet { barkVolume } ... on Cat { nope } } cat: __schemas }', 'fragment F on CatOrDog { __typename name } { catOrDog { ...F } }',
  // UniqueFragmentNames, KnownFragmentNames, NoUnusedFragments, NoFragmentCycles
  '{ dog { ...F } } fragment F on Dog { name } fragment F on Dog { legs }', 'fragment F on Dog { x: name } { dog { ...F } cat { ...F } } fragment F on Cat { x: name } fragment F on Pet { name }',
  '{ dog { ...G } } fragment G on Dog { ...H } fragment G on Dog { name } fragment H on Dog { legs } fragment H on Dog { ...G }', '{ dog { ...Missing ... on Dog { ...AlsoMissing } } }',
  '{ dog { name } } fragment Unused on Dog { name ...Other } fragment Other on Dog { legs }', '{ dog { ...A } } fragment A on Dog { ...A name }',
  '{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { ...C name } fragment C on Dog { ...A }',
  '{ dog { ...A ...B } } fragment A on Dog { ...B ...C } fragment B on Dog { ...A } fragment C on Dog { ... on Dog { ...C } owner { ...H } } fragment H on Human { pets { ...C } }',
  // PossibleFragmentSpreads
  '{ dog { ... on Cat { name } } }', '{ catOrDog { ... on Human { name } ...F } } fragment F on DogOrHuman { ... on Cat { name } }',
  '{ dog { owner { ... on Mammal { legs } ... on CatOrDog { __typename } ... on DogOrHuman { __typename } } } }', 'fragment A on Cat { ...B } fragment B on Dog { name } { cat { ...A } }',
  // UniqueVariableNames, NoUndefinedVariables, NoUnusedVariables
  'query ($a: Int, $a: String, $b: Int, $a: Int) { complicatedArgs { intArg(intArg: $a) } }', '{ complicatedArgs { intArg(intArg: $a) } }',
  'query A($a: Int) { complicatedArgs { ...F } } query B { complicatedArgs { ...F } } fragment F on ComplicatedArgs { intArg(intArg: $a) stringArg(stringArg: $b) }',
  'query ($a: Int, $b: [Int!]) { dog { name } }', 'query Q($x: Boolean!) { complicatedArgs { stringListArg(stringListArg: [$y]) complexArg(complexArg: { requiredField: $x, stringField: $z }) } }',
  // KnownDirectives, UniqueDirectivesPerLocation
  '{ dog @unknown { name @skip(if: false) @other(a: 1) } }', 'query @skip(if: true) { dog { name @deprecated } }', 'mutation @include(if: true) { set(value: 1) }',
  'query ($a: Int @skip(if: true)) { complicatedArgs { intArg(intArg: $a) } }', '{ dog { ...F @deprecated(reason: "x") } } fragment F on Dog @include(if: true) { name }',
  '{ dog { name @skip(if: true) @skip(if: false) legs @include(if: true) @skip(if: false) @include(if: true) } }', '{ dog @include(if: true) @include(if: true) @include(if: false) { ... @skip(if: true) @skip(if: true) { name } } }',
  // KnownArgumentNames, UniqueArgumentNames, ProvidedRequiredArguments
  '{ dog { doesKnowCommand(command: SIT, dogComand: HEEL) name(x: 1) } }', '{ dog { name @skip(unless: true) legs @include(if: true, unless: 1) } }',
  '{ complicatedArgs { intArg(intArg: 1, intArg: 2, other: 3) multipleReqs(req1: 1, req2: 2, req1: 3, req2: 4) } }', '{ dog { name @skip(if: true, if: false) } }',
  '{ complicatedArgs { nonNullInt multipleReqs(req1: 1) multipleOptAndReq(opt: "x") } dog { name @include } }', 'mutation { set setLater(val: 1) }', '{ __type { name } }',
  // ValuesOfCorrectType
  '{ complicatedArgs { intArg(intArg: "1") a: intArg(intArg: 1.0) b: intArg(intArg: 829384293849283498239482938) c: intArg(intArg: FOO) d: intArg(intArg: true) } }',
  '{ complicatedArgs { stringArg(stringArg: 1) a: stringArg(stringArg: BAR) b: stringArg(stringArg: [1]) c: stringArg(stringArg: { a: 1 }) booleanArg(booleanArg: 2) e: booleanArg(booleanArg: "true") } }',
  '{ complicatedArgs { floatArg(floatArg: "1") a: floatArg(floatArg: x) idArg(idArg: 1.5) b: idArg(idArg: true) c: idArg(idArg: SOMETHING) enumArg(enumArg: "BROWN") d: enumArg(enumArg: RED) e: enumArg(enumArg: 2) } }',
  '{ complicatedArgs { stringListArg(stringListArg: ["a", 2]) a: stringListArg(stringListArg: 1) stringListNonNull(stringListNonNull: ["a", null]) intMatrix(intMatrix: [[1, "2"], null, 3]) nonNullInt(nonNullInt: null) } }',
  '{ complicatedArgs { complexArg(complexArg: { intField: 4 }) a: complexArg(complexArg: { requiredField: null, stringListField: ["x", 2], unknown: 1 }) b: complexArg(complexArg: 3) c: complexArg(complexArg: [{ requiredField: 1 }]) } }',
  '{ complicatedArgs { oneOfArg(oneOfArg: {}) a: oneOfArg(oneOfArg: { text: "a", number: 1 }) b: oneOfArg(oneOfArg: { text: null }) c: oneOfArg(oneOfArg: { other: 1 }) } dog { name @skip(if: "yes") legs @include(if: ENUM) } }',
  'query ($a: Int = 1.5, $b: String! = null, $c: ComplexInput = { requiredField: 123 }, $d: [FurColor!] = [BROWN, null, X], $e: Dog = 1) { complicatedArgs { intArg(intArg: $a) } }',
  // VariablesInAllowedPosition
  'query ($a: Int, $b: String, $c: [String], $d: Int = null) { complicatedArgs { nonNullInt(nonNullInt: $a) intArg(intArg: $b) stringArg(stringArg: $c) x: nonNullInt(nonNullInt: $d) } }',
  'query ($a: [String], $b: String, $c: Boolean, $d: [Int]) { complicatedArgs { stringListNonNull(stringListNonNull: $a) stringListArg(stringListArg: $b) complexArg(complexArg: { requiredField: $c }) intMatrix(intMatrix: [$d]) } dog { name @include(if: $c) } }',
  'query ($t: String, $n: Int) { complicatedArgs { oneOfArg(oneOfArg: { text: $t }) a: oneOfArg(oneOfArg: { number: $n }) multipleOpts(opt1: $n) } }', 'query ($a: Int = 1, $b: ID, $f: Float) { complicatedArgs { nonNullInt(nonNullInt: $a) stringArg(stringArg: $b) intArg(intArg: $f) floatArg(floatArg: $a) } }',
  // OverlappingFieldsCanBeMerged
  '{ dog { name: legs name } }', '{ dog { isHousetrained(atOtherHomes: true) isHousetrained } }', '{ dog { isHousetrained(atOtherHomes: true) isHousetrained(atOtherHomes: false) x: name x: color } }',
  '{ catOrDog { ... on Dog { barkVolume } ... on Cat { barkVolume } } }', '{ catOrDog { ... on Dog { x: name } ... on Cat { x: color } } }', '{ dog { x: owner { name } } dog { x: owner { name: height } } }',
  '{ a: dog { ...A ...B } } fragment A on Dog { x: name } fragment B on Dog { x: color }', '{ dog { ...A x: legs } } fragment A on Dog { ...B } fragment B on Dog { x: name owner { x: name x: height } }',
  '{ pets { ... on Dog { o: owner { x: name } } ... on Cat { o: name } } nest { self { v: value } self { v: self { value } } } }', 'query ($a: Int, $b: Int) { complicatedArgs { intArg(intArg: $a) intArg(intArg: $b) m: multipleReqs(req1: 1, req2: 2) m: multipleReqs(req2: 2, req1: 1) } }',
  '{ complicatedArgs { complexArg(complexArg: { requiredField: true, intField: 1 }) complexArg(complexArg: { intField: 1, requiredField: true }) stringListArg(stringListArg: ["a"]) stringListArg(stringListArg: ["b"]) } }', '{ nest { list { a: value } list { a: asyncValue } ...N } } fragment N on Nest { list { a: boom } }',
  // UniqueInputFieldNames
  '{ complicatedArgs { complexArg(complexArg: { requiredField: true, requiredField: false, intField: 1, intField: 2, requiredField: true }) } }', '{ complicatedArgs { complexArg(complexArg: { requiredField: true, nested: { requiredField: true, color: BROWN, color: SPOTTED } }) oneOfArg(oneOfArg: { text: "a", text: "b" }) } }',
];

const unparsable = [
  '', '{', '}', '{ }', 'query', '{ dog { name }', '{ dog(: 1) }', '{ ...on }', 'fragment on on Dog { name }', 'query ($a) { a }', '{ a(b: $) }', '{ a(b: 01) }', '{ a(b: 1.) }',
  '{ a(b: .5) }', '{ a(b: 1e) }', '{ a(b: 1a) }', '{ a(b: "x\ny") }', '{ a(b: "\\x") }', '{ a(b: "\\u12") }', '{ a(b: "\\uD800") }', '{ a(b: "\\u{110000}") }', '{ a(b: "\\u{}") }', '{ a(b: """x) }', '{ a(b: "x) }',
  '{ a @ }', '{ a: }', '{ a b: }', '{ ? }', '{ a.b }', 'query ($a: [Int) { a }', 'query ($a: Int!!) { a }', 'query ($a: Int = $b) { a }', 'query ($a: Int @d(x: $b)) { a }', 'notakeyword { a }',
  'type T { }', 'enum E { true }', 'union U =', 'extend type T', 'extend schema', 'directive @d on NOWHERE', 'input I { a(b: Int): Int }', 'extend directive @d on FIELD', '"text" extend type T { a: Int }', '"text" { a }', 'interface I implements { a: Int }', '{ a(b: {c}) } ', '{ a(b: [1, ]]) }', '{ a(b: nul\u0000l) }',
  '{ a(b: -) }', '{ a(b: 00) }', '{ a(b: -0) c(d: 0xF) }', '{ a } #', 'subscription S', 'schema { query: }', 'schema { nothing: Q }', 'scalar', 'type T implements A B { a: Int }', 'type T implements & A & B { a: Int }', 'union U = | A | B', 'directive @d(a: Int = 1) repeatable on | FIELD | QUERY',
];

// What September 2025 says of the grammar, allowed and not.
const grammar = [
  '"d" query Q { dog { name } }', '"""d""" fragment F on Dog { name } { dog { ...F } }', 'query ("d" $a: ID) { human(id: $a) { name } }', 'query ("""d""" $a: ID @x) { human(id: $a) { name } }', '"d" mutation M { set(value: 1) }', '"d" subscription { ticks }', '"d" { dog { name } }', '"a" "b" query { dog { name } }',
  '"""d""" extend schema @x', '"d" extend type T { a: Int }', 'query () { dog { name } }', '{ dog() { name } }', '{ a() }', '{ .. a }', '{ ....a }', '{ ...on on on { a } }', '{ a: b: c }', '{ a(b: +1) }', '{ a(b: 1_000) }', '{ a(b: .) }', '{ a(b: 1,) }', '{ a(b: []) c(d: {}) }',
  '{ a(b: 1.0E+5) c(d: -0.0e-1) }', 'extend interface I implements J', 'extend union U @d', 'extend enum E @d', 'extend input I @d', 'extend scalar S', 'extend scalar S @d', 'extend union U = A', 'extend type T implements I', 'interface I implements', 'directive @d on FIELD |', 'union U = A |', 'type T { a( : Int }',
  'type T { a(b: Int = $c): Int }', 'schema @d { query: Q query: R }', 'enum E { A @d B }', 'enum E { }', 'enum E { a: Int }', 'input I { a: Int = {a: [1, "x"]} @d }', 'scalar S @a @b(c: $d)', 'fragment F($a: Int) on T { a }', '{ a } extend', 'type true { a: Int }', '{ true }', '{ null: on }', 'query null { a }', 'query on { a }',
  'query query { query }', 'fragment fragment on on { on }', '{ ...fragment } fragment fragment on Query { __typename }', '{ ... @skip(if: true) on T { a } }', '{ ...F on Dog { a } }', 'subscription subscription { ticks }', 'query ($query: ID) { human(id: $query) { name } }', '{ dog { name } }\u2028{ cat { name } }', '{ a(b: "\u0001") }',
  '{ dog { name(x: "\u0001\u007f\ufeff\u2028") } }', '{ complicatedArgs { stringArg(stringArg: "\\u{0001F600}\\uD83D\\uDE00") } }', '{ complicatedArgs { stringArg(stringArg: """""") a: stringArg(stringArg: "") } }', '{ complicatedArgs { stringArg(stringArg: """\r\n  a\r   b\n\n  \t c\r\n""") } }',
  '{ complicatedArgs { stringArg(stringArg: """ \\""" \\ \\u0041 \\""" """) } }', '{ complicatedArgs { stringArg(stringArg: """a\\\\""") } }', '{ complicatedArgs { stringArg(stringArg: """"a""") } }', '{ complicatedArgs { stringArg(stringArg: """a"""") } }', '{ a(b: "\\u{D800}") }', '{ a(b: "\\uDE00\\uD83D") }', '{ a(b: "\\u{}") }',
  '{ a(b: "\\u{1FFFFF}") }', '{ a(b: "\\U0041") }', '{ a(b: "\\u00G1") }', '\uFEFF\uFEFF{ dog { name } }', '{ dog\uFEFF{ name } }', '#only a comment', '{ dog { name } } # \u0007', '{ dog { n\u00e9m } }', '{ \u0394 }', '\u000b{ dog { name } }', '\u00a0{ dog { name } }',
];

export const documents = [...grammar, ...execution, ...broken, ...unparsable];
