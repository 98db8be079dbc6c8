using System.Collections.Frozen;
using Aetherion.GrainModel.CodeGeneration;

namespace Aetherion.GrainHost.Core;

/// <summary>
/// Turns on the thread of whoever calls. Waking another thread takes longer than many a turn, and where all threads have one core
/// it also takes that core from the caller.
/// </summary>
internal sealed class CallerThread(IEnumerable<(Type Interface, string Method)> methods)
{
    /// <summary>Nothing ambient: a turn sees nothing of what flows with its caller but the request's own context.</summary>
    private static readonly ExecutionContext Clean = CaptureClean();

    private readonly FrozenSet<(Type Interface, string Method)> _methods = methods.ToFrozenSet();

    /// <summary>
    /// Whether the turn of a request may run here. Not within another grain's turn, which would last longer by it, and not where
    /// a synchronization context would take what the turn awaits.
    /// </summary>
    public bool MayRun(GrainRequest request) =>
        _methods.Count > 0
        && request.Source is null
        && SynchronizationContext.Current is null
        && _methods.Contains((request.Method.InterfaceType, request.Method.MethodName));

    public static void Run(IThreadPoolWorkItem slice) =>
        ExecutionContext.Run(Clean, static state => ((IThreadPoolWorkItem)state!).Execute(), slice);

    private static ExecutionContext CaptureClean()
    {
        ExecutionContext? captured = null;
        Thread thread = new(() => captured = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return captured!;
    }
}
