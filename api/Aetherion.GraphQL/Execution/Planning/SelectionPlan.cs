using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution.Planning;

/// <summary>The fields to take of an object of one type, fragments and conditions worked out.</summary>
internal sealed class SelectionPlan(ObjectType type, FieldPlan[] fields)
{
    public ObjectType Type { get; } = type;

    public FieldPlan[] Fields { get; } = fields;

    public bool HasAsync { get; } = Array.Exists(fields, field => field.HasAsync);
}
