using System.Reflection;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>
/// Reads a property and writes its value in one go: most fields of a large answer are properties of scalar types, whose
/// values need neither a box nor a path while they are well.
/// </summary>
internal abstract class LeafWriter
{
    /// <summary>Writes the value; false when it is null, and nothing is written.</summary>
    public abstract bool TryWrite(ResultBuffer result, object parent);

    /// <summary>The writer of a field that is such a property; null for others.</summary>
    public static LeafWriter? For(FieldResolver resolver, GraphQLType type)
    {
        if (resolver is not PropertyResolver { Property: var property } || type.Nullable is not ScalarType scalar
            || property.DeclaringType is not { IsClass: true })
        {
            return null;
        }

        var value = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!typeof(IValueScalar<>).MakeGenericType(value).IsInstanceOfType(scalar))
            return null;
        var writer = value.IsValueType && value != property.PropertyType
            ? typeof(NullableLeafWriter<,>)
            : typeof(PropertyLeafWriter<,>);
        return (LeafWriter)Activator.CreateInstance(
            writer.MakeGenericType(property.DeclaringType, value),
            BindingFlags.Instance | BindingFlags.Public,
            null,
            [property.GetMethod!, scalar],
            null)!;
    }
}
