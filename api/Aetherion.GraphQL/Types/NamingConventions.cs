using System.Reflection;
using System.Text;

namespace Aetherion.GraphQL.Types;

/// <summary>How names of the schema follow from CLR names.</summary>
internal static class NamingConventions
{
    private const string InputSuffix = "Input";
    private const string AsyncSuffix = "Async";
    private const string GetPrefix = "Get";

    public static string OutputTypeName(Type type)
    {
        var name = SchemaAttributes.Get<GraphQLNameAttribute>(type)?.Name
            ?? SchemaAttributes.Get<ObjectTypeAttribute>(type)?.Name
            ?? SchemaAttributes.Get<InterfaceTypeAttribute>(type)?.Name
            ?? SchemaAttributes.Get<UnionTypeAttribute>(type)?.Name;
        if (name is not null)
            return name;
        name = PlainName(type);
        var isClrInterface = type.IsInterface && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]);
        return isClrInterface ? name[1..] : name;
    }

    public static string InputTypeName(Type type)
    {
        if (SchemaAttributes.Get<GraphQLNameAttribute>(type) is { } attribute)
            return attribute.Name;
        var name = PlainName(type);
        return name.EndsWith(InputSuffix, StringComparison.Ordinal) ? name : name + InputSuffix;
    }

    public static string MemberName(MemberInfo member)
    {
        if (SchemaAttributes.Get<GraphQLNameAttribute>(member) is { } attribute)
            return attribute.Name;
        var name = member.Name;
        if (member is MethodInfo)
        {
            if (name.EndsWith(AsyncSuffix, StringComparison.Ordinal) && name.Length > AsyncSuffix.Length)
                name = name[..^AsyncSuffix.Length];
            if (name.StartsWith(GetPrefix, StringComparison.Ordinal) && name.Length > GetPrefix.Length
                && char.IsUpper(name[GetPrefix.Length]))
            {
                name = name[GetPrefix.Length..];
            }
        }

        return CamelCase(name);
    }

    public static string ParameterName(ParameterInfo parameter) =>
        SchemaAttributes.Get<GraphQLNameAttribute>(parameter)?.Name ?? CamelCase(parameter.Name!);

    /// <summary>
    /// The first run of capitals becomes small, save its last where a small letter follows: IOMode, ioMode.
    /// </summary>
    public static string CamelCase(string name)
    {
        var characters = name.ToCharArray();
        for (var index = 0; index < characters.Length && char.IsUpper(characters[index]); index++)
        {
            if (index > 0 && index + 1 < characters.Length && char.IsLower(characters[index + 1]))
                break;
            characters[index] = char.ToLowerInvariant(characters[index]);
        }

        return new string(characters);
    }

    /// <summary>SCREAMING_SNAKE: BullMarket is BULL_MARKET, M15 stays M15.</summary>
    public static string EnumValueName(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord = index > 0 && char.IsUpper(name[index]) && name[index - 1] != '_'
                && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            if (startsWord)
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[index]));
        }

        return text.ToString();
    }

    private static string PlainName(Type type)
    {
        if (!type.IsGenericType)
            return type.Name;
        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}Of{string.Join("And", type.GetGenericArguments().Select(OutputTypeName))}";
    }
}
