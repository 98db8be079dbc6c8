using System.Runtime.CompilerServices;

namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>A call without a result.</summary>
public abstract class GrainActionRequest : GrainRequest
{
    // A builder makes the task without a second object, which a completion source would be.
    private AsyncTaskMethodBuilder _promise = AsyncTaskMethodBuilder.Create();

    /// <summary>Takes the task while nobody else can.</summary>
    protected GrainActionRequest() => Task = _promise.Task;

    internal Task Task { get; private set; }

    internal override Task UntypedTask => Task;

    /// <summary>Calls the method of the grain.</summary>
    protected abstract Task Invoke(object grain);

    internal override void RenewPromise()
    {
        _promise = AsyncTaskMethodBuilder.Create();
        Task = _promise.Task;
    }

    internal override Task InvokeOn(object grain) => Invoke(grain);

    internal override void Complete(Task invocation, GrainValueCopier? copier) => _promise.SetResult();

    internal override void Complete(object? result, GrainValueCopier? copier) => _promise.SetResult();

    internal override void Fail(Exception exception) => _promise.SetException(exception);

    internal override object? ResultOf(Task invocation) => null;
}
