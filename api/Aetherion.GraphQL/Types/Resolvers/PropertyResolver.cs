using System.Reflection;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>The value of a property of the parent.</summary>
internal sealed class PropertyResolver(PropertyInfo property) : FieldResolver
{
    private PropertyAccessor? _accessor;

    public PropertyInfo Property { get; } = property;

    public override bool IsAsync => false;

    public override bool IsPure => true;

    public override object? ResolvePure(object? parent) =>
        (_accessor ??= PropertyAccessor.For(Property)).Get(parent!);
}
