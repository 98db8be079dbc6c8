using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types.Resolvers;

/// <summary>Where a parameter of a resolver method gets its value.</summary>
internal abstract class ParameterBinder
{
    public abstract object? Bind(ResolverContext context);
}
