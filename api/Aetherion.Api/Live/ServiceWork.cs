namespace Aetherion.Api.Live;

/// <summary>
/// Starts what several callers share as work of the service: without the caller, the trace and whatever else flows with
/// the request that happened to need it first.
/// </summary>
internal static class ServiceWork
{
    public static Task RunAsync(Func<Task> work) => WithoutFlow(() => Task.Run(work));

    public static Task<T> RunAsync<T>(Func<Task<T>> work) => WithoutFlow(() => Task.Run(work));

    public static ITimer CreateTimer(TimeProvider time, TimerCallback callback, object state, TimeSpan interval) =>
        WithoutFlow(() => time.CreateTimer(callback, state, interval, interval));

    private static T WithoutFlow<T>(Func<T> start)
    {
        if (ExecutionContext.IsFlowSuppressed())
            return start();
        using (ExecutionContext.SuppressFlow())
            return start();
    }
}
