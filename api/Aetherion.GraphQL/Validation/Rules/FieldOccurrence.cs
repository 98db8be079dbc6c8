using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation.Rules;

/// <summary>A field where it is selected; what is unknown there is null.</summary>
internal readonly record struct FieldOccurrence(NamedType? Parent, FieldNode Node, FieldDefinition? Definition);
