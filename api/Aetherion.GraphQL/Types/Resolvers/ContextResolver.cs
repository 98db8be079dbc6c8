using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

internal sealed class ContextResolver(Func<ResolverContext, object?> resolve) : FieldResolver
{
    public override bool IsAsync => false;

    public override object? Resolve(ResolverContext context) => resolve(context);
}
