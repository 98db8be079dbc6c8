using System.Runtime.CompilerServices;

namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>A call with a result.</summary>
public abstract class GrainFunctionRequest<TResult> : GrainRequest
{
    // A builder makes the task without a second object, which a completion source would be.
    private AsyncTaskMethodBuilder<TResult> _promise = AsyncTaskMethodBuilder<TResult>.Create();

    /// <summary>Takes the task while nobody else can.</summary>
    protected GrainFunctionRequest() => Task = _promise.Task;

    internal Task<TResult> Task { get; private set; }

    internal override Task UntypedTask => Task;

    /// <summary>Calls the method of the grain.</summary>
    protected abstract Task<TResult> Invoke(object grain);

    internal override void RenewPromise()
    {
        _promise = AsyncTaskMethodBuilder<TResult>.Create();
        Task = _promise.Task;
    }

    internal override Task InvokeOn(object grain) => Invoke(grain);

    internal override void Complete(Task invocation, GrainValueCopier? copier) =>
        Complete(((Task<TResult>)invocation).GetAwaiter().GetResult(), copier);

    internal override void Complete(object? result, GrainValueCopier? copier) => Complete((TResult)result!, copier);

    internal override void Fail(Exception exception) => _promise.SetException(exception);

    internal override object? ResultOf(Task invocation) => ((Task<TResult>)invocation).GetAwaiter().GetResult();

    private void Complete(TResult result, GrainValueCopier? copier) =>
        _promise.SetResult(copier is null ? result : copier.Copy(result, isImmutable: false));
}
