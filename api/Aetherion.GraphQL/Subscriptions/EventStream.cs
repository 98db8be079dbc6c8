using System.Runtime.CompilerServices;
using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Subscriptions;

/// <summary>Executes a subscription's selection for each event of its source.</summary>
internal sealed class EventStream(
    IAsyncEnumerable<object?> events,
    Func<OperationState> newState,
    ErrorReporter reporter)
{
    public async IAsyncEnumerable<ExecutionResult> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var source = events.GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(source).ConfigureAwait(false))
            yield return await ExecuteAsync(source.Current).ConfigureAwait(false);
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<object?> source)
    {
        var state = newState();
        try
        {
            return await source.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (state.Request.Cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            var errors = new List<IError>();
            var field = state.Plan.Root.Fields[0];
            reporter.Report(errors, exception, [field.ResponseKey], null, state.Request.Cancellation);
            throw new GraphQLException([.. errors]);
        }
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(object? value)
    {
        var state = newState();
        var root = state.Plan.Root;
        var resolved = new ResolvedObject(root, null);
        await new AsyncResolver(state).ResolveValueAsync(resolved, 0, value).ConfigureAwait(false);
        var buffer = new ResultBuffer();
        var writer = new ResultWriter(state, buffer, reporter);
        if (!writer.WriteObject(root, null, resolved))
        {
            buffer.Truncate(0);
            buffer.WriteNull();
        }

        return new ExecutionResult(buffer, writer.Errors);
    }
}
