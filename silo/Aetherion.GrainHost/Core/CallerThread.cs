using Aetherion.GrainModel.CodeGeneration;

namespace Aetherion.GrainHost.Core;

/// <summary>
/// Turns on the thread of whoever calls. Waking another thread takes longer than many a turn, and where all threads have one core
/// it also takes that core from the caller.
/// </summary>
internal static class CallerThread
{
    /// <summary>Nothing ambient: a turn sees nothing of what flows with its caller but the request's own context.</summary>
    private static readonly ExecutionContext Clean = CaptureClean();

    /// <summary>
    /// Whether the turn of a request may run here: not within another grain's turn, which would last longer by it, and not where
    /// a synchronization context would take what the turn awaits.
    /// </summary>
    public static bool MayRun(GrainRequest request, GrainHostOptions options) =>
        request is { Source: null, IsInternal: false } && SynchronizationContext.Current is null && options.TakesTurns();

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
