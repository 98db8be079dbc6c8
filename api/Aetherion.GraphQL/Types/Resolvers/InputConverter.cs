namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>Converts coerced values into the CLR types that parameters and properties have.</summary>
internal abstract class InputConverter
{
    public abstract object? Convert(object? value);

    public static InputConverter For(Type target, GraphQLType type)
    {
        if (TypeShape.IsOptional(target))
            return new OptionalConverter(target, For(target.GetGenericArguments()[0], type));
        var plain = Nullable.GetUnderlyingType(target) ?? target;
        return type.Nullable switch
        {
            ListType list => ListConverter.Create(plain, list),
            InputObjectType input => new InputObjectConverter(plain, input),
            _ => new LeafConverter(plain),
        };
    }
}
