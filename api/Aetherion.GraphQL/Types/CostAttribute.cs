namespace Aetherion.GraphQL.Types;

/// <summary>
/// The weight of a field, of an argument, or of a type in the cost of an operation, in place of the default: 10 for an
/// asynchronous field, 1 for one of a composite type, 0 for one of a scalar; 1 for an argument of an input object and
/// for an object, 0 for scalars.
/// </summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class
    | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class CostAttribute(double weight) : Attribute
{
    public double Weight { get; } = weight;
}
