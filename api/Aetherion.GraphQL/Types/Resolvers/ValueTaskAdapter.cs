namespace Aetherion.GraphQL.Types.Resolvers;

internal sealed class ValueTaskAdapter<T> : AsyncAdapter
{
    public override ValueTask<object?> Unwrap(object? task)
    {
        var typed = (ValueTask<T>)task!;
        return typed.IsCompletedSuccessfully ? new ValueTask<object?>(typed.Result) : Await(typed);
    }

    private static async ValueTask<object?> Await(ValueTask<T> task) => await task.ConfigureAwait(false);
}
