using System.Reflection;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>The value a method returns, its parameters bound from the request.</summary>
internal sealed class MethodResolver(
    MethodInfo method,
    bool onParent,
    ParameterBinder[] binders,
    AsyncAdapter? adapter,
    bool isStream)
    : FieldResolver
{
    private MethodInvoker? _invoker;

    public override bool IsAsync => adapter is not null || isStream;

    public override object? Resolve(ResolverContext context)
    {
        var target = TargetOf(context);
        var arguments = binders.Length == 0 ? [] : new object?[binders.Length];
        for (var index = 0; index < binders.Length; index++)
            arguments[index] = binders[index].Bind(context);
        return (_invoker ??= MethodInvoker.Create(method)).Invoke(target, arguments.AsSpan());
    }

    private object? TargetOf(ResolverContext context)
    {
        if (method.IsStatic)
            return null;
        return onParent ? context.ParentValue : context.GetInstance(method.DeclaringType!);
    }

    public override ValueTask<object?> ResolveAsync(ResolverContext context)
    {
        var result = Resolve(context);
        return adapter is null ? new ValueTask<object?>(result) : adapter.Unwrap(result);
    }
}
