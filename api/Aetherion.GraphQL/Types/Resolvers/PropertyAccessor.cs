using System.Reflection;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>Reads a property by a delegate bound to its getter; an invoker takes several times as long.</summary>
internal abstract class PropertyAccessor
{
    public abstract object? Get(object parent);

    public static PropertyAccessor For(PropertyInfo property)
    {
        var declaring = property.DeclaringType!;
        return declaring.IsValueType || declaring.IsInterface
            ? new InvokedAccessor(property.GetMethod!)
            : (PropertyAccessor)Activator.CreateInstance(
                typeof(BoundAccessor<,>).MakeGenericType(declaring, property.PropertyType), property.GetMethod!)!;
    }
}
