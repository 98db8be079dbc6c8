namespace Aetherion.GraphQL.Types.Resolvers;

internal sealed class TaskAdapter<T> : AsyncAdapter
{
    public override ValueTask<object?> Unwrap(object? task)
    {
        var typed = (Task<T>)task!;
        return typed.IsCompletedSuccessfully ? new ValueTask<object?>(typed.Result) : Await(typed);
    }

    private static async ValueTask<object?> Await(Task<T> task) => await task.ConfigureAwait(false);
}
