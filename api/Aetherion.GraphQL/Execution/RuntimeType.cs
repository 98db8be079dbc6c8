using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution;

internal static class RuntimeType
{
    /// <summary>
    /// The object type of a value in a field of the given type; null when it is none of the possible ones.
    /// </summary>
    public static ObjectType? Find(GraphQLSchema schema, NamedType declared, object value)
    {
        if (declared is ObjectType objectType)
            return objectType;
        var found = schema.FindObjectType(value.GetType());
        return found is not null && ((IAbstractType)declared).IsPossibleType(found) ? found : null;
    }
}
