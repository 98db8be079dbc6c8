using System.Reflection;

namespace Aetherion.GraphQL.Types;

/// <summary>Reads the schema's attributes of classes and members.</summary>
internal static class SchemaAttributes
{
    public static bool IsAnnotated(Type type) =>
        !type.IsGenericTypeDefinition
        && type.CustomAttributes.Any(
            attribute => attribute.AttributeType.Namespace == typeof(QueryTypeAttribute).Namespace)
        && (Has<QueryTypeAttribute>(type) || Has<MutationTypeAttribute>(type) || Has<SubscriptionTypeAttribute>(type)
            || Has<ObjectTypeAttribute>(type) || Has<InterfaceTypeAttribute>(type) || Has<UnionTypeAttribute>(type)
            || GetExtension(type) is not null);

    public static bool Has<T>(ICustomAttributeProvider provider)
        where T : Attribute => provider.IsDefined(typeof(T), inherit: false);

    public static T? Get<T>(ICustomAttributeProvider provider)
        where T : Attribute => provider.GetCustomAttributes(typeof(T), inherit: false).FirstOrDefault() as T;

    public static IObjectTypeExtension? GetExtension(Type type) =>
        type.GetCustomAttributes(inherit: false).OfType<IObjectTypeExtension>().FirstOrDefault();

    /// <summary>What the class and then the member itself ask for; nothing where everybody is let in.</summary>
    public static IReadOnlyList<AuthorizeAttribute> GetAuthorization(MemberInfo member) =>
        Has<AllowAnonymousAttribute>(member)
            ? []
            : [.. member.DeclaringType!.GetCustomAttributes<AuthorizeAttribute>(inherit: false),
                .. member.GetCustomAttributes<AuthorizeAttribute>(inherit: false)];

    public static string? GetDescription(ICustomAttributeProvider provider) =>
        Get<GraphQLDescriptionAttribute>(provider)?.Description;

    public static double? GetWeight(ICustomAttributeProvider provider) => Get<CostAttribute>(provider)?.Weight;

    public static string? GetDeprecation(ICustomAttributeProvider provider) =>
        Get<GraphQLDeprecatedAttribute>(provider)?.Reason ?? Get<ObsoleteAttribute>(provider)?.Message;
}
