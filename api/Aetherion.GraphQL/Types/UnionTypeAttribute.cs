namespace Aetherion.GraphQL.Types;

/// <summary>
/// The interface or abstract class is a union. Its members are those given, or else the classes of its assembly that
/// implement it.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class UnionTypeAttribute(params Type[] memberTypes) : Attribute
{
    public string? Name { get; set; }

    public Type[] MemberTypes { get; } = memberTypes;
}
