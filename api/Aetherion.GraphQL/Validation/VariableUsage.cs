using Aetherion.GraphQL.Language;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Validation;

/// <summary>A variable where it stands, and what is expected there; the type is null where it is unknown.</summary>
internal readonly record struct VariableUsage(
    VariableNode Node,
    GraphQLType? Type,
    bool HasDefault,
    InputObjectType? OneOfParent);
