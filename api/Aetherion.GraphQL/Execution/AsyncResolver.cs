using System.Collections;
using Aetherion.GraphQL.Execution.Planning;
using Aetherion.GraphQL.Types;

namespace Aetherion.GraphQL.Execution;

/// <summary>
/// Starts every asynchronous field as soon as its parent is there, all of a level together, and knows when the last
/// one has ended. Nothing is written yet and no null propagates: what throws is kept as a <see cref="FieldFault"/>.
/// </summary>
internal sealed class AsyncResolver(OperationState state)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One for the walk that starts everything, so that the count cannot reach zero before it has ended.
    private int _pending = 1;

    /// <summary>Resolves the fields of an object and all below them.</summary>
    public async ValueTask<ResolvedObject> ResolveAsync(SelectionPlan plan, object? source)
    {
        ResolvedObject root;
        state.Request.Batches.Enter();
        try
        {
            root = Start(plan, source);
        }
        finally
        {
            state.Request.Batches.Exit();
        }

        await EndWalkAsync().ConfigureAwait(false);
        return root;
    }

    /// <summary>Resolves one field of the root, for operations whose fields run one after the other.</summary>
    public async ValueTask ResolveFieldAsync(ResolvedObject root, int index)
    {
        state.Request.Batches.Enter();
        try
        {
            StartField(root, index);
        }
        finally
        {
            state.Request.Batches.Exit();
        }

        await EndWalkAsync().ConfigureAwait(false);
    }

    /// <summary>Resolves what is below a value that is there already: the event of a subscription.</summary>
    public async ValueTask ResolveValueAsync(ResolvedObject root, int index, object? value)
    {
        state.Request.Batches.Enter();
        try
        {
            var field = root.Plan.Fields[index];
            root.Values[index] = Expand(field, field.Type, value);
        }
        finally
        {
            state.Request.Batches.Exit();
        }

        await EndWalkAsync().ConfigureAwait(false);
    }

    private Task EndWalkAsync()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
            return Task.CompletedTask;
        return _done.Task.WaitAsync(state.Request.Cancellation);
    }

    private ResolvedObject Start(SelectionPlan plan, object? source)
    {
        var node = new ResolvedObject(plan, source);
        for (var index = 0; index < plan.Fields.Length; index++)
        {
            if (plan.Fields[index].HasAsync)
                StartField(node, index);
        }

        return node;
    }

    private void StartField(ResolvedObject node, int index)
    {
        var field = node.Plan.Fields[index];
        try
        {
            object? value;
            if (field.Resolver.IsAsync)
            {
                var task = state.ResolveAsync(field, node.Source);
                if (!task.IsCompletedSuccessfully)
                {
                    Interlocked.Increment(ref _pending);
                    _ = AwaitAsync(node, index, task);
                    return;
                }

                value = task.Result;
            }
            else
            {
                value = state.Resolve(field, node.Source);
            }

            node.Values[index] = Expand(field, field.Type, value);
        }
        catch (Exception exception)
        {
            node.Values[index] = new FieldFault(exception);
        }
    }

    // Never throws: everything a resolver does ends in the value, and the count goes down in the end.
    private async Task AwaitAsync(ResolvedObject node, int index, ValueTask<object?> task)
    {
        try
        {
            var value = await task.ConfigureAwait(false);
            state.Request.Batches.Enter();
            try
            {
                var field = node.Plan.Fields[index];
                node.Values[index] = Expand(field, field.Type, value);
            }
            finally
            {
                state.Request.Batches.Exit();
            }
        }
        catch (Exception exception)
        {
            node.Values[index] = new FieldFault(exception);
        }
        finally
        {
            if (Interlocked.Decrement(ref _pending) == 0)
                _done.SetResult();
        }
    }

    private object? Expand(FieldPlan field, GraphQLType type, object? value)
    {
        if (value is null || field.SubSelection is not { MayHaveAsync: true } selection)
            return value;
        type = type.Nullable;
        if (type is ListType list)
            return ExpandList(field, list, value);
        // A value of no possible type is left as it is; writing it makes the error.
        if (RuntimeType.Find(state.Request.Schema, (NamedType)type, value) is not { } objectType)
            return value;
        var plan = selection.For(objectType);
        return plan.HasAsync ? Start(plan, value) : value;
    }

    private object ExpandList(FieldPlan field, ListType type, object value)
    {
        if (value is not IEnumerable items)
            return value;
        var expanded = new List<object?>(value is ICollection collection ? collection.Count : 0);
        foreach (var item in items)
            expanded.Add(Expand(field, type.ElementType, item));
        return new ResolvedList([.. expanded]);
    }
}
