using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>
/// One call: method, arguments, and the promise of its answer. Generated code derives one class a method.
/// </summary>
public abstract class GrainRequest : IInvokable
{
    private int _answered;

    /// <summary>The method.</summary>
    public abstract GrainMethod Method { get; }

    /// <summary>The token among the arguments, if the method has one.</summary>
    public virtual CancellationToken CancellationToken => CancellationToken.None;

    /// <summary>The next request in the mailbox.</summary>
    internal GrainRequest? Next { get; set; }

    /// <summary>The place among the requests that await an answer.</summary>
    internal GrainRequest? PendingNext { get; set; }

    internal GrainRequest? PendingPrevious { get; set; }

    internal int PendingStripe { get; set; } = -1;

    /// <summary>When the request was sent, in the clock's own units.</summary>
    internal long SentAt { get; set; }

    /// <summary>What watches the caller's cancellation token, if it has one.</summary>
    internal IDisposable? CancellationWatch { get; set; }

    internal bool IsAnswered => Volatile.Read(ref _answered) != 0;

    /// <summary>Whether the request dies with the activation it was put to, instead of going to the next one.</summary>
    internal virtual bool IsBoundToActivation => false;

    /// <summary>Whether the request keeps its activation from idle collection.</summary>
    internal virtual bool KeepsAlive => true;

    /// <summary>Whether the request is the host's own: filters and mailbox bound do not apply.</summary>
    internal virtual bool IsInternal => false;

    internal GrainId TargetId { get; set; }

    internal IGrainContext? Source { get; set; }

    internal RequestContextValues? Context { get; set; }

    internal abstract Task UntypedTask { get; }

    /// <inheritdoc/>
    public virtual int GetArgumentCount() => 0;

    /// <inheritdoc/>
    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc/>
    public string GetMethodName() => Method.MethodName;

    /// <inheritdoc/>
    public string GetInterfaceName() => Method.InterfaceName;

    /// <inheritdoc/>
    public Type GetInterfaceType() => Method.InterfaceType;

    /// <inheritdoc/>
    public MethodInfo GetMethod() => Method.InterfaceMethod;

    /// <summary>Replaces the arguments by copies where they need it.</summary>
    protected virtual void CopyArguments(GrainValueCopier copier)
    {
    }

    internal void Detach(GrainValueCopier copier) => CopyArguments(copier);

    /// <summary>The right to answer, which only the first gets: the grain, the time-out or the cancellation.</summary>
    internal bool TryClaimAnswer() => Interlocked.Exchange(ref _answered, 1) == 0;

    /// <summary>The same call with a promise of its own.</summary>
    internal GrainRequest WithNewPromise()
    {
        var copy = (GrainRequest)MemberwiseClone();
        copy.RenewPromise();
        return copy;
    }

    internal abstract void RenewPromise();

    internal abstract Task InvokeOn(object grain);

    /// <summary>Answers with the result of an invocation that has ended well.</summary>
    internal abstract void Complete(Task invocation, GrainValueCopier? copier);

    /// <summary>Answers with a result that filters have set.</summary>
    internal abstract void Complete(object? result, GrainValueCopier? copier);

    internal abstract void Fail(Exception exception);

    internal abstract object? ResultOf(Task invocation);
}
