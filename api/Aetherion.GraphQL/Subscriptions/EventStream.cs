using System.Runtime.CompilerServices;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Execution.Planning;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Subscriptions;

/// <summary>Executes a subscription's selection for each event of its source.</summary>
internal sealed class EventStream(
    IAsyncEnumerable<object?> events,
    OperationPlan plan,
    VariableValues variables,
    Func<OperationState> newState,
    ErrorReporter reporter)
{
    private readonly FieldPlan _field = plan.Root.Fields[0];

    public async IAsyncEnumerable<ExecutionResult> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var source = events.GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(source).ConfigureAwait(false))
        {
            var value = source.Current;
            if (value is ISharedEvent shared && shared.Results.Find(plan, variables.Fingerprint) is { } known)
                yield return known;
            else
                yield return await ExecuteAsync(value).ConfigureAwait(false);
        }
    }

    // Runs for each event of each subscriber.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<object?> source)
    {
        try
        {
            return await source.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var request = newState().Request;
            if (exception is OperationCanceledException && request.Cancellation.IsCancellationRequested)
                return false;
            var errors = new List<IError>();
            reporter.Report(errors, exception, [_field.ResponseKey], null, request.Cancellation);
            throw new GraphQLException([.. errors]);
        }
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(object? value)
    {
        var state = newState();
        var resolved = new ResolvedObject(plan.Root, null);
        await new AsyncResolver(state).ResolveValueAsync(resolved, 0, value).ConfigureAwait(false);
        var buffer = new ResultBuffer();
        var writer = new ResultWriter(state, buffer, reporter);
        if (!writer.WriteObject(plan.Root, null, resolved))
        {
            buffer.Truncate(0);
            buffer.WriteNull();
        }

        var result = new ExecutionResult(buffer, writer.Errors);
        return value is ISharedEvent shared && IsShareable(value, result, state.Request.Schema)
            ? Share(shared, result)
            : result;
    }

    // What is awaited may depend on the moment and the request's services; what failed is reported to each subscriber.
    private bool IsShareable(object value, ExecutionResult result, GraphQLSchema schema) =>
        result.Errors.Count == 0
        && _field.Type.Nullable is NamedType declared
        && RuntimeType.Find(schema, declared, value) is { } type
        && _field.SubSelection?.For(type).HasAsync == false;

    private ExecutionResult Share(ISharedEvent shared, ExecutionResult result)
    {
        using (result)
            return shared.Results.Add(plan, variables.Fingerprint, result);
    }
}
