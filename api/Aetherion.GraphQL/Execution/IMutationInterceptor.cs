namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Stands round every field of the mutation type, those that are added later included. Interceptors are services of the
/// request; the one that was registered first is the outermost. One may change the value, or throw.
/// </summary>
public interface IMutationInterceptor
{
    ValueTask<object?> InvokeAsync(IResolverContext context, Func<ValueTask<object?>> next);
}
