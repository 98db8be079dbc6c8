// Enums that outlive their package: each has a value that stands for those it does not know, and the client knows in
// which fields enums are.
import { getNamedType, isCompositeType, isEnumType, isIntrospectionType, visit } from 'graphql';

const usualFallback = 'UNKNOWN';

/** The schema with a value in each enum that values of later versions become; the schema may name one in its words. */
export function withFallbacks(document) {
  return visit(document, {
    EnumTypeDefinition(node) {
      const fallback = fallbackOf(node.description?.value);
      if (node.values.some(({ name }) => name.value === fallback)) return undefined;
      return { ...node, values: [...node.values, valueOf(fallback)] };
    },
  });
}

/** What each enum has and falls back to, and the fields that lead to an enum. */
export function enumsFile(schema) {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const enums = types.filter(isEnumType);
  const leading = leadingToEnums(types.filter(isCompositeType));
  return [
    '/** The values of each enum, and the one that stands for those that this version does not know. */',
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
