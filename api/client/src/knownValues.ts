import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  FragmentSpreadNode,
  InlineFragmentNode,
  SelectionSetNode,
} from 'graphql';
import { enumFields, enums } from './generated/enums.js';

type Answer = Record<string, unknown>;
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const roots = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;
const enumsByName: Readonly<Record<string, { fallback: string; values: readonly string[] }>> = enums;
const valuesByName = new Map(Object.entries(enumsByName).map(([name, { values }]) => [name, new Set(values)]));

/**
 * The data of an answer with every value of an enum that this version of the package does not know replaced by the one
 * that stands for those: UNKNOWN, save where the schema says otherwise. The client's own answers have been through
 * this; call it on those of other GraphQL clients. What needs no change is given back as it is.
 */
export function knownValues<Data>(document: DocumentNode, data: Data): Data {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === 'FragmentDefinition') fragments.set(definition.name.value, definition);
  let result: unknown = data;
  for (const definition of document.definitions)
    if (definition.kind === 'OperationDefinition')
      result = ofSelections(result, definition.selectionSet, roots[definition.operation], fragments);
  return result as Data;
}

/** Fields are looked up in the type that their fragment is on, so that interfaces and unions need no __typename. */
function ofSelections(value: unknown, set: SelectionSetNode, type: string, fragments: Fragments): unknown {
  if (Array.isArray(value)) return ofList(value, (each) => ofSelections(each, set, type, fragments));
  if (typeof value !== 'object' || value === null) return value;
  let result = value as Answer;
  for (const selection of set.selections)
    result =
      selection.kind === 'Field'
        ? ofField(result, selection, type, fragments)
        : ofFragment(result, selection, type, fragments);
  return result;
}

function ofField(answer: Answer, { alias, name, selectionSet }: FieldNode, type: string, fragments: Fragments): Answer {
  const key = alias?.value ?? name.value;
  const before = answer[key];
  const fieldType = enumFields[type]?.[name.value];
  if (before === undefined || fieldType === undefined) return answer;
  const after = selectionSet ? ofSelections(before, selectionSet, fieldType, fragments) : ofEnum(before, fieldType);
  return after === before ? answer : { ...answer, [key]: after };
}

function ofFragment(
  answer: Answer,
  selection: FragmentSpreadNode | InlineFragmentNode,
  type: string,
  fragments: Fragments,
): Answer {
  const fragment = selection.kind === 'FragmentSpread' ? fragments.get(selection.name.value) : selection;
  if (!fragment) return answer;
  return ofSelections(answer, fragment.selectionSet, fragment.typeCondition?.name.value ?? type, fragments) as Answer;
}

function ofEnum(value: unknown, type: string): unknown {
  if (Array.isArray(value)) return ofList(value, (each) => ofEnum(each, type));
  return typeof value !== 'string' || valuesByName.get(type)?.has(value) ? value : enumsByName[type]?.fallback;
}

function ofList(values: unknown[], change: (value: unknown) => unknown): unknown[] {
  const changed = values.map(change);
  return changed.some((value, index) => value !== values[index]) ? changed : values;
}
