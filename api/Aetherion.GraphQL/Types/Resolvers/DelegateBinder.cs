using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

internal sealed class DelegateBinder(Func<ResolverContext, object?> bind) : ParameterBinder
{
    public override object? Bind(ResolverContext context) => bind(context);
}
