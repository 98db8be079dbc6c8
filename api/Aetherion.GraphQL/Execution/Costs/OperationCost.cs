namespace Aetherion.GraphQL.Execution.Costs;

/// <summary>
/// What an operation costs at most: the weights of the fields that are resolved, and of the objects that are returned.
/// </summary>
public readonly record struct OperationCost(double FieldCost, double TypeCost)
{
    public static OperationCost operator +(OperationCost left, OperationCost right) =>
        new(left.FieldCost + right.FieldCost, left.TypeCost + right.TypeCost);

    public static OperationCost operator *(double factor, OperationCost cost) =>
        new(factor * cost.FieldCost, factor * cost.TypeCost);
}
