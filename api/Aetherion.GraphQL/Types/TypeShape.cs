using System.Collections;
using System.Reflection;

namespace Aetherion.GraphQL.Types;

/// <summary>
/// A CLR type as the schema sees it: tasks unwrapped, lists taken apart, nullability known at each level.
/// </summary>
internal sealed record TypeShape(Type ClrType, bool IsNullable, TypeShape? Element)
{
    public static TypeShape Of(NullabilityInfo info, bool forInput)
    {
        var type = info.Type;
        if (type.IsGenericType && IsWrapper(type.GetGenericTypeDefinition()))
        {
            var inner = Of(info.GenericTypeArguments[0], forInput);
            return IsOptional(type) ? inner with { IsNullable = true } : inner;
        }

        var isNullable = IsNullableAt(info, forInput);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return new TypeShape(underlying, true, null);
        return new TypeShape(type, isNullable, ElementOf(info, forInput));
    }

    public static bool IsAsync(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is var definition
        && (definition == typeof(Task<>) || definition == typeof(ValueTask<>));

    public static bool IsOptional(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    public static bool IsStream(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>);

    private static bool IsWrapper(Type definition) =>
        definition == typeof(Task<>) || definition == typeof(ValueTask<>) || definition == typeof(Optional<>)
        || definition == typeof(IAsyncEnumerable<>);

    private static bool IsNullableAt(NullabilityInfo info, bool forInput)
    {
        var state = forInput && info.WriteState != NullabilityState.Unknown ? info.WriteState : info.ReadState;
        return state != NullabilityState.NotNull;
    }

    private static TypeShape? ElementOf(NullabilityInfo info, bool forInput)
    {
        if (info.ElementType is { } element)
            return Of(element, forInput);
        var type = info.Type;
        var isList = type != typeof(string) && type.IsGenericType && info.GenericTypeArguments.Length == 1
            && typeof(IEnumerable).IsAssignableFrom(type);
        return isList ? Of(info.GenericTypeArguments[0], forInput) : null;
    }
}
