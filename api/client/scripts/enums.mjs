// Enums that outlive their package: each has a value that stands for those it does not know, and the client knows in
// which fields enums are.
import { buildASTSchema, getNamedType, isCompositeType, isEnumType, isIntrospectionType, visit } from 'graphql';

const usualFallback = 'UNKNOWN';

/**
 * The schema with a value in each enum of answers that values of later versions become; the schema may name one in its
 * words. Enums that only occur in what is sent stay as they are.
 */
export function withFallbacks(document) {
  const answered = answeredTypes(buildASTSchema(document));
  return visit(document, {
    EnumTypeDefinition(node) {
      if (!answered.has(node.name.value)) return undefined;
      const fallback = fallbackOf(node.description?.value);
      if (node.values.some(({ name }) => name.value === fallback)) return undefined;
      return { ...node, values: [...node.values, valueOf(fallback)] };
    },
  });
}

/** The names of the types that fields have. */
function answeredTypes(schema) {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const fields = types.filter(isCompositeType).flatMap((type) => Object.values(type.getFields?.() ?? {}));
  return new Set(fields.map(({ type }) => getNamedType(type).name));
}

/** What each enum has and falls back to, and the fields that lead to an enum. */
export function enumsFile(schema) {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const answered = answeredTypes(schema);
  const enums = types.filter((type) => isEnumType(type) && answered.has(type.name));
  const leading = leadingToEnums(types.filter(isCompositeType));
  return [
    '/** The values of each enum of answers, and the one that stands for those that this version does not know. */',
    'export const enums = {',
    ...enums.map((type) => `  ${type.name}: { fallback: '${fallbackOf(type.description)}', values: ${listOf(type)} },`),
    '} as const;',
    '',
    '/** The fields that are enums or lead to some: by type and name, the type of the field. */',
    'export const enumFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {',
    ...leading.map(([type, fields]) => `  ${type}: { ${[...fields].map(([name, of]) => `${name}: '${of}'`).join(', ')} },`),
    '};',
    '',
  ].join('\n');
}

/** Adds fields until none is new: those of enums, and those whose types have such fields. */
function leadingToEnums(types) {
  const leading = new Map();
  let isGrowing = true;
  while (isGrowing) {
    isGrowing = false;
    for (const type of types) {
      for (const field of Object.values(type.getFields?.() ?? {})) {
        const named = getNamedType(field.type);
        const fields = leading.get(type.name) ?? new Map();
        if (fields.has(field.name) || !(isEnumType(named) || leads(named, leading))) continue;
        leading.set(type.name, fields.set(field.name, named.name));
        isGrowing = true;
      }
    }
  }
  return [...leading].sort(([left], [right]) => (left < right ? -1 : 1));

  /** A union or an interface leads where one of the types behind it does, which fragments on them find. */
  function leads(type, known) {
    return isCompositeType(type) && (known.has(type.name) || types.some((each) => behind(type).includes(each.name) && known.has(each.name)));
  }

  function behind(type) {
    if (type.getTypes) return type.getTypes().map(({ name }) => name);
    return types.filter((each) => each.getInterfaces?.().includes(type)).map(({ name }) => name);
  }
}

function fallbackOf(description) {
  return /value they do not know as ([A-Z_]+)/.exec(description ?? '')?.[1] ?? usualFallback;
}

function listOf(type) {
  return `[${type.getValues().map(({ name }) => `'${name}'`).join(', ')}]`;
}

function valueOf(name) {
  const text = 'A value of a later version than that of this package.';
  return {
    kind: 'EnumValueDefinition',
    name: { kind: 'Name', value: name },
    description: { kind: 'StringValue', value: text },
    directives: [],
  };
}
