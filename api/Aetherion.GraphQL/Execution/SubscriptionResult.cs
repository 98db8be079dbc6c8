namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Either a stream of results, one for each event, or the errors that kept the subscription from starting. The stream
/// throws <see cref="GraphQLException"/> when its source fails; each result is the reader's to dispose.
/// </summary>
public sealed class SubscriptionResult
{
    internal SubscriptionResult(ExecutionResult failure) => Failure = failure;

    internal SubscriptionResult(IAsyncEnumerable<ExecutionResult> stream) => Stream = stream;

    public ExecutionResult? Failure { get; }

    public IAsyncEnumerable<ExecutionResult>? Stream { get; }
}
