using Aetherion.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>Resolves a field inside the interceptors of mutations.</summary>
internal sealed class InterceptedResolver(FieldResolver inner) : FieldResolver
{
    public override bool IsAsync => true;

    public override ValueTask<object?> ResolveAsync(ResolverContext context)
    {
        Func<ValueTask<object?>> next = () => ResolveInnerAsync(context);
        foreach (var interceptor in context.Services.GetServices<IMutationInterceptor>().Reverse())
        {
            var following = next;
            next = () => interceptor.InvokeAsync(context, following);
        }

        return next();
    }

    private ValueTask<object?> ResolveInnerAsync(ResolverContext context)
    {
        if (inner.IsPure)
            return new ValueTask<object?>(inner.ResolvePure(context.ParentValue));
        return inner.ResolveAsync(context);
    }
}
